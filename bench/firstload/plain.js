// A peer: plain JavaScript, the columns as a file beside it.
import { rowsOf, scan } from './columns.js';
import { lines } from './lines.js';

const box = document.getElementById('box');
const out = document.getElementById('out');
const county = await (await fetch('./columns.json')).json();
const rows = rowsOf(county);
const code = new URLSearchParams(location.search).get('c');
const show = () => { out.innerHTML = lines(box.value ? scan(rows, box.value) : rows.filter((row) => row.code === code)); };
box.addEventListener('input', show);
document.getElementById('foot').textContent = county.foot;
box.dataset.ready = '';
show();
