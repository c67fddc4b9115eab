// The browser's sealing against the reference vectors of RFC 9180 and against the real server.
import assert from 'node:assert/strict';
import {createECDH, createHmac, randomBytes, webcrypto} from 'node:crypto';
import {after, before, test} from 'node:test';
import {fromBase64url, seal, toBase64url} from '../../web/sealing.js';
import {startServer} from '../browser/support.mjs';

// Mode 0, kem 16, kdf 1, aead 2: the file the appendix of the RFC is taken from.
const RECEIVER = Buffer.from('04abc7e49a4c6b3566d77d0304addc6ed0e98512ffccf505e6a8e3eb25c685136f'
  + '853148544876de76c0f2ef99cdc3a05ccf5ded7860c7c021238f9e2073d2356c', 'hex');
const SENDER_SEED = 'a90d3417c3da9cb6c6ae19b4b5dd6cc9529a4cc24efb7ae0ace1f31887a8cd6c';
const ENCAPSULATED = '04c06b4f6bebc7bb495cb797ab753f911aff80aefb86fd8b6fcc35525f3ab5f03e'
  + '0b21bd31a86c6048af3cb2d98e0d3bf01da5cc4c39ff5370d331a4f1f7d5a4e0';
const CIPHERTEXT = '58c61a45059d0c5704560e9d88b564a8b63f1364b8d1fcb3c4c6ddc1d2917424'
  + '65e902cd216f8908da49f8f96f';

/// The sender's pair of the vectors: DeriveKeyPair() of §7.1.3.
async function senderPair() {
  const mac = (key, ...parts) => createHmac('sha256', key).update(Buffer.concat(parts)).digest();
  const suite = Buffer.from('HPKE-v1KEM\0\x10', 'latin1');
  const extracted = mac(Buffer.alloc(32), suite, Buffer.from('dkp_prk'),
    Buffer.from(SENDER_SEED, 'hex'));
  const scalar = mac(extracted, Buffer.from([0, 32]), suite, Buffer.from('candidate'),
    Buffer.from([0, 1]));
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(scalar);
  const point = curve.getPublicKey();
  const algorithm = {name: 'ECDH', namedCurve: 'P-256'};
  const {subtle} = webcrypto;
  return {
    publicKey: await subtle.importKey('raw', point, algorithm, true, []),
    privateKey: await subtle.importKey('jwk', {kty: 'EC', crv: 'P-256', d: toBase64url(scalar),
      x: toBase64url(point.subarray(1, 33)), y: toBase64url(point.subarray(33))}, algorithm, true,
    ['deriveBits']),
  };
}

let server;
before(async () => { server = await startServer(); });
after(async () => assert.equal(await server.stop(), 0));

test('sealing: the reference vectors come out bit for bit', async () => {
  const {encapsulated, ciphertext} = await seal(RECEIVER, 'Ode on a Grecian Urn', 'Count-0',
    new TextEncoder().encode('Beauty is truth, truth beauty'), await senderPair());
  assert.equal(Buffer.from(encapsulated).toString('hex'), ENCAPSULATED);
  assert.equal(Buffer.from(ciphertext).toString('hex'), CIPHERTEXT);
});

test('base64url: there and back for every length', () => {
  for (let length = 0; length < 70; ++length) {
    const bytes = new Uint8Array(randomBytes(length));
    assert.equal(toBase64url(bytes), Buffer.from(bytes).toString('base64url'));
    assert.deepEqual(fromBase64url(toBase64url(bytes)), bytes);
  }
});

async function post(id, inside, additional = id) {
  const office = await (await fetch(`${server.address}/api/v1/office-key`)).json();
  const {encapsulated, ciphertext} = await seal(fromBase64url(office.public_key),
    'onedoor submission v1', additional, new TextEncoder().encode(JSON.stringify(inside)));
  const answer = await fetch(`${server.address}/api/v1/sealed-submissions`, {
    method: 'POST', headers: {'Content-Type': 'application/json', 'X-Onedoor-Request': '1'},
    body: JSON.stringify({submission_id: id, key_id: office.key_id,
      enc: toBase64url(encapsulated), ciphertext: toBase64url(ciphertext)}),
  });
  return (await answer.json()).code;
}

test('sealing: the server opens what the browser sealed, and only for its purpose', async () => {
  const id = randomBytes(16).toString('hex');
  const filing = {submission_id: id, procedure: 'none', form_version: 1, answers: {}, papers: [],
    delivery: 'counter', language: 'vi'};
  // It got as far as the procedure inside.
  assert.equal(await post(id, filing), 'submission.unknown_procedure');
  assert.equal(await post(id, filing, '0'.repeat(32)), 'sealing.broken');
});
