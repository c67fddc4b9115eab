// A draft on its way to another device: AES-256-GCM, as app::SealedText says.

const NONCE_BYTES = 12;

function write(bytes) {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function read(text) {
  const characters = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}

export async function seal(text) {
  const key = crypto.getRandomValues(new Uint8Array(32));
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const cipher = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  const sealed = await crypto.subtle.encrypt({name: 'AES-GCM', iv}, cipher,
    new TextEncoder().encode(text));
  return {key: write(key), ciphertext: write([...iv, ...new Uint8Array(sealed)])};
}

export async function open({key, ciphertext}) {
  const cipher = await crypto.subtle.importKey('raw', read(key), 'AES-GCM', false, ['decrypt']);
  const bytes = read(ciphertext);
  const text = await crypto.subtle.decrypt({name: 'AES-GCM', iv: bytes.subarray(0, NONCE_BYTES)},
    cipher, bytes.subarray(NONCE_BYTES));
  return new TextDecoder().decode(text);
}
