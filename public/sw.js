// Keeps the app's own files, so that it opens without a network, and the pages of grids that were
// seen. The rest of the publication is kept by the app itself. Which cache holds what, and what is
// asked first, stands in ARCHITECTURE.md. One cache a build: an old app and a new one never mix;
// and none is shared with another site of the same host.
const ROOT = new URL('./', self.location).href;
const OURS = `wangge ${ROOT} `;
const BUILD = '{{hash}}';
const APP = OURS + BUILD;
const PAGES = `${OURS}pages`;
const FILES = {{precache}};
const FIND = `${ROOT}data/find.txt`;
// How long a page of a grid that is kept waits for a newer one.
const PATIENCE = 3000;

const bare = (address) => address.split(/[?#]/)[0].replace(/index\.html$/, '');

// Fetches what is not kept yet, so that an interrupted start goes on where it stopped. A page of
// another build, as while the site is being replaced, is refused: the old app stays until the
// whole of the new one can be had.
async function keepApp() {
  const app = await caches.open(APP);
  await Promise.all(FILES.map(async (file) => {
    const address = ROOT + file;
    if (await app.match(address)) return;
    const hashed = file.startsWith('a/');
    const fresh = await fetch(address, { cache: hashed ? 'default' : 'reload' });
    const page = file === '' || file.endsWith('/');
    const right = fresh.ok && (!page || (await fresh.clone().text()).includes(`a/${BUILD}/`));
    if (!right) throw new Error(`${address}: ${fresh.status}`);
    await app.put(address, fresh);
  }));
}

// Where nothing is published yet, there is nothing to find in.
async function keepFind() {
  const pages = await caches.open(PAGES);
  if (!(await pages.match(FIND))) await pages.add(FIND).catch(() => {});
}

// Older builds stay while a page is open that may still ask for their parts.
async function sweep(coming) {
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (open.some((page) => page.id !== coming && page.url.startsWith(ROOT))) return;
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== PAGES);
  const older = names.slice(0, Math.max(0, names.indexOf(APP)));
  await Promise.all(older.map((name) => caches.delete(name)));
}

self.addEventListener('install', (event) => {
  event.waitUntil(Promise.all([keepApp(), keepFind()]).then(() => self.skipWaiting()));
});

// Nothing is waited for within the activation: in WebKit a page that is left then takes the worker
// with it, or is held for the way back and never answers, and every later page waits for an activation
// that does not end. What else there is to do comes after it.
async function begin() {
  if (self.registration.active?.state !== 'activated') return void setTimeout(begin, 50);
  await sweep();
  await self.clients.claim();
}

self.addEventListener('activate', () => void begin());

self.addEventListener('message', (event) => {
  if (event.data === 'build') event.source?.postMessage({ build: BUILD });
  if (event.data === 'renew pages') event.waitUntil(renewPages());
});

// A new publication is kept: the kept pages of grids become of the same, and photographs that are
// no longer published go.
async function renewPages() {
  const pages = await caches.open(PAGES);
  const seen = (await pages.keys()).filter((page) => page.url !== FIND);
  await Promise.all(seen.map((page) => renewed(page, pages).catch(() => {})));
}

// From the network, and kept in place of an older one.
async function renewed(request, pages) {
  const fresh = await fetch(request, request.mode === 'navigate' ? {} : { cache: 'no-cache' });
  if (fresh.ok) await pages.put(bare(request.url), fresh.clone());
  if (fresh.status === 404) await pages.delete(bare(request.url));
  if (fresh.status >= 500) throw new Error(`${request.url}: ${fresh.status}`);
  return fresh;
}

// A page of the app: as it was kept with the rest of its build, at once and never mixed. Where the
// browser was told to forget, from the network, and kept again.
async function page(event, address) {
  const kept = await (await caches.open(APP)).match(address);
  if (kept) return kept;
  if (FILES.includes(address.slice(ROOT.length))) event.waitUntil(keepApp().catch(() => {}));
  return fetch(event.request);
}

// The page of a grid, which a code on a card opens: the newest; where the network is silent, as it
// was kept; else the app's own page of the grid, which shows what the app has kept.
async function grid(event, address, code) {
  const pages = await caches.open(PAGES);
  const kept = await pages.match(address);
  const fresh = renewed(event.request, pages);
  event.waitUntil(fresh.catch(() => {}));
  try {
    if (!kept) return await fresh;
    return await Promise.race([fresh, new Promise((done) => setTimeout(done, PATIENCE, kept))]);
  } catch {
    return kept ?? Response.redirect(`${ROOT}grid/?c=${code}`);
  }
}

// What the first page finds in: as it was kept, and renewed for the next time. The app that comes
// after it asks for the newest and says which it shows.
async function finding(event) {
  const pages = await caches.open(PAGES);
  const kept = await pages.match(FIND);
  const fresh = renewed(event.request, pages);
  if (!kept) return fresh;
  event.waitUntil(fresh.catch(() => {}));
  return kept;
}

// A photograph: its name is its content's hash.
async function photograph(event) {
  const pages = await caches.open(PAGES);
  return (await pages.match(event.request)) ?? renewed(event.request, pages);
}

// Any other file: of this build, else of the one that an open page is of. The office's are kept
// when they are first used, so that a resident never loads them.
async function file(event) {
  const { request } = event;
  const app = await caches.open(APP);
  const search = { ignoreSearch: true };
  const kept = (await app.match(request, search)) ?? (await caches.match(request, search));
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok && request.url.startsWith(`${ROOT}a/${BUILD}/`)) {
    event.waitUntil(app.put(request, fresh.clone()));
  }
  return fresh;
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(ROOT)) return;
  if (request.mode === 'navigate') {
    const address = bare(request.url);
    const code = address.slice(ROOT.length).match(/^g\/(\d+)\/?$/)?.[1];
    event.waitUntil(sweep(event.resultingClientId));
    event.respondWith(code ? grid(event, address, code) : page(event, address));
  } else if (request.url === FIND && !['no-cache', 'reload'].includes(request.cache)) {
    event.respondWith(finding(event));
  } else if (request.url.startsWith(`${ROOT}data/p/`)) {
    event.respondWith(photograph(event));
  } else if (!request.url.startsWith(`${ROOT}data/`)) {
    event.respondWith(file(event));
  }
});
