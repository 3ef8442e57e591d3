// First and second visit of the first page, ours beside pages that others might have made, with
// the same county and the same words, on a slow telephone with a slow network.
//   first     first contentful paint         largest   largest contentful paint before a key
//   ready     the box answers                usable    an answer to a typed name is on the screen
//   blocked   what long tasks keep from the hand until then
//   bytes     sent by the host until usable  requests  how many
import fs from 'node:fs';
import path from 'node:path';
import { SLOW_4G, SLOW_CPU, blocked, launch, marks, open, watch, within } from './browser.mjs';
import { circumstances, compare, median, note, options, round, target } from './figures.mjs';
import { build, columns } from './firstload/build.mjs';
import { host } from './host.mjs';

const BENCH = 'firstload';
const set = options({ site: '', county: '', locales: '', out: '', runs: 7, only: '' });
const OURS = { box: '#find-input, #first-input', ready: '#shell[data-ready], #find-input', answer: '.hit' };
const PEER = { box: '#box', ready: '#box[data-ready]', answer: '.hit' };

const folders = build(set);
const contestants = { ours: { folders: [path.join(set.county, 'site'), set.site], ...OURS } };
for (const [peer, folder] of Object.entries(folders)) contestants[peer] = { folders: [folder], ...PEER };
if (set.only) for (const name of Object.keys(contestants)) if (!set.only.split(',').includes(name)) delete contestants[name];
const typed = columns(fs.readFileSync(path.join(set.county, 'find.txt'), 'utf8')).levels[3].head.split('\t').find(Boolean);

async function visit(browser, contestant, typedText) {
  const opened = await open(browser, { slow: true });
  const told = await watch(opened, contestant.ready, contestant.answer);
  contestant.host.take();
  await opened.devtools.send('Page.navigate', { url: contestant.host.address });
  await within(told.ready, 'the box');
  // So that the last paint before the first key is told of.
  await new Promise((done) => setTimeout(done, 300));
  await opened.page.evaluate((box) => [...document.querySelectorAll(box)].at(-1).focus(), contestant.box);
  await opened.devtools.send('Input.insertText', { text: typedText });
  await within(told.answered, 'the answer');
  const sent = contestant.host.take();
  const found = await marks(opened.page);
  const usable = found.ready + found.answered - found.typed;
  const figures = {
    first: found.first, largest: found.largest, ready: found.ready, usable, blocked: blocked(found, found.answered),
    bytes: sent.reduce((sum, { bytes }) => sum + bytes, 0), requests: sent.length,
  };
  return { figures, opened };
}

// Until nothing more is asked for: what comes at leisure is there for the second visit. With the
// peers nothing comes.
async function settled(contestant) {
  const enough = contestant === contestants.ours ? 5 : 1;
  let quiet = 0;
  let bytes = 0;
  while (quiet < enough) {
    await new Promise((done) => setTimeout(done, 700));
    const sent = contestant.host.take();
    bytes += sent.reduce((sum, one) => sum + one.bytes, 0);
    quiet = sent.length ? 0 : quiet + 1;
  }
  return bytes;
}

for (const contestant of Object.values(contestants)) {
  contestant.host = await host(contestant);
  contestant.visits = [[], []];
}
// The first of all is not counted: the host compresses, the machine warms up.
for (let run = -1; run < set.runs; run++) {
  const names = Object.keys(contestants);
  const shift = (run + names.length) % names.length;
  for (const name of [...names.slice(shift), ...names.slice(0, shift)]) {
    const contestant = contestants[name];
    const browser = await launch();
    try {
      const one = await visit(browser, contestant, typed);
      const later = await settled(contestant);
      await one.opened.page.close();
      const two = await visit(browser, contestant, typed);
      if (run >= 0) {
        contestant.visits[0].push({ ...one.figures, later });
        contestant.visits[1].push(two.figures);
      }
      const words = (figures) => Object.entries(figures).map(([key, value]) => `${key} ${round(value, 0)}`).join(' ');
      note(run, name, words(one.figures), '| later', later, '| again', words(two.figures));
    } finally {
      await browser.close();
    }
  }
}

const { latency, downloadThroughput } = SLOW_4G;
circumstances(BENCH, { runs: set.runs, cpu_slower: SLOW_CPU, latency_ms: latency, bytes_a_second: downloadThroughput, typed });
const runsOf = (visit, figure) =>
  Object.fromEntries(Object.entries(contestants).map(([name, { visits }]) => [name, visits[visit].map((v) => v[figure])]));
for (const visit of [0, 1]) {
  for (const figure of ['usable', 'ready', 'first', 'largest', 'blocked', 'bytes', 'requests']) {
    compare(BENCH, figure, runsOf(visit, figure), 'ours', { visit: visit + 1 });
  }
}
compare(BENCH, 'bytes at leisure', runsOf(0, 'later'), 'ours', { visit: 1 });
const usable = (name, visit) => median(contestants[name].visits[visit].map((v) => v.usable));
for (const visit of [0, 1]) {
  for (const peer of Object.keys(contestants).filter((name) => name !== 'ours')) {
    const [own, theirs] = [usable('ours', visit), usable(peer, visit)];
    const what = `visit ${visit + 1}: usable no later than ${peer}${peer === 'single-file' ? ' (the stretch)' : ''}`;
    target(BENCH, what, own / theirs, own <= theirs);
  }
}
for (const contestant of Object.values(contestants)) await contestant.host.close();
