// The service worker: after the first visit the program, the catalogue and every address of the
// citizen work without a network, and what waits in the outbox goes out when there is one again.
// A version is installed whole or not at all; names that carry the hash of their content make a
// broken or foreign answer impossible to keep.

importScripts('{{asset:outbox.js}}');

const ALL = {{precache}};
const CACHE = 'onedoor-{{version}}';
const SHELL = '{{asset:shell.html}}';
const RECORDS = '{{asset:procedures.json}}';
// Large and not needed to start: fetched when the page asks for it in a quiet moment.
const LATER = [RECORDS, '{{asset:unit-mappings.json}}'];
const FIRST = ALL.filter((path) => !LATER.includes(path) && !path.endsWith('.png'));
const PATIENCE_MS = 3000;

async function download(path) {
  const response = await fetch(path);
  const digest = await crypto.subtle.digest('SHA-256', await response.clone().arrayBuffer());
  const hash = Array.from(new Uint8Array(digest, 0, 5),
    (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (!response.ok || !path.includes(`.${hash}.`)) throw new Error(path);
  return response;
}

async function fill(paths) {
  const answers = await Promise.all(paths.map(async (path) =>
    await caches.match(path) ?? download(path)));
  const cache = await caches.open(CACHE);
  await Promise.all(paths.map((path, i) => cache.put(path, answers[i])));
}

async function install() {
  // Who had the records keeps having them.
  const old = await Promise.all((await caches.keys()).map(async (name) =>
    (await (await caches.open(name)).keys())));
  const hadRecords = old.flat().some(({url}) => url.includes('/assets/procedures.'));
  await fill(hadRecords ? [...FIRST, ...LATER] : FIRST);
}

const windows = () => clients.matchAll({type: 'window', includeUncontrolled: true});

// Pages of the old version need its files as long as they are open.
async function tidy() {
  if ((await windows()).length > 1) return;
  const names = await caches.keys();
  await Promise.all(names.map((name) => name === CACHE || caches.delete(name)));
}

async function activate() {
  await tidy();
  await registration.navigationPreload?.enable();
  await clients.claim();
}

// Nothing when no answer of the server comes in time.
async function inTime(answer) {
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  const response = await Promise.race([answer, late]).catch(() => undefined);
  return response?.status < 502 ? response : undefined;
}

async function page(event) {
  const answer = Promise.resolve(event.preloadResponse)
    .then((preloaded) => preloaded ?? fetch(event.request));
  return await inTime(answer) ?? await caches.match(SHELL) ?? answer;
}

let records;
async function record(request, asked) {
  const answer = fetch(request);
  const fresh = await inTime(answer);
  if (fresh) return fresh;
  records ??= caches.match(RECORDS).then((stored) => stored?.json());
  const {procedures = {}, codes = {}} = await records ?? {};
  const known = procedures[codes[asked] ?? asked];
  if (known) return new Response(JSON.stringify(known), {headers: {'Content-Type': 'application/json'}});
  records = undefined;
  return answer;
}

// Browsers that can find the files by themselves need not wake the worker for them.
function route(event) {
  return event.addRoutes?.({condition: {urlPattern: {pathname: '/assets/*'}}, source: 'cache'});
}

addEventListener('install', (event) => event.waitUntil(Promise.all([install(), route(event)])));
addEventListener('activate', (event) => event.waitUntil(activate()));

addEventListener('fetch', (event) => {
  const {request} = event;
  const {origin, pathname} = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  const [, asked] = /^\/api\/v1\/procedures\/([^/]+)$/.exec(pathname) ?? [];
  if (asked) event.respondWith(record(request, decodeURIComponent(asked)));
  else if (pathname.startsWith('/assets/'))
    event.respondWith(caches.match(pathname).then((stored) => stored ?? fetch(request)));
  else if (request.mode === 'navigate' && !pathname.startsWith('/api/'))
    event.respondWith(page(event));
});

async function takeOver(boot) {
  if (ALL.includes(boot) && (await windows()).length === 1) await skipWaiting();
}

addEventListener('message', (event) => {
  const {boot, running, isWanted, isLater} = event.data;
  if (boot) event.waitUntil(takeOver(boot));
  // A page that is open says what it runs; one of an old version may offer this one.
  if (running && !ALL.includes(running)) event.source.postMessage({isOld: true});
  if (isWanted) event.waitUntil(skipWaiting());
  if (isLater) event.waitUntil(tidy().then(() => fill(LATER)).catch(() => {}));
});

addEventListener('sync', (event) => {
  if (event.tag !== 'outbox') return;
  event.waitUntil(onedoorOutbox.send({isPatient: true, isNow: true}).then((pause) => {
    // The browser asks again later.
    if (pause !== undefined) throw new Error('later');
  }));
});
