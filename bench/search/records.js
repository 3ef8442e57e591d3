// What the peers share: words of a record, words of a query. All get the same help: full readings
// and first letters of every name, each door of a range.

export const plain = (text) => text.normalize('NFKC').toLowerCase();

export const whole = (read) => read.join('');
export const initials = (read) => read.map((sound) => sound[0]).join('');

// A record's readings: of the head, of the village with its group.
export function readings(record) {
  const number = record.group.replace('组', '');
  const village = [whole(record.village_read), initials(record.village_read)];
  const places = village.flatMap((name) => [name, name + number]);
  return [whole(record.head_read), initials(record.head_read), ...places].filter(Boolean).join(' ');
}

export const place = (record) => `${record.town} ${record.village} ${record.group} ${record.grid}`.trim();

export const doors = (record) => record.doors.map((door) => `${door}号`).join(' ');

// Words of a text: groups and doors whole, Latin words, pairs of Chinese characters.
export function words(text) {
  const found = [];
  for (const [word] of plain(text).matchAll(/\d+[组号]|[a-z]+\d*|\d+|\p{Script=Han}+/gu)) {
    const characters = [...word];
    if (characters.length < 3 || !/\p{Script=Han}/u.test(characters[0])) found.push(word);
    else for (let at = 0; at + 2 <= characters.length; at++) found.push(characters[at] + characters[at + 1]);
  }
  return found;
}

// A query's parts for those that look for words one by one: `河湾村3组12号` → 河湾村, 3组, 12号.
export function parts(typed) {
  return plain(typed).replace(/第(?=\d)/g, '').replace(/(\d+[组号])/g, ' $1 ').split(/[\s-]+/).filter(Boolean);
}
