// A peer: FlexSearch, forward index.
import { Index } from 'flexsearch';
import { doors, place, readings, words } from './records.js';

export function build(records) {
  const index = new Index({ tokenize: 'forward', encode: words, resolution: 9, cache: false });
  records.forEach((r, id) => index.add(id, `${r.head} ${readings(r)} ${place(r)} ${r.phone} ${doors(r)}`));
  return (typed, most) => index.search(typed, { limit: most }).map((id) => records[id].code);
}
