// A draft on its way to another device: AES-256-GCM with the key and nonce the program gives.
// `bytes` is key (32), nonce (12), then the text, or the ciphertext with its tag.

const KEY_BYTES = 32;
const NONCE_BYTES = 12;

export async function apply(isSealing, bytes) {
  const use = isSealing ? 'encrypt' : 'decrypt';
  const key = await crypto.subtle.importKey('raw', bytes.subarray(0, KEY_BYTES), 'AES-GCM', false,
    [use]);
  const iv = bytes.subarray(KEY_BYTES, KEY_BYTES + NONCE_BYTES);
  return new Uint8Array(await crypto.subtle[use]({name: 'AES-GCM', iv}, key,
    bytes.subarray(KEY_BYTES + NONCE_BYTES)));
}
