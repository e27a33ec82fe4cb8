// A taak works without this file: then the button keeps the typed text. With it, text is kept within two seconds, waits in this browser while the server cannot be reached, and is sent after.
// Confidential fields are never kept, here or there (S17).
(() => {
  const pause = 700; // of typing
  const most = 1500; // since the first letter that is not kept
  const retry = 4000;
  const beat = 10000;
  const lineage = 20; // pages that were opened one after another without a network
  const old = 14 * 24 * 3600 * 1000;
  const prefix = 'leerwerkflow.taak.';

  const clock = () => new Date().toLocaleTimeString('nl-BE', { hour: '2-digit', minute: '2-digit' });

  const store = {
    read: key => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    write: (key, value) => { try { localStorage.setItem(key, JSON.stringify(value)); return true; } catch { return false; } },
    drop: key => { try { localStorage.removeItem(key); } catch { /* a browser without storage keeps nothing */ } },
    prune: () => {
      try {
        for (const key of Object.keys(localStorage))
          if (key.startsWith(prefix) && !(store.read(key)?.op > Date.now() - old)) localStorage.removeItem(key);
      } catch { /* same */ }
    },
  };

  const begin = form => {
    const url = form.dataset.adres ?? `/taak/${form.dataset.taak}`; // by a link there is no other page
    const key = `${prefix}${form.dataset.wie}.${form.dataset.taak}`;
    const status = form.querySelector('[data-bewaard]');
    const version = form.elements.Conceptversie;
    const elders = form.querySelector('[data-elders]');
    const secret = () => new Set([...form.querySelectorAll('[data-vertrouwelijk="ja"]')].map(input => input.name));
    const typed = () => {
      const hidden = secret();
      return [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && !hidden.has(name) && !['__RequestVerificationToken', 'Conceptversie', 'Revisie'].includes(name));
    };
    const body = (entries, from, since) => {
      const data = new FormData();
      data.append('__RequestVerificationToken', form.elements.__RequestVerificationToken.value);
      data.append('Conceptversie', since);
      data.append('Venster', from.venster);
      data.append('Teller', from.teller);
      for (const earlier of from.na ?? []) data.append('Na', earlier);
      for (const [name, value] of entries) data.append(name, value);
      return data;
    };
    const say = text => { status.textContent = text; };

    // Which window this is and how often its text changed: a text that it sent before is no text of somebody else.
    // `na` are the windows whose text it went on from.
    const me = { venster: `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`, teller: 0, na: [] };

    // A page that came back after sending holds what was typed, and nobody kept that yet.
    const back = form.dataset.terug === 'ja';

    let kept = back ? '' : JSON.stringify(typed());
    let first = 0;
    let timer = 0;
    let busy = false;
    let pending = null; // of an earlier window, not sent yet
    let apart = elders.childElementCount > 0; // two texts stand beside each other and a person must choose

    const plan = wait => {
      clearTimeout(timer);
      timer = setTimeout(keep, wait);
    };

    const send = (entries, from, since, keepalive = false) => fetch(`${url}?handler=Concept`, { method: 'POST', keepalive, body: body(entries, from, since), headers: { 'X-Requested-With': 'taak' }, redirect: 'manual' });

    const answered = async (answer, text) => {
      if (answer.ok) {
        version.value = (await answer.json()).versie;
        kept = text;
        if (JSON.stringify(typed()) === text) store.drop(key);
        say(`Voorlopig bewaard om ${clock()}. Het staat nog niet in het dossier.`);
        return true;
      }
      if (answer.status === 409 && answer.headers.get('X-Conceptversie')) {
        apart = true;
        elders.innerHTML = await answer.text();
        const button = (label, action) => {
          const made = document.createElement('button');
          Object.assign(made, { type: 'button', className: 'knop knop-stil', textContent: label });
          made.addEventListener('click', action);
          elders.firstElementChild.append(made, ' ');
        };
        button('Houd wat hier staat', () => {
          version.value = answer.headers.get('X-Conceptversie');
          elders.replaceChildren();
          apart = false;
          keep();
        });
        button('Neem het andere', () => {
          store.drop(key);
          location.replace(url);
        });
        say('Nog niet bewaard: kies eerst welke tekst je houdt.');
      } else if (answer.type === 'opaqueredirect' || answer.status === 401) {
        status.innerHTML = 'Je bent niet meer aangemeld. <a href="/aanmelden" target="_blank" rel="noopener">Meld je aan in een nieuw venster</a> en kom hier terug: wat je typte, blijft staan.';
        plan(retry);
      } else if (answer.status >= 500 || answer.status === 429) {
        say('De server heeft het moeilijk. Wat je typt, blijft hier staan en gaat straks vanzelf door.');
        plan(retry);
      } else {
        say('Voorlopig bewaren lukte niet: iemand anders deed iets met deze taak, of je bent opnieuw aangemeld. Wat je typt, blijft hier staan. Laad de pagina opnieuw om verder te gaan.');
      }
      return false;
    };

    // What an earlier window could not send goes first: then what was typed since is no text of somebody else.
    const catchUp = async () => {
      if (!pending) return true;
      const answer = await send(pending.tekst, pending, pending.versie);
      if (!answer.ok) return answered(answer, '');
      version.value = (await answer.json()).versie;
      pending = null;
      return true;
    };

    // Puts text in the form as it was typed; rows of a group that are not there yet are asked for.
    const fill = entries => {
      const named = name => [...form.elements].filter(input => input.name === name);
      for (const input of form.elements) if (['radio', 'checkbox'].includes(input.type) && input.dataset.vertrouwelijk !== 'ja') input.checked = false;
      for (const [name, value] of entries) {
        const add = form.querySelector(`[data-herhaling="${CSS.escape(name.split('.')[0])}"] > .rij-erbij`);
        for (let n = 0; add && !add.hidden && named(name).length === 0 && n < 50; n++) add.click();
        for (const input of named(name)) {
          if (['radio', 'checkbox'].includes(input.type)) input.checked ||= input.value === value;
          else if (input.type !== 'hidden') input.value = value;
        }
      }
      form.dispatchEvent(new Event('change'));
    };

    const keep = async () => {
      const entries = typed();
      const text = JSON.stringify(entries);
      if (busy || apart) return;
      first = 0;
      if (text === kept) return;
      busy = true;
      try {
        if (!await catchUp()) return;
        await answered(await send(entries, me, version.value), text);
      } catch {
        say('Er is nu geen verbinding. Typ gerust verder: het staat op dit toestel en gaat vanzelf door als de verbinding er weer is.');
        plan(retry);
      } finally {
        busy = false;
      }
      if (!apart && JSON.stringify(typed()) !== kept && first > 0) plan(pause);
    };

    const changed = event => {
      // An earlier text that is put back (fill) is not typed: a page that is left at that moment would take it for new.
      if (event.target === form || event.target.dataset?.vertrouwelijk === 'ja') return;
      first ||= Date.now();
      me.teller++;
      store.write(key, { ...me, versie: version.value, tekst: typed(), op: Date.now() });
      plan(Math.max(0, Math.min(pause, first + most - Date.now())));
    };

    form.addEventListener('input', changed);
    form.addEventListener('change', changed);
    form.addEventListener('submit', () => clearTimeout(timer));
    window.addEventListener('online', keep);
    window.addEventListener('pagehide', () => {
      const entries = typed();
      if (!apart && JSON.stringify(entries) !== kept) send(entries, me, version.value, true).catch(() => {});
    });

    // What did not reach the server the last time.
    const waiting = store.read(key);
    if (back) plan(0);
    if (back || !waiting?.tekst) return;
    (async () => {
      busy = true;
      try {
        const answer = await send(waiting.tekst, waiting, waiting.versie);
        if (answer.ok) {
          if (store.read(key)?.venster === waiting.venster) store.drop(key);
          if (String((await answer.json()).versie) !== version.value) location.replace(url);
        } else if (answer.status === 409) {
          await answered(answer, '');
        }
      } catch {
        // The page is a copy (onderweg.js): what was typed goes on where it was.
        [pending, version.value] = [waiting, waiting.versie];
        me.na = [...(waiting.na ?? []), `${waiting.teller}:${waiting.venster}`].slice(-lineage);
        fill(waiting.tekst);
        say('Er is nu geen verbinding. Wat je eerder typte, staat hieronder weer en gaat vanzelf door.');
        plan(retry);
      } finally {
        busy = false;
        if (!pending) plan(0); // what was typed in the meantime
      }
    })();
  };

  // A taak that is closed or another's: what was typed and not sent can still be read and copied.
  const show = form => {
    const waiting = store.read(`${prefix}${form.dataset.wie}.${form.dataset.taak}`);
    if (!waiting?.tekst?.length) return;
    const box = document.createElement('section');
    box.className = 'bericht bericht-let';
    const kop = document.createElement('h2');
    kop.textContent = 'Dit typte je nog zonder verbinding';
    box.append(kop);
    for (const [name, value] of waiting.tekst.filter(([, text]) => text)) {
      const p = document.createElement('p');
      p.className = 'letterlijk';
      const label = document.querySelector(`label[for="f-${CSS.escape(name)}"]`)?.textContent.trim() ?? name;
      p.textContent = `${label}: ${value}`;
      box.append(p);
    }
    form.before(box);
  };

  const look = others => {
    const tick = async () => {
      if (document.hidden) return;
      try {
        const data = new FormData();
        data.append('__RequestVerificationToken', document.querySelector('[name=__RequestVerificationToken]').value);
        const answer = await fetch(`/taak/${others.dataset.kijkers}?handler=Kijker`, { method: 'POST', body: data, headers: { 'X-Requested-With': 'taak' }, redirect: 'manual' });
        if (!answer.ok) return;
        const names = await answer.json();
        const text = names.length === 0 ? '' : `${names.join(' en ')} ${names.length === 1 ? 'heeft' : 'hebben'} deze taak nu ook open.`;
        if (others.textContent !== text) others.textContent = text;
        others.hidden = text === '';
      } catch {
        // Without a connection nobody is seen.
      }
    };
    tick();
    setInterval(tick, beat);
  };

  store.prune();
  for (const form of document.querySelectorAll('form[data-taak]')) {
    if (form.dataset.bewaar === 'ja') begin(form);
    else show(form);
  }
  document.querySelectorAll('[data-kijkers]').forEach(look);
})();
