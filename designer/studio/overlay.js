// Elsa Studio speaks English. This puts our words over its own wherever a whole text, or the text of a tooltip, is in the dictionary.
(async () => {
  'use strict';
  const attributes = ['placeholder', 'title', 'aria-label'];
  // Code is not prose, and neither is what a person typed.
  const spared = '.monaco-editor, script, style, textarea, [contenteditable=true], .gast-kop, .x6-graph-svg';
  const answer = await fetch(document.getElementById('woorden').href);
  const { teksten, patronen } = await answer.json();
  const words = new Map(Object.entries(teksten));
  const patterns = patronen.map(([from, to]) => [new RegExp(from), to]);

  // Only a text that differs from its translation is written: writing is itself a change, and would come back here for ever.
  const dutch = (text) => {
    const key = text.trim().replace(/\s+/g, ' ');
    if (!key)
      return null;
    const [from, to] = words.has(key) ? [] : patterns.find(([p]) => p.test(key)) ?? [];
    const word = words.get(key) ?? (from ? key.replace(from, to) : key);
    return word === key ? null : text.replace(text.trim(), () => word);
  };

  const say = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const word = node.parentElement?.closest(spared) ? null : dutch(node.data);
      if (word !== null)
        node.data = word;
      return;
    }

    if (node.nodeType !== Node.ELEMENT_NODE || node.closest(spared))
      return;
    for (const name of attributes) {
      const word = node.hasAttribute(name) ? dutch(node.getAttribute(name)) : null;
      if (word !== null)
        node.setAttribute(name, word);
    }
    // A chosen line of a list stands in a field that nobody can type in.
    if (node instanceof HTMLInputElement && node.readOnly && node.closest('.mud-select'))
      node.value = dutch(node.value) ?? node.value;
    node.childNodes.forEach(say);
  };

  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === 'childList')
        change.addedNodes.forEach(say);
      else
        say(change.target);
    }
  }).observe(document.body, { childList: true, characterData: true, attributes: true, attributeFilter: attributes, subtree: true });
  say(document.body);
})();
