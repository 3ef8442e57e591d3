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
  // Where nothing is published yet, there is nothing to find in.
  const find = caches.open(PAGES).then((cache) => cache.add(ROOT + 'data/find.txt')).catch(() => {});
  const app = caches.open(CACHE).then((cache) => cache.addAll(all));
  event.waitUntil(Promise.all([app, find]).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  const old = (name) => name.startsWith(OURS) && name !== CACHE && name !== PAGES;
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

// A page of the app as it was kept with the rest of its build: at once, and never mixed. The page
// of a grid: from the network while there is one, else as it was kept.
async function page(request) {
  const bare = request.url.split(/[?#]/)[0];
  const ours = await (await caches.open(CACHE)).match(bare);
  if (ours) return ours;
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

// What the first page finds in: as it was kept, and renewed for the next time. The app that comes
// after it asks for the newest and says which it shows.
async function finding(event) {
  const { request } = event;
  const pages = await caches.open(PAGES);
  const kept = await pages.match(request);
  const renewed = fetch(request).then(async (fresh) => {
    if (fresh.ok) await pages.put(request, fresh.clone());
    return fresh;
  });
  if (!kept) return renewed;
  event.waitUntil(renewed.catch(() => {}));
  return kept;
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(ROOT)) return;
  if (request.mode === 'navigate') {
    event.respondWith(page(request));
  } else if (request.url === ROOT + 'data/find.txt' && request.cache !== 'no-cache') {
    event.respondWith(finding(event));
  } else if (!request.url.startsWith(ROOT + 'data/')) {
    event.respondWith(file(event));
  }
});
