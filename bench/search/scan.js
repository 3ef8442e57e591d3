// A peer: a scan by hand, one text a record; every part must stand in it.
import { doors, parts, place, readings } from './records.js';

export function build(records) {
  const texts = records.map((r) => ` ${r.head} ${readings(r)} | ${place(r)} ${r.phone} ${doors(r)} `);
  return (typed, most) => {
    const wanted = parts(typed).map((part) => (/^\d/.test(part) ? ` ${part} ` : part));
    const found = [];
    for (let at = 0; at < texts.length; at++) {
      let score = wanted.length ? 0 : NaN;
      for (const part of wanted) {
        const where = texts[at].indexOf(part);
        if (where < 0) {
          score = NaN;
          break;
        }
        // A whole word before the beginning of a longer one.
        score += where + (texts[at][where + part.length] === ' ' ? 0 : 3);
      }
      if (score >= 0) found.push([score, at]);
    }
    return found.sort(([a], [b]) => a - b).slice(0, most).map(([, at]) => records[at].code);
  };
}
