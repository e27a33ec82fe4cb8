// The inbox works without this file. With it one key does what else takes a mouse. Keys do nothing while somebody types, and a person can switch the single ones off (WCAG 2.1.4).
(() => {
  const list = document.querySelector('[data-postvak]');
  if (!list) return;
  const single = list.dataset.toetsen === 'aan';
  const sheet = document.getElementById('toetsen');
  const bar = document.getElementById('samen');
  const rows = [...list.querySelectorAll('.taken > li')];
  const boxes = [...list.querySelectorAll('input[name=Rij]')];
  const here = () => rows.findIndex(row => row.contains(document.activeElement));

  const go = index => {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    if (!row) return;
    row.querySelector('a').focus();
    row.scrollIntoView({ block: 'nearest' });
  };

  const follow = selector => document.querySelector(selector)?.click();

  const count = () => {
    const chosen = boxes.filter(box => box.checked).length;
    bar.querySelector('[data-gekozen]').textContent = chosen === 0
      ? 'Vink taken aan om ze samen te doen. Je ziet eerst wat er gebeurt.'
      : `${chosen} ${chosen === 1 ? 'taak' : 'taken'} gekozen.`;
  };

  const tick = () => {
    const box = rows[here()]?.querySelector('input[name=Rij]');
    if (!box) return;
    box.checked = !box.checked;
    count();
  };

  const keys = {
    j: () => go(here() + 1),
    k: () => go(here() < 0 ? 0 : here() - 1),
    x: tick,
    b: () => bar?.querySelector('button:not([hidden])')?.focus(),
    n: () => follow('a[rel=next]'),
    p: () => follow('a[rel=prev]'),
    '/': () => document.querySelector('[data-zoek]')?.focus(),
    '?': () => sheet.showPopover(),
  };

  document.addEventListener('keydown', event => {
    const typing = event.target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]');
    if (typing || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || sheet.matches(':popover-open')) return;

    const inRow = here() >= 0;
    let act;
    if (inRow && event.key === 'ArrowDown') act = keys.j;
    else if (inRow && event.key === 'ArrowUp') act = keys.k;
    // In a box Enter would send the form.
    else if (event.key === 'Enter' && event.target.matches('input[name=Rij]')) act = () => rows[here()].querySelector('a').click();
    else if (single && /^[1-5]$/.test(event.key)) act = () => follow(`[data-toets="${event.key}"]`);
    else if (single) act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
    if (!act) return;
    event.preventDefault();
    act();
  });

  if (!bar) return;
  list.addEventListener('change', count);
  // A browser that comes back keeps the ticks.
  window.addEventListener('pageshow', count);
  const all = bar.querySelector('[data-alles]');
  all.hidden = false;
  all.addEventListener('click', () => {
    const on = boxes.some(box => !box.checked);
    for (const box of boxes) box.checked = on;
    count();
  });
})();
