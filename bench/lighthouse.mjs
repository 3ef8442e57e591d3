// Lighthouse as a telephone, on the first page and on the static page of a grid: the median of
// several runs a category, and everything it finds.
import fs from 'node:fs';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import lighthouse from 'lighthouse';
import { circumstances, median, note, options, round, say, target } from './figures.mjs';
import { host } from './host.mjs';

const BENCH = 'lighthouse';
const WANTED = 0.99;
const CHROME = process.env.CHROME_PATH ?? '/usr/bin/chromium';
const HOUSEHOLD_DIGITS = 16;
const set = options({ site: '', county: '', runs: 3, save: '' });

const folder = path.join(set.county, 'site');
const code = fs.readdirSync(path.join(folder, 'g')).find((name) => name.length === HOUSEHOLD_DIGITS);
const server = await host({ folders: [folder, set.site] });
const pages = { find: '', 'grid page': `g/${code}/` };
const found = { find: [], 'grid page': [] };
for (let run = 0; run < set.runs; run++) {
  for (const [name, inner] of Object.entries(pages)) {
    const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking', '--no-first-run'];
    const browser = await puppeteer.launch({ executablePath: CHROME, headless: true, args });
    const { lhr } = await lighthouse(server.address + inner, { logLevel: 'error' }, undefined, await browser.newPage());
    await browser.close();
    found[name].push(lhr);
    if (set.save) fs.writeFileSync(path.join(set.save, `lighthouse-${name.replace(' ', '-')}-${run}.json`), JSON.stringify(lhr));
    note(run, name, Object.values(lhr.categories).map(({ id, score }) => `${id} ${score}`).join(' '));
  }
}
await server.close();

circumstances(BENCH, { runs: set.runs, lighthouse: found.find[0].lighthouseVersion });
for (const [name, reports] of Object.entries(found)) {
  const last = reports.at(-1);
  for (const { id } of Object.values(last.categories)) {
    const scores = reports.map((lhr) => lhr.categories[id].score);
    target(BENCH, `${name}: ${id} at least ${WANTED}`, median(scores), median(scores) >= WANTED);
  }
  const times = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift', 'speed-index'];
  const figures = times.map((id) => [id, round(median(reports.map((lhr) => lhr.audits[id].numericValue)), 2)]);
  say({ bench: BENCH, page: name, ...Object.fromEntries(figures) });
  const counted = new Set(Object.values(last.categories).flatMap(({ auditRefs }) => auditRefs.map((ref) => ref.id)));
  const short = Object.values(last.audits).filter(({ id, score }) => counted.has(id) && score !== null && score < 1);
  say({ bench: BENCH, page: name, finds: short.map(({ id, title, score, displayValue }) => ({ id, title, score, displayValue })) });
}
