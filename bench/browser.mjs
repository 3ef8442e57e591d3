// A fresh Chromium for each run, made as slow as a cheap telephone in the country.
import puppeteer from 'puppeteer-core';

const CHROME = process.env.CHROME_PATH ?? '/usr/bin/chromium';

// DevTools' “Slow 4G”: 1.44 Mbit/s down, 0.675 up, 562.5 ms from a request to the first byte.
export const SLOW_4G = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 };
export const SLOW_CPU = 4;

export async function launch() {
  return puppeteer.launch({
    executablePath: CHROME,
    headless: true,
    defaultViewport: { width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
    args: [
      '--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update',
      '--disable-sync', '--no-first-run', '--disable-gpu',
    ],
  });
}

// A page; `slow`: network and processor as above.
export async function open(browser, { slow = false, cpu = slow ? SLOW_CPU : 1 } = {}) {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error('   page:', error.message));
  const devtools = await page.createCDPSession();
  await devtools.send('Network.enable');
  if (slow) await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  return { page, devtools };
}

// Notes, before the page's own code runs, when what is waited for is there: `ready` and `answered`
// are selectors. An answer counts when it is painted. Gives a promise for each of the two.
export async function watch({ page, devtools }, ready, answered) {
  await devtools.send('Runtime.enable');
  await devtools.send('Runtime.addBinding', { name: 'benchTell' });
  const heard = {};
  const promise = (name) => new Promise((done) => { heard[name] = done; });
  const told = { ready: promise('ready'), answered: promise('answered') };
  devtools.on('Runtime.bindingCalled', ({ payload }) => heard[payload]?.());
  await page.evaluateOnNewDocument((readySelector, answeredSelector) => {
    const marks = { ready: 0, typed: 0, answered: 0, largest: 0, long: [] };
    window.benchMarks = marks;
    const shown = () => {
      marks.answered = performance.now();
      window.benchTell('answered');
    };
    let seen = false;
    const look = () => {
      if (!marks.ready && document.querySelector(readySelector)) {
        marks.ready = performance.now();
        window.benchTell('ready');
      }
      if (marks.typed && !seen && document.querySelector(answeredSelector)) {
        seen = true;
        requestAnimationFrame(() => setTimeout(shown));
      }
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
    document.addEventListener('DOMContentLoaded', look);
    document.addEventListener('input', () => { marks.typed ||= performance.now(); }, true);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!marks.typed) marks.largest = entry.startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) marks.long.push([entry.startTime, entry.duration]);
    }).observe({ type: 'longtask', buffered: true });
  }, ready, answered);
  return told;
}

export function marks(page) {
  return page.evaluate(() => {
    const first = performance.getEntriesByName('first-contentful-paint')[0];
    return { ...window.benchMarks, first: first?.startTime ?? 0 };
  });
}

// What keeps a hand from the page: the part over 50 ms of each long task up to a moment.
export function blocked(found, until) {
  const over = found.long.filter(([start]) => start < until).map(([, length]) => Math.max(0, length - 50));
  return over.reduce((sum, part) => sum + part, 0);
}

// The promise, or an error that says what did not come.
export async function within(promise, what, seconds = 60) {
  let timer;
  const late = new Promise((_, no) => { timer = setTimeout(() => no(new Error(`${what}: not within ${seconds} s`)), seconds * 1000); });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
