// A peer: uFuzzy, with one slip in a word.
import uFuzzy from '@leeoniya/ufuzzy';
import { doors, parts, place, plain, readings } from './records.js';

export function build(records) {
  const texts = records.map((r) => plain(`${r.head} ${readings(r)} ${place(r)} ${r.phone} ${doors(r)}`));
  const fuzzy = new uFuzzy({ unicode: true, interSplit: "[^\\p{L}\\d']+", intraMode: 1, intraSub: 1, intraTrn: 1, intraDel: 1, intraIns: 1 });
  return (typed, most) => {
    const [found, info, order] = fuzzy.search(texts, parts(typed).join(' '), 0, 2000);
    const best = order ? order.map((at) => info.idx[at]) : found ?? [];
    return best.slice(0, most).map((at) => records[at].code);
  };
}
