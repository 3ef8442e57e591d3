// The demo county's groups into grids: ours natively and as the worker's wasm in Chromium, beside
// k-means-constrained and the usual other ways (division/peers.py), which get the same households.
// Sum of squares over the county, the worst group, time; the optimum of two grids, bounds of three
// to five.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, open } from './browser.mjs';
import { circumstances, compare, median, note, options, round, say, target } from './figures.mjs';
import { host } from './host.mjs';

const BENCH = 'division';
const HERE = path.dirname(fileURLToPath(import.meta.url));
const BEST = 'k-means-constrained, 10 starts';
const set = options({ site: '', county: '', locales: '', out: '', lookup: '', native: '', python: '', runs: 5, bounds: 8 });
const most = { maxBuffer: 1 << 28 };

const pages = path.join(set.out, 'division-pages');
fs.mkdirSync(pages, { recursive: true });
fs.writeFileSync(path.join(pages, 'index.html'), '<!doctype html><meta charset="utf-8"><title>division</title>');
const server = await host({ folders: [pages, set.county, path.join(set.lookup, 'divider')], isolated: true, keep: 'no-store' });

const native = [];
const wasm = [];
let answer;
for (let run = 0; run < set.runs; run++) {
  answer = JSON.parse(execFileSync(set.native, ['divide', set.county], most));
  native.push(answer);
  const browser = await launch();
  const { page } = await open(browser);
  await page.goto(server.address);
  const { taken, grids } = await page.evaluate(async () => {
    const divider = await import('/wangge_bench.js');
    await divider.default();
    const groups = divider.Divider.open(await (await fetch('/groups.json')).text());
    const start = performance.now();
    const made = groups.divide();
    return { taken: performance.now() - start, grids: JSON.parse(made).grids };
  });
  wasm.push({ ms: taken, same: JSON.stringify(grids) === JSON.stringify(answer.grids) });
  note(run, 'native', round(answer.ms, 0), 'wasm', round(taken, 0), 'ms');
  await browser.close();
}
await server.close();

const ours = path.join(set.out, 'division-ours.json');
fs.writeFileSync(ours, JSON.stringify(answer));
const args = [path.join(HERE, 'division/peers.py'), path.join(set.county, 'groups.json'), ours, String(set.bounds)];
const judged = JSON.parse(execFileSync(set.python, args, { ...most, stdio: ['ignore', 'pipe', 'inherit'] }));

const { groups, homes, grids, methods, two, bounds } = judged;
circumstances(BENCH, { runs: set.runs, groups, homes, grids });
const peers = Object.entries(methods).filter(([name]) => name !== 'ours');
const figure = (what, of) => compare(BENCH, what, { ours: [of(methods.ours)], ...Object.fromEntries(peers.map(([name, one]) => [name, [of(one)]])) });
figure('squares, million m²', (one) => one.squares / 1e6);
figure('runs of doors a grid', (one) => one.runs);
figure('illegal grids', (one) => one.illegal);
const timed = Object.fromEntries(peers.filter(([, one]) => one.seconds !== null).map(([name, one]) => [name, [one.seconds]]));
compare(BENCH, 'seconds, natively', { ours: native.map(({ ms }) => ms / 1000), ...timed });
compare(BENCH, 'seconds, wasm in Chromium', { ours: wasm.map(({ ms }) => ms / 1000), ...timed });
for (const [peer, one] of peers) say({ bench: BENCH, figure: 'worst group, ours over', peer, ratio: round(one.worst), over_1_02: one.over });
for (const one of bounds) say({ bench: BENCH, figure: 'squares over a proven bound', homes: one.homes, grids: one.grids, ours: round(one.ours, 4), peer: BEST, theirs: round(one.peer, 4) });
for (const count of Object.keys(answer.large)) say({ bench: BENCH, figure: 'one group, ms natively', homes: Number(count), ours: round(median(native.map(({ large }) => large[count])), 1) });

const ratio = methods.ours.squares / methods[BEST].squares;
const seconds = median(wasm.map(({ ms }) => ms)) / 1000;
target(BENCH, `sum of squares at most that of ${BEST}`, round(ratio, 4), ratio <= 1);
target(BENCH, 'no group over 1.02 of it', methods[BEST].worst, methods[BEST].worst <= 1.02);
target(BENCH, `two grids: the optimum in each of ${two.groups} groups`, round(two.worst, 6), two.worst < 1 + 1e-6);
target(BENCH, 'wasm: at most a tenth of its time', round(seconds / methods[BEST].seconds, 4), seconds <= methods[BEST].seconds / 10);
target(BENCH, 'wasm: the county in 2 s', seconds, seconds <= 2);
target(BENCH, 'the same division natively and as wasm', wasm.filter(({ same }) => same).length, wasm.every(({ same }) => same));
