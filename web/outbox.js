// Filings that wait on this device for the network. Only what the office alone can open is kept
// (web/sealing.js), and what the citizen needs to see of it, encrypted under a key that cannot be
// exported. A page and the service worker share this script: it has no exports.

{
const NEWS = 'outbox';

// The pause after a try doubles from 2 s on, half of it by chance, so that many devices do not come
// back at once. It grows no longer than this, as things are when it is looked at:
//   the line answered a moment ago, only this try was lost       4 s
//   nothing answers, and somebody has the page before them      15 s
//   nothing answers, and nobody looks                          5 min
//   the server, or what stands before it, cannot now           5 min, and never before Retry-After
// What does not arrive is no burden to a server; one that is up and has too much gets time.
const ALIVE_MS_MAX = 4000;
const WATCHED_MS_MAX = 15000;
const PAUSE_MS_MAX = 300000;
const MOMENT_MS = 30000;
// While another tab sends.
const OTHERS_MS = 3000;
// An answer that takes longer than a line of 4 bytes a millisecond needs is lost.
const ANSWER_MS = 15000;
const BYTES_A_MS = 4;

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function committed(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

let opened;
function database() {
  opened ??= (() => {
    const request = indexedDB.open('outbox', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('keys');
      request.result.createObjectStore('filings', {keyPath: 'id'});
      request.result.createObjectStore('files');
    };
    return done(request);
  })();
  return opened;
}

async function key() {
  const stored = async () => done((await database()).transaction('keys').objectStore('keys').get(1));
  const known = await stored();
  if (known) return known;
  const made = await crypto.subtle.generateKey({name: 'AES-GCM', length: 256}, false,
    ['encrypt', 'decrypt']);
  // Another tab may have been quicker: the first key stays.
  const store = (await database()).transaction('keys', 'readwrite').objectStore('keys');
  await done(store.add(made, 1)).catch(() => {});
  return stored();
}

async function hide(value) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt({name: 'AES-GCM', iv}, await key(),
    new TextEncoder().encode(JSON.stringify(value)));
  return {iv, data};
}

async function show({iv, data}) {
  const text = await crypto.subtle.decrypt({name: 'AES-GCM', iv}, await key(), data);
  return JSON.parse(new TextDecoder().decode(text));
}

async function filings() {
  const all = await done((await database()).transaction('filings').objectStore('filings').getAll());
  return all.sort((a, b) => a.kept_at - b.kept_at);
}

// In one transaction: the filing, and its files when they come or go.
async function write(change) {
  const transaction = (await database()).transaction(['filings', 'files'], 'readwrite',
    {durability: 'strict'});
  const whole = committed(transaction);
  change(transaction.objectStore('filings'), transaction.objectStore('files'));
  await whole;
}

const news = globalThis.BroadcastChannel && new BroadcastChannel(NEWS);
const listeners = new Set();
function tell(sending) {
  news?.postMessage({sending});
  for (const listener of listeners) listener(sending);
}
news?.addEventListener('message', ({data}) => {
  for (const listener of listeners) listener(data.sending);
});

function hex(bytes) {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function hashOf(bytes) {
  return hex(await crypto.subtle.digest('SHA-256', bytes));
}

// --- keeping -----------------------------------------------------------------------------------

async function sealedFile(sealing, office, id, file) {
  const description = new TextEncoder().encode(JSON.stringify({name: file.name, type: file.type}));
  const content = new Uint8Array(await file.blob.arrayBuffer());
  const message = new Uint8Array(2 + description.length + content.length);
  message.set([description.length >> 8, description.length & 255]);
  message.set(description, 2);
  message.set(content, 2 + description.length);
  const {encapsulated, ciphertext} = await sealing.seal(sealing.fromBase64url(office.public_key),
    'onedoor upload v1', `${id}/${file.upload_id}`, message);
  return {
    declaration: {
      submission_id: id, upload_id: file.upload_id, size: ciphertext.length,
      sha256: await hashOf(ciphertext),
      sealed: {key_id: office.key_id, enc: sealing.toBase64url(encapsulated)},
    },
    ciphertext,
  };
}

/**
 * `filing`: {submission_id, body, about, files: [{upload_id, name, type, blob}]}; `office`: the
 * answer of /api/v1/office-key; `sealing`: web/sealing.js. Done when all of it is on the disk.
 */
async function keep(filing, office, sealing) {
  const id = filing.submission_id;
  const files = [];
  for (const file of filing.files) files.push(await sealedFile(sealing, office, id, file));
  const {encapsulated, ciphertext} = await sealing.seal(sealing.fromBase64url(office.public_key),
    'onedoor submission v1', id, new TextEncoder().encode(filing.body));
  const record = {
    id, kept_at: Date.now(), state: 'waiting', tries: 0,
    about: await hide(filing.about),
    envelope: {submission_id: id, key_id: office.key_id, enc: sealing.toBase64url(encapsulated),
      ciphertext: sealing.toBase64url(ciphertext)},
    uploads: files.map((file) => file.declaration),
  };
  await write((records, contents) => {
    for (const file of files) contents.put(file.ciphertext, file.declaration.upload_id);
    records.put(record);
  });
  tell();
}

// --- sending -----------------------------------------------------------------------------------

class Later extends Error {
  constructor(isBusy = false, seconds = 0) {
    super('later');
    Object.assign(this, {isBusy, seconds});
  }
}

class Refused extends Error {
  constructor(problem) {
    super(problem.code);
    this.problem = problem;
  }
}

const FINAL = [400, 409, 413, 415, 422];

let heardAt = -MOMENT_MS;
function heard() {
  heardAt = performance.now();
}

async function ask(path, method, type, body, headers) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), ANSWER_MS + body.length / BYTES_A_MS);
  try {
    const response = await fetch(path, {method, body, signal: abort.signal, cache: 'no-store',
      headers: {'Content-Type': type, 'X-Onedoor-Request': '1', ...headers}});
    const text = await response.text();
    if (response.ok) {
      const answer = text ? JSON.parse(text) : {};
      heard();
      return answer;
    }
    // Only the server itself refuses for good, never something in between.
    const isFinal = FINAL.includes(response.status) &&
      response.headers.get('Content-Type')?.startsWith('application/problem+json');
    if (isFinal) throw new Refused(JSON.parse(text));
    throw new Later(true, Number(response.headers.get('Retry-After')) || 0);
  } catch (error) {
    throw error instanceof Refused || error instanceof Later ? error : new Later();
  } finally {
    clearTimeout(timer);
  }
}

