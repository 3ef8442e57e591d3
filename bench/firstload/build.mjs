// Builds the peers' pages: the same county, the same words, the same things to see as ours.
import esbuild from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = path.dirname(fileURLToPath(import.meta.url));

// `data/find.txt` as an object of columns, each a text with tabs.
export function columns(text) {
  const lines = text.split('\n');
  const [version, date, , name, issuer] = lines[1].split('\t');
  const numbers = (line) => line.split(' ').map(Number);
  const levels = [0, 1, 2, 3].map((level) => {
    const [up, number, names, range, head, phone] = lines.slice(2 + 6 * level, 8 + 6 * level);
    return { up: numbers(up), number: numbers(number), name: names, range, head, phone };
  });
  const sounds = (line) => line.split('\t').filter(Boolean).map((group) => group.split(' '));
  return { name, foot: `${issuer} ${version} ${date}`, levels, readings: sounds(lines[26]), surnames: sounds(lines[27]) };
}

function bundled(name) {
  const options = { entryPoints: [path.join(HERE, `${name}.js`)], bundle: true, minify: true, format: 'esm', target: 'es2022', write: false, define: { 'process.env.NODE_ENV': '"production"' } };
  return esbuild.buildSync(options).outputFiles[0].text.trim();
}

// Writes each page to a folder of its own; gives the folders by the peers' names.
export function build({ county, locales, out }) {
  const read = (name) => JSON.parse(fs.readFileSync(path.join(locales, `${name}.json`), 'utf8'));
  const { title, lead, label, placeholder, hint } = read('find');
  const words = { brand: read('frame').brand, title, lead, label, placeholder, hint };
  const css = esbuild.transformSync(fs.readFileSync(path.join(HERE, 'page.css'), 'utf8'), { loader: 'css', minify: true }).code.trim();
  const data = JSON.stringify(columns(fs.readFileSync(path.join(county, 'find.txt'), 'utf8')));
  const head = (more) => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><link rel="icon" href="data:,">${more}<style>${css}</style></head><body>`;
  const body = `<header>${words.brand}</header><main><h1>${title}</h1><p>${lead}</p><label for="box">${label}</label><input id="box" type="search" placeholder="${placeholder}"><p><small>${hint}</small></p><div id="out" role="region" aria-live="polite"></div></main><footer id="foot"></footer>`;
  const ahead = '<link rel="preload" as="fetch" crossorigin href="columns.json"><script type="module" src="app.js"></script>';
  const json = (value) => (typeof value === 'string' ? value : JSON.stringify(value)).replaceAll('<', '\\u003c');
  const island = (id, value) => `<script type="application/json" id="${id}">${json(value)}</script>`;
  const pages = {
    'plain-js': { 'index.html': head(ahead) + body, 'app.js': bundled('plain'), 'columns.json': data },
    preact: { 'index.html': `${head(ahead)}<div id="page"></div>${island('words', words)}`, 'app.js': bundled('preact'), 'columns.json': data },
    'single-file': { 'index.html': `${head('')}${body}${island('columns', data)}<script type="module">${bundled('single')}</script>` },
  };
  const folders = {};
  for (const [peer, files] of Object.entries(pages)) {
    folders[peer] = path.join(out, peer);
    fs.mkdirSync(folders[peer], { recursive: true });
    for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folders[peer], name), text);
  }
  return folders;
}
