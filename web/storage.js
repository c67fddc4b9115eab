// Drafts a person asked to keep on this device: IndexedDB, each value encrypted with AES-GCM under
// a key that cannot be exported. It keeps a stolen disk from telling; it does not keep this
// origin's own scripts out.

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function openDatabase() {
  const request = indexedDB.open('onedoor', 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('keys');
    request.result.createObjectStore('drafts');
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
  }

  drafts(mode) {
    return this.database.transaction('drafts', mode).objectStore('drafts');
  }

  async load(name) {
    const sealed = await done(this.drafts('readonly').get(name));
    if (!sealed) return undefined;
    const plain = await crypto.subtle.decrypt({name: 'AES-GCM', iv: sealed.iv}, this.key, sealed.data);
    return new TextDecoder().decode(plain);
  }

  async save(name, text) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const data = await crypto.subtle.encrypt({name: 'AES-GCM', iv}, this.key,
      new TextEncoder().encode(text));
    await done(this.drafts('readwrite').put({iv, data}, name));
  }

  erase(name) {
    return done(this.drafts('readwrite').delete(name));
  }
}

export async function open() {
  const database = await openDatabase();
  return new Drafts(database, await keyOf(database));
}
