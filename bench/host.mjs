// A static file host as counties have them: brotli or gzip, a validator, ten minutes' keeping.
// Compresses each file once, so that a request costs nothing but its bytes. Counts what it sends.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import zlib from 'node:zlib';

const KINDS = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8', '.json': 'application/json', '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

export function brotli(bytes) {
  const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_LGWIN]: 22 };
  return zlib.brotliCompressSync(bytes, { params });
}

export const gzip = (bytes) => zlib.gzipSync(bytes, { level: 9 });

// `folders`: the first that has a file answers with it. `isolated`: for exact clocks.
export async function host({ folders, isolated = false, keep = 'max-age=600' }) {
  const ready = new Map();
  const sent = [];

  function find(asked) {
    const inner = path.normalize(decodeURIComponent(asked)).replace(/\/$/, '/index.html');
    for (const folder of folders) {
      const file = path.join(folder, inner);
      if (file.startsWith(path.resolve(folder)) && fs.existsSync(file) && fs.statSync(file).isFile()) return file;
    }
    return undefined;
  }

  function made(file, encoding) {
    const key = `${encoding} ${file}`;
    if (!ready.has(key)) {
      const bytes = fs.readFileSync(file);
      const body = encoding === 'br' ? brotli(bytes) : encoding === 'gzip' ? gzip(bytes) : bytes;
      ready.set(key, { body, tag: `"${encoding}-${bytes.length}-${fs.statSync(file).mtimeMs}"` });
    }
    return ready.get(key);
  }

  const server = http.createServer((request, response) => {
    const asked = new URL(request.url, 'http://host').pathname;
    const file = find(asked);
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    const accepted = request.headers['accept-encoding'] ?? '';
    const plain = file.endsWith('.png');
    const encoding = plain ? '' : /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : '';
    const { body, tag } = made(file, encoding);
    const headers = {
      'content-type': KINDS[path.extname(file)] ?? 'application/octet-stream',
      'cache-control': keep, vary: 'accept-encoding', etag: tag,
    };
    if (encoding) headers['content-encoding'] = encoding;
    if (isolated) {
      headers['cross-origin-opener-policy'] = 'same-origin';
      headers['cross-origin-embedder-policy'] = 'require-corp';
    }
    if (request.headers['if-none-match'] === tag) {
      response.writeHead(304, headers).end();
      sent.push({ asked, bytes: 0 });
      return;
    }
    headers['content-length'] = body.length;
    response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : body);
    sent.push({ asked, bytes: body.length });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const address = `http://127.0.0.1:${server.address().port}/`;
  return {
    address,
    // All that was sent since it was last taken.
    take: () => sent.splice(0),
    close: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }),
  };
}