function post(path, value) {
  return ask(path, 'POST', 'application/json', JSON.stringify(value));
}

async function deliverFile(filing, declaration) {
  const status = await post('/api/v1/uploads', declaration);
  if (status.complete) return;
  const contents = (await database()).transaction('files').objectStore('files');
  const bytes = await done(contents.get(declaration.upload_id));
  for (let chunk = 0; chunk < status.chunks; ++chunk) {
    if (status.received.includes(chunk)) continue;
    const part = bytes.subarray(chunk * status.chunk_bytes, (chunk + 1) * status.chunk_bytes);
    await ask(`/api/v1/uploads/${status.upload_id}/${chunk}`, 'PUT', 'application/octet-stream',
      part, {'X-Content-SHA256': await hashOf(part)});
    // What gets on need not pause long before it goes on.
    filing.tries = 0;
  }
}

async function deliver(filing) {
  for (const declaration of filing.uploads) await deliverFile(filing, declaration);
  filing.was_asked = true;
  const receipt = await post('/api/v1/sealed-submissions', filing.envelope);
  if (!receipt.reference || !receipt.secret) throw new Later();
  return receipt;
}

async function settle(filing, state, news) {
  const about = await hide({...await show(filing.about), ...news});
  const {uploads} = filing;
  await write((records, files) => {
    records.put({id: filing.id, kept_at: filing.kept_at, state, about, uploads: []});
    for (const {upload_id} of uploads) files.delete(upload_id);
  });
}

