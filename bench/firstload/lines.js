// The lines of an answer, as HTML. The county's data is its own: names hold no markup.
const line = (row) =>
  `<li class="hit"><a href="?c=${row.code}">${row.place} <strong>${row.head}</strong> <small>${row.range}</small></a>` +
  (row.phone ? ` <a class="call" href="tel:${row.phone}">${row.phone}</a>` : '') + '</li>';

export const lines = (rows) => (rows.length ? `<ul>${rows.map(line).join('')}</ul>` : '');
