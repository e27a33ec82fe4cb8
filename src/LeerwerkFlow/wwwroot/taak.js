// A taak works without this file: then the button keeps the typed text. With it, text is kept a few seconds after typing stops; confidential fields never are.
(() => {
  const wait = 3000;

  for (const form of document.querySelectorAll('form[data-taak][data-bewaar="ja"]')) {
    const status = form.querySelector('[data-bewaard]');
    let timer = 0;
    let sent = '';

    const typed = () => {
      const data = new FormData(form);
      for (const input of form.querySelectorAll('[data-vertrouwelijk="ja"]')) data.delete(input.name);
      return data;
    };

    const keep = async () => {
      const data = typed();
      const text = JSON.stringify([...data].filter(([name]) => !name.startsWith('__')));
      if (text === sent) return;
      try {
        const answer = await fetch(`/taak/${form.dataset.taak}?handler=Concept`, { method: 'POST', body: data, headers: { 'X-Requested-With': 'taak' } });
        if (answer.ok) sent = text;
        status.textContent = answer.ok
          ? `Voorlopig bewaard om ${new Date().toLocaleTimeString('nl-BE', { hour: '2-digit', minute: '2-digit' })}. Het staat nog niet in het dossier.`
          : 'Voorlopig bewaren lukte niet: iemand anders deed iets met deze taak. Wat je typt, blijft op deze pagina staan.';
      } catch {
        status.textContent = 'Er is nu geen verbinding. Wat je typt, blijft op deze pagina staan.';
      }
    };

    form.addEventListener('input', event => {
      if (event.target.dataset.vertrouwelijk === 'ja') return;
      clearTimeout(timer);
      timer = setTimeout(keep, wait);
    });
    form.addEventListener('submit', () => clearTimeout(timer));
  }
})();
