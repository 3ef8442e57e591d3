// Keeps the app's own files, so that it opens without a network. The publication's data is
// kept by the app itself. One cache a build: an old app and a new one never mix; and none is
// shared with another site of the same host.
const ROOT = new URL('./', self.location).href;
const OURS = `wangge ${ROOT} `;
const CACHE = `${OURS}{{hash}}`;
const PAGES = `${OURS}pages`;
const FILES = {{precache}};

self.addEventListener('install', (event) => {
  const all = FILES.map((file) => new Request(ROOT + file, { cache: 'reload' }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(all)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  const old = (name) => name.startsWith(OURS) && name !== CACHE && name !== PAGES;
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

// A page: from the network while there is one, else as it was kept.
async function page(request) {
  const bare = request.url.split(/[?#]/)[0];
  try {
    const fresh = await fetch(request);
    if (fresh.ok && bare.startsWith(ROOT + 'g/')) {
      const pages = await caches.open(PAGES);
      await pages.put(bare, fresh.clone());
    }
    return fresh;
  } catch (error) {
    const kept = await caches.match(bare);
    if (kept) return kept;
    throw error;
  }
}

// Any other file: as it was kept. The office's are kept when they are first used, so that a
// resident never loads them.
async function file(event) {
  const { request } = event;
  const kept = await caches.match(request, { ignoreSearch: true });
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok && request.url.startsWith(ROOT + 'a/{{hash}}/')) {
    const copy = fresh.clone();
    event.waitUntil(caches.open(CACHE).then((cache) => cache.put(request, copy)));
  }
  return fresh;
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(ROOT)) return;
  if (request.mode === 'navigate') {
    event.respondWith(page(request));
  } else if (!request.url.startsWith(ROOT + 'data/')) {
    event.respondWith(file(event));
  }
});
