// The peers' page: what the measure calls.
import { readers, stores } from './peers.js';

const timed = async (what) => {
  const start = performance.now();
  const made = await what();
  return [performance.now() - start, made];
};

window.peerRead = async (name) => {
  const bytes = await (await fetch('county.xlsx')).arrayBuffer();
  const [ms, rows] = await timed(() => readers[name](bytes));
  return { ms, rows: rows.length };
};

window.peerStore = async (name) => {
  const rows = await (await fetch('homes.json')).json();
  const store = await stores[name]();
  const [write] = await timed(() => store.write(rows));
  const [read, all] = await timed(() => store.read());
  return { write, read, rows: all.length };
};

document.title = 'ready';
