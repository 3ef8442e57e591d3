// The static page of a grid, which a card's QR code opens, on a slow telephone with a slow network:
// its bytes, and when the gridworker can be called; beside pages that others might have made,
// which are one page for all grids and load the county first; and beside our own app's.
//   callable   the number to tap is on the screen
import fs from 'node:fs';
import path from 'node:path';
import { SLOW_4G, SLOW_CPU, blocked, launch, marks, open, watch, within } from './browser.mjs';
import { circumstances, compare, median, note, options, round, say, target } from './figures.mjs';
import { build } from './firstload/build.mjs';
import { brotli, gzip, host } from './host.mjs';

const BENCH = 'gridpage';
const FLIGHT = 14 * 1024;
const COUNTY_DIGITS = 6;
const set = options({ site: '', county: '', locales: '', out: '', runs: 7 });

const home = path.join(set.county, 'site/g');
const codes = fs.readdirSync(home).sort();
const sizes = (code) => {
  const bytes = fs.readFileSync(path.join(home, code, 'index.html'));
  return { code, raw: bytes.length, gzip: gzip(bytes).length, brotli: brotli(bytes).length };
};
const raw = (code) => fs.statSync(path.join(home, code, 'index.html')).size;
const largest = [];
let middle;
for (const [what, digits] of [['town', 9], ['village', 12], ['group', 14], ['household', 16]]) {
  const level = codes.filter((code) => code.length === digits).sort((a, b) => raw(a) - raw(b));
  const [common, most] = [sizes(level[Math.floor(level.length / 2)]), sizes(level.at(-1))];
  largest.push(most);
  middle = common;
  say({ bench: BENCH, pages: what, count: level.length, middle: common, largest: most });
}

const folders = build(set);
const site = [path.join(set.county, 'site'), set.site];
const inner = middle.code.slice(COUNTY_DIGITS);
const contestants = {
  ours: { folders: site, path: `g/${middle.code}/`, call: 'main a[href^="tel:"]' },
  'ours, the app': { folders: site, path: `grid/?c=${middle.code}`, call: 'main a[href^="tel:"]' },
  'plain-js': { folders: [folders['plain-js']], path: `?c=${inner}`, call: '.call' },
  'single-file': { folders: [folders['single-file']], path: `?c=${inner}`, call: '.call' },
};

for (const one of Object.values(contestants)) {
  one.host = await host(one);
  one.runs = [];
}
for (let run = -1; run < set.runs; run++) {
  for (const [name, one] of Object.entries(contestants)) {
    const browser = await launch();
    const opened = await open(browser, { slow: true });
    const told = await watch(opened, one.call, '#none');
    one.host.take();
    await opened.devtools.send('Page.navigate', { url: one.host.address + one.path });
    await within(told.ready, 'the number to tap');
    const sent = one.host.take();
    await new Promise((done) => setTimeout(done, 500));
    const found = await marks(opened.page);
    const callable = Math.max(found.ready, found.first);
    const bytes = sent.reduce((sum, each) => sum + each.bytes, 0);
    const figures = { callable, first: found.first, largest: found.largest, blocked: blocked(found, callable), bytes, requests: sent.length };
    if (run >= 0) one.runs.push(figures);
    note(run, name, Object.entries(figures).map(([key, value]) => `${key} ${round(value, 0)}`).join(' '));
    await browser.close();
  }
}
// With every other request refused, the number is still there to tap: the page needs none.
const alone = await launch();
const refusing = await open(alone);
await refusing.page.setRequestInterception(true);
let needed = 0;
refusing.page.on('request', (request) => {
  if (request.isNavigationRequest()) { needed += 1; request.continue(); } else request.abort();
});
const seen = await watch(refusing, contestants.ours.call, '#none');
await refusing.devtools.send('Page.navigate', { url: contestants.ours.host.address + contestants.ours.path });
await within(seen.ready, 'the number to tap, of a page alone');
await alone.close();
for (const one of Object.values(contestants)) await one.host.close();

circumstances(BENCH, { runs: set.runs, cpu_slower: SLOW_CPU, latency_ms: SLOW_4G.latency, bytes_a_second: SLOW_4G.downloadThroughput, code: middle.code });
for (const figure of ['callable', 'first', 'largest', 'blocked', 'bytes', 'requests']) {
  compare(BENCH, figure, Object.fromEntries(Object.entries(contestants).map(([name, { runs }]) => [name, runs.map((one) => one[figure])])));
}
const most = Math.max(...largest.map((one) => one.gzip));
target(BENCH, `every page at most ${FLIGHT} bytes, gzip`, most, most <= FLIGHT);
target(BENCH, 'callable with one request, all others refused', needed, needed === 1);
const callable = (name) => median(contestants[name].runs.map((one) => one.callable));
for (const peer of ['plain-js', 'single-file']) {
  target(BENCH, `callable no later than ${peer}`, callable('ours') / callable(peer), callable('ours') <= callable(peer));
}
