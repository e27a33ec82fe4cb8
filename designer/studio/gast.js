// The host of Elsa Studio: puts the element of this page in place before Studio starts, and gives Studio what it counts on.
(() => {
  'use strict';
  const main = document.getElementById('studio');
  // The base of .NET 10: exception handling and SIMD. Both probes are the smallest module that uses the feature.
  const probes = [
    [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11],
    [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
  ];

  const fail = (zin) => {
    const message = document.createElement('p');
    message.className = 'gast-fout';
    message.setAttribute('role', 'alert');
    message.textContent = zin;
    main.replaceChildren(message);
  };

  if (typeof WebAssembly !== 'object' || !probes.every((bytes) => WebAssembly.validate(new Uint8Array(bytes)))) {
    fail('Deze browser kan Elsa Studio niet uitvoeren. Gebruik een recente Chrome, Edge, Firefox of Safari, of teken de flow in onze eigen ontwerper.');
    return;
  }

  // Without one of its files Studio waits for ever.
  addEventListener('error', (event) => {
    if (event.target instanceof HTMLScriptElement || event.target instanceof HTMLLinkElement)
      fail('Een deel van Elsa Studio kon niet geladen worden. Laad de pagina opnieuw; ben je afgemeld, meld je dan eerst weer aan.');
  }, true);

  // Dates and numbers as in Belgium.
  localStorage.setItem('BlazorCulture', 'nl-BE');

  // Studio has no router here: where it would change the address only, go there.
  for (const [name, go] of [['pushState', 'assign'], ['replaceState', 'replace']]) {
    const keep = history[name];
    history[name] = function (state, title, url) {
      const to = new URL(url ?? location.href, document.baseURI);
      if (to.pathname === location.pathname)
        keep.apply(history, arguments);
      else
        location[go](to);
    };
  }

  const { element: name, id } = main.dataset;
  const element = document.createElement(name);
  element.setAttribute('remote-endpoint', `${location.origin}/elsa/api`);
  if (id)
    element.setAttribute(name.includes('instance') ? 'instance-id' : 'definition-id', id);
  main.append(element);

  customElements.whenDefined(name).then(() => {
    element.editWorkflowDefinition = (definition) => location.assign(`/studio/workflows/definitions/${encodeURIComponent(definition)}/edit`);
    element.viewWorkflowInstance = (instance) => location.assign(`/studio/workflows/instances/${encodeURIComponent(instance)}/view`);
  });

  // The waiting line goes when Studio has drawn something.
  const waiting = main.querySelector('.gast-laadt');
  const drawn = new MutationObserver(() => {
    if (element.querySelector('.mud-container, .mud-paper, .mud-table, .rz-splitter')) {
      drawn.disconnect();
      waiting.remove();
    }
  });
  drawn.observe(element, { childList: true, subtree: true });
})();
