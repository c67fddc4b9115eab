// Drafts a person asked to keep on this device: IndexedDB, each value encrypted with AES-GCM under
// a key that cannot be exported. It keeps a stolen disk from telling; it does not keep this
// origin's own scripts out. Beside a value stand the time it was kept, which tells two windows'
// states apart, and the time from which it is as if it had never been kept.

/** What came of keeping: the values of app::SaveOutcome. */
const SAVED = 0;
const CHANGED = 1;
const GONE = 2;

const VERSION = 2;

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function finished(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}

function openDatabase() {
  const request = indexedDB.open('onedoor', VERSION);
  request.onupgradeneeded = () => {
    const database = request.result;
    for (const name of database.objectStoreNames) database.deleteObjectStore(name);
    database.createObjectStore('keys');
    database.createObjectStore('drafts');
  };
  return done(request);
}

async function keyOf(database) {
  const known = await done(database.transaction('keys').objectStore('keys').get('drafts'));
  if (known) return known;
  const key = await crypto.subtle.generateKey({name: 'AES-GCM', length: 256}, false,
    ['encrypt', 'decrypt']);
  // Another tab may have been quicker: the first key stays.
  const store = database.transaction('keys', 'readwrite').objectStore('keys');
  await done(store.add(key, 'drafts')).catch(() => {});
  return done(database.transaction('keys').objectStore('keys').get('drafts'));
}

class Drafts {
  constructor(database, key) {
    this.database = database;
    this.key = key;
    // A newer version of this page in another tab goes first.
    database.onversionchange = () => database.close();
  }

  drafts(mode) {
    return this.database.transaction('drafts', mode).objectStore('drafts');
  }

  async decrypt({iv, data}) {
    const plain = await crypto.subtle.decrypt({name: 'AES-GCM', iv}, this.key, data);
    return new TextDecoder().decode(plain);
  }

  async forgetExpired() {
    const store = this.drafts('readwrite');
    const over = finished(store.transaction);
    const [names, records] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
    records.forEach((record, i) => {
      if (record.expiresAt <= Date.now()) store.delete(names[i]);
    });
    await over;
  }

  async load(name) {
    const record = await done(this.drafts('readonly').get(name));
    return record && record.expiresAt > Date.now() ? this.decrypt(record) : undefined;
  }

  async list() {
    await this.forgetExpired();
    const records = await done(this.drafts('readonly').getAll());
    records.sort((a, b) => b.savedAt - a.savedAt);
    // One that cannot be read any more does not hide the others.
    const texts = await Promise.all(records.map((record) => this.decrypt(record).catch(() => '')));
    return texts.filter(Boolean);
  }

  async save(name, text, {savedAt, replaces, expiresAt, isReplacing}) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const data = await crypto.subtle.encrypt({name: 'AES-GCM', iv}, this.key,
      new TextEncoder().encode(text));
    // Looking and writing in one transaction: no other window comes between.
    const store = this.drafts('readwrite');
    const over = finished(store.transaction);
    const there = await done(store.get(name));
    const known = there && there.expiresAt > Date.now() ? there.savedAt : 0;
    if (!isReplacing && known !== replaces) return known === 0 ? GONE : CHANGED;
    store.put({iv, data, savedAt, expiresAt}, name);
    await over;
    return SAVED;
  }

  erase(name) {
    return done(this.drafts('readwrite').delete(name));
  }
}

export async function open() {
  const database = await openDatabase();
  return new Drafts(database, await keyOf(database));
}
