// What a page measures: sizes, colours, edges, as the browser computed them. Runs in the page
// by WebDriver and gives a list of findings, each in words. Must never change the page for good.
const words = el => {
  const text = (el.getAttribute('aria-label') || el.innerText || el.value || '').trim().replace(/\s+/g, ' ').slice(0, 24);
  const kind = el.className && typeof el.className === 'string' ? '.' + el.className.split(' ').join('.') : '';
  return `<${el.tagName.toLowerCase()}${kind}> “${text}”`;
};
const ancestors = function* (el) { for (let a = el; a; a = a.parentElement) yield a; };

// Nobody sees it: not drawn, drawn for the eye of a printer only, or for a screen reader only.
const unseen = el => {
  if (!el.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return true;
  for (const a of ancestors(el)) {
    if (a.getAttribute('aria-hidden') === 'true' || a.inert) return true;
    const box = a.getBoundingClientRect();
    if ((box.width <= 1 || box.height <= 1) && getComputedStyle(a).overflow !== 'visible') return true;
    // Waits above the page until the focus comes.
    if (box.bottom + scrollY <= 0 && a !== document.documentElement) return true;
  }
  return false;
};

// Each piece of text that is seen: its element, style and box.
const texts = () => {
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, el = node.parentElement;
    if (!node.data.trim() || /^(SCRIPT|STYLE|NOSCRIPT|OPTION|TITLE)$/i.test(el.tagName) || unseen(el)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width && box.height) found.push({ el, style: getComputedStyle(el), box, lines: range.getClientRects().length });
  }
  return found;
};

// Wider than the page. A phone shows what is too wide from farther away, with more pixels in its
// window: the page's own width tells.
const sideways = () => {
  const root = document.documentElement, width = root.clientWidth;
  if (root.scrollWidth <= width) return [];
  const wide = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > width + 1 && !unseen(e));
  return [`scrolls sideways: ${root.scrollWidth} px in ${width} by ${wide.slice(0, 3).map(words).join(', ')}`];
};

// Wider than the page, or cut by a box that does not scroll.
const edges = () => {
  const out = sideways(), width = document.documentElement.clientWidth;
  for (const { el, box } of texts()) {
    // A map is moved in its frame, by finger and by key, as what is in a box that scrolls.
    if (el.closest('.map[tabindex]')) continue;
    let x = true, y = true;
    for (const a of ancestors(el)) {
      const style = getComputedStyle(a), edge = a.getBoundingClientRect();
      if (/auto|scroll/.test(style.overflowX)) x = false;
      if (/auto|scroll/.test(style.overflowY)) y = false;
      const hides = o => /hidden|clip/.test(o);
      if (x && hides(style.overflowX) && (box.right > edge.right + 1 || box.left < edge.left - 1)) { out.push(`cut at a side: ${words(el)} by ${words(a)}`); break; }
      if (y && hides(style.overflowY) && (box.bottom > edge.bottom + 2 || box.top < edge.top - 2)) { out.push(`cut above or below: ${words(el)} by ${words(a)}`); break; }
    }
    if (x && (box.right > width + 1 || box.left < -1)) out.push(`leaves the window: ${words(el)}`);
  }
  return out;
};

const ACTIVE = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=treeitem]';
const active = () => [...document.querySelectorAll(ACTIVE)].filter(e => !unseen(e) && !e.disabled && e.getAttribute('aria-disabled') !== 'true');

// What is tapped is this large, its label counted in. A link within a sentence is text.
const taps = least => active().flatMap(el => {
  const style = getComputedStyle(el), around = el.parentElement;
  const sentence = style.display === 'inline' && [...around.childNodes].some(n => n.nodeType === 3 && n.data.trim().length > 1);
  if (sentence) return [];
  const boxes = [el, ...(el.labels ?? [])].map(e => e.getBoundingClientRect());
  const best = Math.max(...boxes.map(b => Math.min(b.width, b.height)));
  return best + 0.5 < least ? [`only ${best.toFixed(0)} px to tap: ${words(el)}`] : [];
});

