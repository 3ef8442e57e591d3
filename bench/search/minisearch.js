// A peer: MiniSearch, with prefixes, and slips in longer readings.
import MiniSearch from 'minisearch';
import { doors, place, readings, words } from './records.js';

export function build(records) {
  const index = new MiniSearch({
    fields: ['head', 'read', 'place', 'doors', 'phone'],
    tokenize: words,
    processTerm: (term) => term,
    searchOptions: {
      combineWith: 'AND',
      prefix: (term) => !/[组号]$/.test(term),
      fuzzy: (term) => (/^[a-z]{6,}$/.test(term) ? 0.2 : false),
      boost: { head: 4, read: 2, place: 2 },
    },
  });
  index.addAll(records.map((r, id) => ({ id, head: r.head, read: readings(r), place: place(r), doors: doors(r), phone: r.phone })));
  return (typed, most) => index.search(typed).slice(0, most).map(({ id }) => records[id].code);
}
