// Ours: the look-up of the app as wasm. It gets no records and no readings, but the two files of
// a publication, as the app does.
let glue;
let files;

export async function prepare() {
  glue = await import('/lookup/wangge_bench.js');
  files = await Promise.all(['/find.txt', '/sounds.json'].map((path) => fetch(path).then((response) => response.text())));
  await glue.default();
}

export function build() {
  const finder = glue.Finder.open(...files);
  return (typed, most) => finder.find(typed, most).split(' ').filter(Boolean);
}