const main = ({ el }) => el.closest('main');
// Letters of the page's main part are this large, and lines this far apart.
const letters = (least, leading) => texts().filter(main).flatMap(({ el, style, lines }) => {
  const size = parseFloat(style.fontSize), line = parseFloat(style.lineHeight), out = [];
  if (size + 0.1 < least) out.push(`letters of ${size} px: ${words(el)}`);
  if (lines > 1 && !(line / size >= leading - 0.01)) out.push(`lines ${style.lineHeight} apart at ${size} px: ${words(el)}`);
  return out;
});

const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
const colours = new Map();
const colour = text => {
  if (!colours.has(text)) {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = text;
    pen.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
    colours.set(text, [r, g, b, a / 255]);
  }
  return colours.get(text);
};
const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
const light = ([r, g, b]) => {
  const [x, y, z] = [r, g, b].map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
};
const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
const ground = el => {
  const layers = [];
  for (const a of ancestors(el)) {
    const style = getComputedStyle(a);
    if (style.backgroundImage !== 'none') return null;
    const own = colour(style.backgroundColor);
    layers.push(own);
    if (own[3] === 1) break;
  }
  return layers.reduceRight((below, top) => over(top, below), colour(getComputedStyle(document.documentElement).colorScheme === 'dark' ? '#121212' : '#fff'));
};
const opacity = el => { let all = 1; for (const a of ancestors(el)) all *= parseFloat(getComputedStyle(a).opacity); return all; };

// Text against what is behind it; with `large`, 3 : 1 does for large letters, as WCAG has it.
const contrast = (least, large) => {
  const out = [];
  const check = (el, style, of) => {
    const below = ground(el);
    if (!below) return out.push(`a picture behind ${words(el)}`);
    const [r, g, b, a] = colour(style.color), size = parseFloat(style.fontSize);
    const found = ratio(over([r, g, b, a * opacity(el) * parseFloat(of ?? 1)], below), below);
    const big = large && (size >= 24 || (size >= 18.66 && style.fontWeight >= 700));
    if (found < (big ? 3 : least)) out.push(`contrast ${found.toFixed(2)}: ${words(el)} ${style.color} on rgb(${below.slice(0, 3).map(Math.round)})`);
  };
  for (const { el, style } of texts()) if (!el.closest('[disabled], [aria-disabled=true]')) check(el, style);
  for (const el of document.querySelectorAll('[placeholder]')) {
    const style = getComputedStyle(el, '::placeholder');
    if (!unseen(el) && !el.value) check(el, style, style.opacity);
  }
  return out;
};

// Letters half as large again, as a phone's or WeChat's setting makes them; gives the way back.
// What shows paper keeps its size: it is a picture in millimetres.
const larger = by => {
  const all = [...document.body.querySelectorAll('*')].filter(e => !e.closest('[aria-hidden=true], .scaled'));
  const sizes = all.map(e => parseFloat(getComputedStyle(e).fontSize));
  all.forEach((e, i) => e.style.setProperty('font-size', `${sizes[i] * by}px`, 'important'));
  return () => all.forEach(e => e.style.removeProperty('font-size'));
};

// Where the focus is: noted, and whether one sees it. Gives “end” when the round is done.
const focus = () => {
  const el = document.activeElement, been = (window.been ??= new Set()), last = window.last;
  window.last = el;
  // A field of a date holds the focus while it goes from the year to the day.
  if (!el || el === document.body || el === last) return null;
  if (been.has(el)) return 'end';
  been.add(el);
  const box = el.getBoundingClientRect();
  if (box.bottom < 0 || box.right < 0 || box.top > innerHeight || box.left > innerWidth) return `the focus is out of sight: ${words(el)}`;
  for (const a of ancestors(el)) {
    const style = getComputedStyle(a);
    if (a !== el && a !== el.parentElement && a !== el.parentElement?.parentElement) break;
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) continue;
    const behind = ground(parseFloat(style.outlineOffset) < 0 ? a : a.parentElement ?? a);
    if (!behind || ratio(over(colour(style.outlineColor), behind), behind) >= 3) return null;
    return `the focus hardly shows: ${words(el)}`;
  }
  return `the focus does not show: ${words(el)}`;
};
// What the Tab key did not come to; of a group of radios it comes to one.
const missed = () => {
  const been = window.been ?? new Set();
  const group = el => el.type === 'radio' && [...been].some(b => b.name === el.name && b.type === 'radio');
  return active().filter(el => el.tabIndex >= 0 && !been.has(el) && !group(el)).map(el => `no way by Tab: ${words(el)}`);
};
