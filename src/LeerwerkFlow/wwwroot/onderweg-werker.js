// Without a network, shows the copy that a page made of itself (onderweg.js). It keeps nothing by itself, and a copy is only ever of the page that asked for it.
const name = 'leerwerkflow-onderweg';
const patience = 6000;
const day = 24 * 3600 * 1000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

const copyOf = async request => {
  if (!await caches.has(name)) return undefined;
  const copy = await (await caches.open(name)).match(request.url);
  const old = request.mode === 'navigate' && !(Date.parse(copy?.headers.get('Date')) > Date.now() - day);
  return old ? undefined : copy;
};

const answer = async request => {
  const stop = new AbortController();
  const copy = await copyOf(request);
  const timer = copy && setTimeout(() => stop.abort(), patience);
  try {
    return await fetch(request, copy && { signal: stop.signal });
  } catch (problem) {
    if (copy) return copy;
    throw problem;
  } finally {
    clearTimeout(timer);
  }
};

self.addEventListener('fetch', event => {
  if (event.request.method === 'GET' && new URL(event.request.url).origin === location.origin) event.respondWith(answer(event.request));
});
