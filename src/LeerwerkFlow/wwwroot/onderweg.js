// A page with data-onderweg can be opened again without a network: a copy of it, without what is confidential, with its scripts and styles. The value is the scope of the worker that shows it.
// Signing out and signing in remove every copy.
(() => {
  const part = document.querySelector('[data-onderweg]');
  if (!part || !('serviceWorker' in navigator) || !('caches' in window)) return;
  const name = 'leerwerkflow-onderweg';
  const most = 5; // pages

  const keep = async () => {
    const here = location.pathname + location.search;
    const answer = await fetch(part.dataset.kopie ?? here, { redirect: 'manual', cache: 'no-store' });
    const store = await caches.open(name);
    if (!answer.ok) return store.delete(here);
    const files = [...document.querySelectorAll('link[rel=stylesheet], link[rel=icon], script[src]')].map(file => file.href || file.src);
    for (const file of files) {
      if (await store.match(file)) continue;
      await store.delete(new URL(file).pathname, { ignoreSearch: true });
      await store.add(file);
    }
    await store.delete(here);
    await store.put(here, answer);
    const pages = (await store.keys()).filter(key => key.url.startsWith(new URL(part.dataset.onderweg, location)));
    for (const page of pages.filter(key => !files.includes(key.url)).slice(0, -most)) await store.delete(page);
  };

  navigator.serviceWorker.register('/onderweg-werker.js', { scope: part.dataset.onderweg })
    .then(() => navigator.serviceWorker.ready).then(keep)
    .then(() => { part.dataset.klaar = 'ja'; })
    .catch(() => { /* no network: the copy that is there stays */ });
})();
