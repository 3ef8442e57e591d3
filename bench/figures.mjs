// Figures: medians of several runs, and the lines that are printed. Ours stands beside each peer's
// of the same run; only the ratio of the two means anything on another machine.
import os from 'node:os';

export function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * part;
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low] + (sorted[high] - sorted[low]) * (at - low);
}

export const median = (values) => quantile(values, 0.5);

export function round(value, places = 3) {
  return Math.round(value * 10 ** places) / 10 ** places;
}

// Several runs as [median, least, most].
function spread(values) {
  return [median(values), Math.min(...values), Math.max(...values)].map((v) => round(v));
}

export function say(object) {
  console.log(JSON.stringify(object));
}

export function note(...words) {
  console.error('  ', ...words);
}

// The circumstances: how busy the machine was, and with what.
export function circumstances(bench, more) {
  const load = os.loadavg().map((l) => round(l, 2));
  say({ bench, ...more, cores: os.cpus().length, load, node: process.version, date: new Date().toISOString() });
}

// One figure, ours beside each peer's. `runs`: contestant -> one value a run; `ours` is its name.
export function compare(bench, figure, runs, ours = 'ours', more = {}) {
  const own = runs[ours];
  for (const peer of Object.keys(runs)) {
    if (peer === ours) continue;
    const ratio = round(median(own) / median(runs[peer]), 2);
    say({ bench, figure, ...more, ours: spread(own), peer, theirs: spread(runs[peer]), ratio: Number.isFinite(ratio) ? ratio : null });
  }
  if (Object.keys(runs).length === 1) say({ bench, figure, ...more, ours: spread(own) });
}

// What was promised, and whether it is so.
export function target(bench, what, ours, met) {
  say({ bench, target: what, ours: typeof ours === 'number' ? round(ours) : ours, met });
}

// `--name value` behind the script.
export function options(defaults) {
  const found = { ...defaults };
  for (let at = 2; at < process.argv.length; at += 2) {
    const name = process.argv[at].replace(/^--/, '');
    const value = process.argv[at + 1];
    found[name] = typeof defaults[name] === 'number' ? Number(value) : value;
  }
  return found;
}
