// Forms work without this file. With it, fields that do not apply are hidden and groups grow a row at a time.
(() => {
  if (window.formulierKlaar) return;
  window.formulierKlaar = true;

  const values = (scope, name) =>
    [...scope.querySelectorAll(`[name="${CSS.escape(name)}"]`)]
      .filter(input => !['radio', 'checkbox'].includes(input.type) || input.checked)
      .map(input => input.value);

  const show = form => {
    for (const element of form.querySelectorAll('[data-toon-als]')) {
      const name = element.dataset.toonAls;
      if (!name) continue;
      const sources = form.querySelectorAll(`[name="${CSS.escape(name)}"]`);
      // The outcome may be a row of buttons: then nobody has chosen yet and everything stays in sight.
      if (sources.length === 0 || [...sources].every(source => source.tagName === 'BUTTON')) continue;
      const wanted = element.dataset.toonIs.split('|');
      const sourceHidden = [...sources].every(source => source.closest('[data-toon-als][hidden]'));
      const chosen = values(form, name);
      const undecided = name === 'uitkomst' && chosen.length === 0;
      element.hidden = !undecided && (sourceHidden || !chosen.some(value => wanted.includes(value)));
    }
  };

  const rows = group => [...group.querySelectorAll(':scope > [data-rij]')];

  const renumber = group => {
    rows(group).forEach((row, index) => { row.querySelector('[data-nummer]').textContent = index + 1; });
    const add = group.querySelector(':scope > .rij-erbij');
    if (add) add.hidden = rows(group).length >= Number(group.dataset.meest);
  };

  const removable = (group, row) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'rij-weg';
    button.textContent = 'Verwijder';
    button.setAttribute('aria-label', `Verwijder ${row.querySelector('legend').textContent.trim().toLowerCase()}`);
    button.addEventListener('click', () => {
      row.remove();
      renumber(group);
      group.querySelector(':scope > .rij-erbij').focus();
    });
    row.append(button);
  };

  const grow = group => {
    const template = group.querySelector(':scope > template');
    const spare = rows(group).filter(row => row.dataset.bezet === 'nee');
    const keep = Math.max(0, Number(group.dataset.minst) - (rows(group).length - spare.length));
    spare.slice(keep).forEach(row => row.remove());
    let next = Math.max(-1, ...rows(group).map(row => Number(row.dataset.rij))) + 1;
    const add = document.createElement('button');
    add.type = 'button';
    add.className = 'rij-erbij';
    add.textContent = `Voeg een ${group.dataset.rijlabel} toe`;
    add.addEventListener('click', () => {
      const holder = document.createElement('template');
      holder.innerHTML = template.innerHTML.replaceAll('__rij__', next++);
      const row = holder.content.querySelector('[data-rij]');
      add.before(row);
      renumber(group);
      removable(group, row);
      show(group.closest('form') ?? group);
      row.querySelector('input, select, textarea')?.focus();
    });
    group.append(add);
    renumber(group);
    rows(group).forEach(row => removable(group, row));
  };

  const begin = root => {
    for (const part of root.querySelectorAll('.formulier:not([data-klaar])')) {
      part.dataset.klaar = '';
      const form = part.closest('form') ?? part;
      part.querySelectorAll('[data-herhaling]').forEach(grow);
      form.addEventListener('change', () => show(form));
      show(form);
      part.querySelector('.foutenlijst')?.focus();
    }
  };

  begin(document);
  document.addEventListener('htmx:load', event => begin(event.target.parentNode ?? document));
})();
