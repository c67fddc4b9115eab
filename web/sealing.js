// Seals what waits on this device so that the office alone can read it: HPKE (RFC 9180), base mode,
// DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. The other half is shared/sealing.

const encoder = new TextEncoder();
const KEM_SUITE = [75, 69, 77, 0, 0x10];
const HPKE_SUITE = [72, 80, 75, 69, 0, 0x10, 0, 1, 0, 2];
const VERSION = encoder.encode('HPKE-v1');
const NOTHING = new Uint8Array(0);

function join(...parts) {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

async function mac(key, message) {
  // Keys of no bytes are refused; for HMAC zeros are the same.
  const material = key.length > 0 ? key : new Uint8Array(32);
  const imported = await crypto.subtle.importKey('raw', material,
    {name: 'HMAC', hash: 'SHA-256'}, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, message));
}

function extract(suite, salt, label, secret) {
  return mac(salt, join(VERSION, suite, encoder.encode(label), secret));
}

// One block is enough: nothing here is longer than a hash.
async function expand(suite, key, label, info, length) {
  const message = join([0, length], VERSION, suite, encoder.encode(label), info, [1]);
  return (await mac(key, message)).subarray(0, length);
}

async function messageKey(coordinate, encapsulated, receiver, info) {
  const extracted = await extract(KEM_SUITE, NOTHING, 'eae_prk', coordinate);
  const shared = await expand(KEM_SUITE, extracted, 'shared_secret',
    join(encapsulated, receiver), 32);
  const context = join([0], await extract(HPKE_SUITE, NOTHING, 'psk_id_hash', NOTHING),
    await extract(HPKE_SUITE, NOTHING, 'info_hash', info));
  const secret = await extract(HPKE_SUITE, shared, 'secret', NOTHING);
  return [await expand(HPKE_SUITE, secret, 'key', context, 32),
    await expand(HPKE_SUITE, secret, 'base_nonce', context, 12)];
}

export function toBase64url(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function fromBase64url(text) {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}

/** `receiver`: the 65 bytes of the office's key. Gives {encapsulated, ciphertext}. */
export async function seal(receiver, info, additional, message, pair) {
  const curve = {name: 'ECDH', namedCurve: 'P-256'};
  const {publicKey, privateKey} =
    pair ?? await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  const theirs = await crypto.subtle.importKey('raw', receiver, curve, false, []);
  const coordinate = new Uint8Array(
    await crypto.subtle.deriveBits({name: 'ECDH', public: theirs}, privateKey, 256));
  const encapsulated = new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));
  const [key, iv] =
    await messageKey(coordinate, encapsulated, receiver, encoder.encode(info));
  const cipher = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  const ciphertext = new Uint8Array(await crypto.subtle.encrypt(
    {name: 'AES-GCM', iv, additionalData: encoder.encode(additional)}, cipher, message));
  return {encapsulated, ciphertext};
}
