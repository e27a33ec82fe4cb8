// What an instructeur taps waits in this browser, in order and with an id of its own, until the server has answered for each; on the page of the ploeg the three taps are on one page. The pages work without
// this file while there is a network.
(() => {
  const me = document.currentScript.dataset.wie;
  const prefix = 'leerwerkflow.ploeg.';
  const key = prefix + me;
  const retry = 5000;
  const most = 100; // in one message
  const page = document.querySelector('[data-ploeg]');
  const part = name => page?.querySelector(`[data-${name}]`);
  const load = () => { try { return JSON.parse(localStorage.getItem(key)) ?? []; } catch { return []; } };
  const newId = () => {
    const hex = [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  };

  let queue = load();
  let last = null;
  let busy = false;
  let timer;
  let text = '';

  const save = () => {
    try {
      if (queue.length > 0) localStorage.setItem(key, JSON.stringify(queue));
      else localStorage.removeItem(key);
      return true;
    } catch { return false; }
  };
  const waiting = () => queue.filter(tik => !tik.fout);
  const others = () => { try { return Object.keys(localStorage).some(k => k.startsWith(prefix) && k !== key); } catch { return false; } };
  const line = tik => `${tik.persoon}, ${tik.naam}: ${tik.letter || 'gezien'}`;

  const draw = () => {
    if (!page) return;
    const n = waiting().length;
    const stand = part('stand');
    const said = [text, n > 0 && `${n} ${n === 1 ? 'wacht' : 'wachten'} op dit toestel.`, others() && 'Er wacht hier ook nog iets van iemand anders: dat gaat door als die persoon zich aanmeldt.'].filter(Boolean).join(' ');
    if (stand.textContent !== said) stand.textContent = said;
    part('maak-ongedaan').hidden = !last;
    const refused = queue.filter(tik => tik.fout);
    const box = part('geweigerd');
    box.hidden = refused.length === 0;
    box.querySelector('ul').replaceChildren(...refused.map(tik => {
      const item = document.createElement('li');
      const what = document.createElement('strong');
      what.textContent = `${line(tik)} (${new Date(tik.op).toLocaleString('nl-BE', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })})`;
      const why = document.createElement('p');
      why.textContent = tik.fout;
      item.append(what, why);
      for (const [label, act] of [['Probeer opnieuw', () => { tik.fout = null; }], ['Verwijder', () => { queue = queue.filter(other => other !== tik); }]]) {
        const button = Object.assign(document.createElement('button'), { type: 'button', className: 'knop knop-stil', textContent: label });
        button.addEventListener('click', () => { act(); save(); draw(); send(); });
        item.append(button);
      }
      return item;
    }));
  };

  const say = words => { text = words; draw(); };

  const send = async () => {
    if (busy || waiting().length === 0) return;
    busy = true;
    timer = clearTimeout(timer);
    try {
      const who = await fetch('/ploeg?handler=Wie', { redirect: 'manual', cache: 'no-store' });
      if (who.type === 'opaqueredirect' || who.status === 403) return say('Je bent niet meer aangemeld. Meld je aan: wat wacht, blijft op dit toestel.');
      if (!who.ok) throw new Error(who.status);
      const { wie, sleutel } = await who.json();
      if (wie !== me) return say('Iemand anders is hier nu aangemeld. Wat jij noteerde, blijft op dit toestel tot jij je weer aanmeldt.');
      document.querySelectorAll('[name=__RequestVerificationToken]').forEach(field => { field.value = sleutel; });
      const batch = waiting().slice(0, most);
      const taken = batch.map(tik => !!tik.weg);
      const body = new FormData();
      body.append('__RequestVerificationToken', sleutel);
      body.append('van', me);
      body.append('tikken', JSON.stringify(batch.map(({ id, traject, competentie, letter, op }, n) => ({ id, traject, competentie, letter, op, weg: taken[n] }))));
      const answer = await fetch('/ploeg?handler=Bewaar', { method: 'POST', body, redirect: 'manual', headers: { Accept: 'application/json' } });
      if (!answer.ok) throw new Error(answer.status);
      let told = '';
      let refused = 0;
      for (const [n, { bewaard, zin }] of (await answer.json()).entries()) {
        // Taken back while it was under way: that goes with the next message.
        if (bewaard && taken[n] === !!batch[n].weg) queue = queue.filter(tik => tik !== batch[n]);
        else if (!bewaard) [batch[n].fout, refused] = [zin, refused + 1];
        if (bewaard) told = zin ?? told;
      }
      save();
      const kept = refused > 0 ? `${refused} niet aanvaard: lees hieronder waarom.` : waiting().length === 0 ? 'Alles is verstuurd.' : '';
      say(told ? `${kept} ${told}`.trim() : `${text.replace(/ Geen verbinding.*$| Alles is verstuurd\.$/, '')} ${kept}`.trim());
    } catch {
      say(`${text.replace(/ Geen verbinding.*$/, '')} Geen verbinding: het gaat vanzelf door.`.trim());
      timer = setTimeout(send, retry);
    } finally {
      busy = false;
    }
    if (waiting().length > 0 && !timer) send();
  };

  const show = step => {
    for (const section of page.querySelectorAll('[data-stap]')) section.hidden = section.dataset.stap !== step;
    const head = page.querySelector(`#stap-${step}`);
    head.focus({ preventScroll: true });
    head.parentElement.scrollIntoView();
  };

  const begin = () => {
    let chosen = null; // the button of the person
    let what = null;
    page.addEventListener('click', event => {
      const button = event.target.closest('button[name], [data-terug]');
      if (!button) return;
      event.preventDefault();
      if (button.dataset.terug) return show(button.dataset.terug);
      if (button.name === 'wie') {
        chosen = button;
        page.querySelectorAll('[data-gekozen]').forEach(place => { place.textContent = button.querySelector('[data-naam]').textContent; });
        page.querySelectorAll('form[data-profiel]').forEach(form => { form.hidden = form.dataset.profiel !== button.dataset.profiel; });
        show('wat');
      } else if (button.name === 'wat') {
        what = button;
        part('competentie').textContent = button.textContent;
        show('hoe');
      } else {
        note(chosen, what, button.value);
        show('wie');
      }
    });
    part('maak-ongedaan').addEventListener('click', () => {
      const { tik, teller } = last;
      tik.weg = true;
      if (tik.fout) queue = queue.filter(other => other !== tik);
      else if (!queue.includes(tik)) queue.push(tik);
      teller.textContent = Number(teller.textContent) - 1;
      last = null;
      save();
      say(`Ongedaan gemaakt: ${line(tik)}.`);
      send();
    });
  };

  const note = (person, what, letter) => {
    const teller = person.querySelector('[data-teller]');
    const tik = { id: newId(), traject: person.value, persoon: person.querySelector('[data-naam]').textContent, competentie: what.value, naam: what.textContent, letter, op: new Date().toISOString() };
    queue.push(tik);
    last = { tik, teller };
    teller.textContent = Number(teller.textContent) + 1;
    say(save() ? `Genoteerd: ${line(tik)}.` : `Genoteerd: ${line(tik)}. Dit toestel kan niets bewaren: houd deze pagina open tot alles verstuurd is.`);
    send();
  };

  // Signing out empties this browser: who still has something waiting hears it first.
  document.querySelector('form[action="/afmelden"]')?.addEventListener('submit', event => {
    if (queue.length === 0 || event.target.dataset.gewaarschuwd) return;
    event.preventDefault();
    event.target.dataset.gewaarschuwd = 'ja';
    const box = Object.assign(document.createElement('div'), { className: 'bericht bericht-let', role: 'alert' });
    box.append(Object.assign(document.createElement('p'), { textContent: `Er ${queue.length === 1 ? 'wacht nog 1 observatie' : `wachten nog ${queue.length} observaties`} op dit toestel. Wacht op verbinding. Meld je nu toch af, dan zijn ze weg.` }));
    document.querySelector('main').prepend(box);
    box.scrollIntoView();
  });

  window.addEventListener('online', send);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) send(); });
  window.addEventListener('storage', event => {
    if (event.key !== key || busy) return;
    queue = load();
    draw();
  });
  if (page?.querySelector('[data-stap=wie] button')) begin();
  // What an old copy of the page counted, and what still waits.
  for (const tik of queue.filter(t => !t.weg && !t.fout && page)) {
    const teller = [...page.querySelectorAll('button[name=wie]')].find(b => b.value === tik.traject)?.querySelector('[data-teller]');
    if (teller) teller.textContent = Number(teller.textContent) + 1;
  }
  draw();
  send();
})();