async function postpone(filing, {isBusy = false, seconds = 0}) {
  // An answer that asks for no pause is about this filing, not about the line or the server.
  const isStuck = isBusy && !seconds;
  await write((records) => records.put({...filing, tries: filing.tries + 1, tried: Date.now(),
    chance: 0.5 + Math.random() / 2, isBusy, isStuck, seconds}));
}

/** The milliseconds before a filing is due, 0 for one that was not tried. `isNow`: see send(). */
function pauseOf({tries, tried, chance, isBusy, seconds}, isNow) {
  if (!tried) return 0;
  const isAlive = performance.now() - heardAt < MOMENT_MS;
  const isWatched = globalThis.document?.visibilityState === 'visible';
  const longest = isBusy ? PAUSE_MS_MAX : isAlive ? ALIVE_MS_MAX
    : isWatched ? WATCHED_MS_MAX : PAUSE_MS_MAX;
  const grown = isNow ? 0 : Math.min(longest, 1000 * 2 ** tries) * chance;
  const pause = Math.max(grown, seconds * 1000);
  // A clock that was put back does not make it longer.
  return Math.min(pause, tried + pause - Date.now());
}

// What was refused because a file of it was not there is sent again as a whole, a few times.
const RETRIED = {'submission.upload_incomplete': 3, 'upload.chunk_hash': 3};

async function sendOne(filing) {
  try {
    await settle(filing, 'received', {receipt: await deliver(filing)});
    return true;
  } catch (error) {
    const isRetried = error instanceof Refused && filing.tries < (RETRIED[error.message] ?? 0);
    if (error instanceof Refused && !isRetried) {
      await settle(filing, 'refused', {problem: error.problem.text});
      return true;
    }
    if (!(error instanceof Later) && !isRetried) throw error;
    await postpone(filing, error);
    return false;
  }
}

/**
 * Sends what waits, oldest first, one at a time over all tabs and the worker; one that the server
 * cannot take lets the others pass. `isPatient`: waits for another sender instead of leaving the
 * work to it; `isNow`: the pause of the first ends, unless the server asked for it.
 * Gives the milliseconds until the next try is due, or undefined when nothing waits.
 */
function send({isPatient = false, isNow = false} = {}) {
  return navigator.locks.request(NEWS, {ifAvailable: !isPatient}, async (lock) => {
    let isFirst = true;
    for (;;) {
      const waiting = (await filings()).filter(({state}) => state === 'waiting');
      if (waiting.length === 0) return undefined;
      if (!lock) return OTHERS_MS;
      const pauses = waiting.map((filing) => pauseOf(filing, isNow && isFirst));
      const next = waiting.findIndex(({isStuck}, at) => pauses[at] <= 0 || !isStuck);
      if (next < 0) return Math.min(...pauses);
      if (pauses[next] > 0) return pauses[next];
      isFirst = false;
      tell(waiting[next].id);
      const isSettled = await sendOne(waiting[next]).finally(() => tell());
      if (isSettled) isFirst = true;
    }
  });
}

// --- showing -----------------------------------------------------------------------------------

/** Oldest first: {id, state, kept_at, was_asked, …about, receipt?, problem?}. */
async function list() {
  return Promise.all((await filings()).map(async ({id, state, kept_at, was_asked, about}) =>
    ({id, state, kept_at, was_asked, ...await show(about)})));
}

/** Removes a filing; one that is being sent is removed after that, if it still waits then. */
async function remove(id, state) {
  await navigator.locks.request(NEWS, async () => {
    const filing = (await filings()).find((one) => one.id === id);
    if (!filing || filing.state !== state) return;
    await write((records, files) => {
      records.delete(id);
      for (const {upload_id} of filing.uploads) files.delete(upload_id);
    });
  });
  tell();
}

/** Forgets that the draft of a received filing is still to be erased. */
async function draftErased(id) {
  const filing = (await filings()).find((one) => one.id === id);
  const about = await hide({...await show(filing.about), keeps_draft: false});
  await write((records) => records.put({...filing, about}));
}

globalThis.onedoorOutbox = {keep, send, heard, list, remove, draftErased,
  listen: (listener) => listeners.add(listener)};
}
