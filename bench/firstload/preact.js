// A peer: Preact, the columns as a file beside it.
import { h, render } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { rowsOf, scan } from './columns.js';

const words = JSON.parse(document.getElementById('words').textContent);
const asked = fetch('./columns.json').then((response) => response.json());

function Line({ row }) {
  return h('li', { class: 'hit' },
    h('a', { href: `?c=${row.code}` }, row.place, ' ', h('strong', null, row.head), ' ', h('small', null, row.range)),
    row.phone && h('a', { class: 'call', href: `tel:${row.phone}` }, row.phone));
}

function Page() {
  const [county, setCounty] = useState(null);
  const [typed, setTyped] = useState('');
  useEffect(() => { asked.then((found) => setCounty({ rows: rowsOf(found), foot: found.foot })); }, []);
  const found = useMemo(() => (county ? scan(county.rows, typed) : []), [county, typed]);
  const ready = county ? { 'data-ready': '' } : {};
  return [
    h('header', null, words.brand),
    h('main', null,
      h('h1', null, words.title), h('p', null, words.lead), h('label', { for: 'box' }, words.label),
      h('input', { id: 'box', type: 'search', placeholder: words.placeholder, ...ready, onInput: (e) => setTyped(e.target.value) }),
      h('p', null, h('small', null, words.hint)),
      h('div', { id: 'out', role: 'region', 'aria-live': 'polite' }, found.length > 0 && h('ul', null, found.map((row) => h(Line, { row, key: row.code }))))),
    h('footer', { id: 'foot' }, county?.foot),
  ];
}

render(h(Page), document.getElementById('page'));
