// Before the app: finds as one types, with a small part of its own that lies in the page itself, so
// that only the county's data is waited for. When the person rests, the app comes and takes over
// what is typed; where no hand was seen at all it comes later, when the device has time. Where
// anything fails here, it comes at once.
(async () => {
  const meta = (name) => document.querySelector(`meta[name="${name}"]`).content;
  const root = meta('wangge-root');
  const app = new URL(meta('wangge-app'), document.baseURI);
  const shell = document.getElementById('shell');
  const box = document.getElementById('first-input');
  const out = document.getElementById('first-results');
  const REST = 1500;
  const NO_HAND = 4000;

  let first;
  let resting;
  let coming;

  // The app's pages have more to wear than this one.
  function styled() {
    return new Promise((done) => {
      const sheet = document.createElement('link');
      sheet.rel = 'stylesheet';
      sheet.href = new URL('app.css', app).href;
      sheet.onload = sheet.onerror = done;
      document.head.append(sheet);
    });
  }

  function come() {
    clearTimeout(resting);
    coming ??= styled().then(() => import(new URL('boot.js', app).href));
  }

  // A hand on the keys is not disturbed: neither while letters are composed nor right after one.
  function rest() {
    clearTimeout(resting);
    if (!('busy' in shell.dataset)) resting = setTimeout(come, REST);
  }

  function later() {
    const hands = ['pointerdown', 'pointermove', 'keydown', 'scroll'];
    const seen = () => { hands.forEach((hand) => removeEventListener(hand, seen)); rest(); };
    hands.forEach((hand) => addEventListener(hand, seen, { passive: true }));
    const idle = window.requestIdleCallback ?? setTimeout;
    resting = setTimeout(() => idle(come), NO_HAND);
  }

  function show() {
    if (first) out.innerHTML = first.find(box.value, root);
  }

  // Before anything is waited for: the app takes over what is in the box, also where it must come
  // at once.
  const asked = new URLSearchParams(location.hash.slice(1)).get('q');
  if (asked && !box.value) box.value = asked;

  box.addEventListener('input', () => { show(); rest(); });
  box.addEventListener('compositionstart', () => { shell.dataset.busy = ''; });
  box.addEventListener('compositionend', () => { delete shell.dataset.busy; show(); rest(); });

  // The way back leads here again, with the words.
  box.addEventListener('blur', () => {
    const query = box.value ? `#q=${encodeURIComponent(box.value)}` : location.pathname;
    history.replaceState(history.state, '', query);
  });

  // What is painted or typed comes before the next piece of work.
  function pause() {
    return window.scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));
  }

  async function read() {
    const response = await fetch(`${root}data/find.txt`);
    if (!response.ok) throw new Error(`data/find.txt: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  }

  // The part in the page, a character a byte: see `pages.rs`.
  function part() {
    const text = document.getElementById('first-part').textContent;
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = text.charCodeAt(at) ^ 0x55;
    return bytes;
  }

  try {
    if ((localStorage.getItem('wangge.lang') ?? '').includes('en')) throw new Error('the app speaks other languages');
    const data = read();
    let kept = await window.wanggeKept;
    if (!kept) {
      // While the data is on its way: after the first paint, and in steps.
      await new Promise((done) => setTimeout(done));
      kept = part();
    }
    await wasm_bindgen({ module_or_path: kept });
    if (kept instanceof Uint8Array) {
      await pause();
      wasm_bindgen.First.warm();
    }
    const index = await data;
    let opened = wasm_bindgen.First.open(index);
    if (!opened) throw new Error('data/find.txt is of another version');
    while (!opened.ready()) {
      await pause();
      opened = opened.step();
    }
    first = opened;
    document.getElementById('first-name').textContent = first.name();
    document.getElementById('first-foot').innerHTML = first.foot();
    shell.dataset.ready = '';
    show();
    // The first paint of results comes before the app.
    requestAnimationFrame(() => setTimeout(box.value ? rest : later));
  } catch {
    come();
  }
})();
