// Serves the component sheet for the mirror's tests: web/ with its asset names filled in, the
// WebAssembly build given by its folder, one light page at every other address, and the
// Content-Security-Policy of the real server.
import {createServer} from 'node:http';
import {existsSync, readFileSync} from 'node:fs';
import {extname, join} from 'node:path';

const root = new URL('../..', import.meta.url).pathname;
const TYPES = {'.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm',
  '.ttf': 'font/ttf'};
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
  "img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
const PAGE = `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>Một Cửa</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/assets/style.css">
<script src="/assets/boot.js" defer></script>
</head><body><div id="light"><main id="page"><h1>Một Cửa</h1></main></div></body></html>`;

function fileOf(name, build) {
  if (name === 'onedoor.js' || name === 'onedoor.wasm')
    return join(build, 'client', name.replace('onedoor', 'component_sheet'));
  if (name.endsWith('.ttf')) return join(build, 'fonts', name);
  return join(root, 'web', name);
}

/** Resolves to {url, close}. `build` is the build tree of the web client. */
export function serveSheet(build, port = 0) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    response.setHeader('Content-Security-Policy', POLICY);
    if (path === '/health') return response.end('{"status":"ok"}');
    if (path === '/worker.js') {
      response.setHeader('Content-Type', TYPES['.js']);
      return response.end();
    }
    if (!path.startsWith('/assets/')) {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      return response.end(PAGE);
    }
    const file = fileOf(path.slice('/assets/'.length), build);
    if (!existsSync(file)) {
      response.statusCode = 404;
      return response.end();
    }
    const type = TYPES[extname(file)];
    response.setHeader('Content-Type', type);
    let body = readFileSync(file);
    if (type.startsWith('text/'))
      body = body.toString().replaceAll(/\{\{asset:([^}]+)\}\}/g, '/assets/$1')
        .replaceAll(/\{\{bytes:[^}]+\}\}/g, '1');
    return response.end(body);
  });
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve({
      url: `http://127.0.0.1:${server.address().port}`,
      close: () => server.close(),
    }));
  });
}
