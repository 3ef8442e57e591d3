// On a second visit the first step's part is kept as a file: the browser compiles it aside while the
// page is read. Where there is none, or the host does not know what a wasm file is, the part that
// lies in the page is used.
window.wanggeKept = window.caches && WebAssembly.compileStreaming
  ? caches.match(new URL('{{app}}first.wasm', document.baseURI).href)
    .then((kept) => kept && WebAssembly.compileStreaming(kept)).catch(() => {})
  : undefined;
