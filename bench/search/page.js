// What runs in the browser for each contestant: loads, builds, answers; tells milliseconds.
import * as contestant from 'contestant';

const MOST = 10;
let records;
let find;

const read = async (path) => (await fetch(path)).json();

// The clock ticks in 5 µs: what takes less is done several times.
function timed(text) {
  const start = performance.now();
  let times = 0;
  let taken;
  do {
    find(text, MOST);
    times += 1;
    taken = performance.now() - start;
  } while (taken < 0.2 && times < 40);
  return taken / times;
}

window.bench = {
  async load() {
    records = contestant.prepare ? undefined : await read('/records.json');
    await contestant.prepare?.();
  },
  build() {
    const start = performance.now();
    find = contestant.build(records);
    return performance.now() - start;
  },
  answers: (texts) => texts.map((text) => find(text, MOST)),
  times: (texts) => texts.map(timed),
};
