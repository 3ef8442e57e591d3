// A peer: Fuse.js, near matches in four fields.
import Fuse from 'fuse.js';
import { plain, readings } from './records.js';

export function build(records) {
  const where = (r) => `${r.village}${r.group}`;
  const fuse = new Fuse(records, {
    keys: [
      { name: 'head', weight: 4 },
      { name: 'where', weight: 2, getFn: where },
      { name: 'read', weight: 2, getFn: readings },
      { name: 'door', weight: 1, getFn: (r) => r.doors.map((door) => `${where(r)}${door}号`) },
      'phone',
    ],
    ignoreLocation: true,
    threshold: 0.3,
  });
  return (typed, most) => fuse.search(plain(typed), { limit: most }).map(({ item }) => item.code);
}
