// What the peers' pages share: the county from its columns, a plain scan, and the words of a line.
// Written as one would write it by hand without a library.

// Rows in the order of the levels; each with one string that is looked into.
export function rowsOf({ levels, readings, surnames }) {
  const sounds = new Map(readings.flatMap(([reading, all]) => [...all].map((c) => [c, reading])));
  const family = new Map(surnames.flatMap(([reading, all]) => [...all].map((c) => [c, reading])));
  const read = (name, person) => {
    let whole = '';
    let initials = '';
    for (const c of name) {
      const sound = (person && !whole && family.get(c)) || sounds.get(c) || c;
      whole += sound;
      initials += sound[0];
    }
    return [whole, initials];
  };
  const rows = [];
  let above = [];
  levels.forEach((level, depth) => {
    const [names, ranges, heads, phones] = [level.name, level.range, level.head, level.phone].map((c) => c.split('\t'));
    above = level.number.map((number, i) => {
      const up = depth > 0 ? above[level.up[i]] : undefined;
      const name = names[i] || (depth === 2 ? `${number}组` : `第${number}网格`);
      const code = (up ? up.code : '') + String(number).padStart(depth < 2 ? 3 : 2, '0');
      const place = (up ? up.place : '') + name;
      const [whole, initials] = depth < 2 ? read(name) : [name, name];
      const keys = depth < 2 ? `${whole} ${initials}` : `${up.sounds[0]}${name} ${up.sounds[1]}${name}`;
      const said = depth < 2 ? [whole, initials] : [up.sounds[0] + name, up.sounds[1] + name];
      const head = heads[i];
      const row = { code, place, name, sounds: said, head, range: ranges[i], phone: phones[i] };
      row.text = `${head} ${read(head, true).join(' ')}|${keys}|${place}|${row.phone}`;
      rows.push(row);
      return row;
    });
  });
  return rows;
}

function holds(range, door) {
  return range.split('、').some((part) => {
    const [first, last = first] = part.split('–').map((side) => parseInt(side, 10));
    return door >= first && door <= last;
  });
}

// Every word must stand in the row; what stands further in front comes first.
export function scan(rows, typed, most = 10) {
  const text = typed.normalize('NFKC').toLowerCase().trim();
  if (!text) return [];
  const [, front, number] = /^(.*?)(?:(\d+)号)?$/.exec(text);
  const door = Number(number);
  const words = front.split(/\s+/).filter(Boolean);
  const found = [];
  for (const row of rows) {
    let score = 0;
    for (const word of words) {
      const at = row.text.indexOf(word);
      score = at < 0 ? NaN : score + at;
    }
    if (score >= 0 && (!door || (row.range && holds(row.range, door)))) found.push([score, row]);
  }
  return found.sort(([a], [b]) => a - b).slice(0, most).map(([, row]) => row);
}
