// What a first visit to the home page loads, as sent with Brotli, stays within its budgets. Counted
// is what the page asked for until the program stood still; what the service worker fetches
// afterwards for later visits is not in it.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {brotliCompressSync, constants} from 'node:zlib';
import {browser, openPage, programReady, server, serveTests} from './support.mjs';

const BUDGETS = {
  'program, fonts and icons': {of: /\.(wasm|ttf|woff2)$/, bytes: 260_000},
  'scripts': {of: /\.js$/, bytes: 20_000},
  'page and styles': {of: /^\/$|\.css$/, bytes: 10_000},
  'index of 2,000 procedures': {of: /^index\.json$/, bytes: 60_000},
  'the rest': {of: /./, bytes: 5_000},
};
const BYTES_MAX = 350_000;

let folder;

serveTests([], async () => { folder = await mkdtemp(join(tmpdir(), 'onedoor-first-load-')); });
after(() => rm(folder, {recursive: true}));

function packed(bytes) {
  const params = {[constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24};
  return brotliCompressSync(bytes, {params}).length;
}

async function indexOfTwoThousand() {
  const run = (script, ...options) =>
    execFileSync('python3', [`assets/build/${script}`, ...options], {stdio: 'ignore'});
  run('generate_catalogue.py', '--count', '2000', '--out', folder);
  run('bundle_catalogue.py', '--assets', folder, '--out', folder);
  return packed(await readFile(join(folder, 'index.json')));
}

function addresses() {
  return performance.getEntries()
    .filter(({entryType}) => entryType === 'navigation' || entryType === 'resource')
    .map(({name}) => new URL(name).pathname);
}

async function loadedFiles() {
  const page = await openPage(browser);
  await page.goto(server.address, {waitUntil: 'load'});
  await programReady(page);
  await page.waitForLoadState('networkidle');
  const loaded = new Set(await page.evaluate(addresses));
  await page.context().close();
  return loaded;
}

/// Name → bytes as sent, of every file the visit loaded.
async function sizes() {
  const site = process.env.ONEDOOR_SITE ?? 'build/dev/site';
  const {files} = JSON.parse(await readFile(join(site, 'assets.json'), 'utf8'));
  const names = new Map(Object.entries(files).map(([name, entry]) => [entry.path, name]));
  const result = new Map();
  for (const address of await loadedFiles()) {
    const name = names.get(address) ?? address;
    const entry = files[name];
    const body = async () => Buffer.from(await (await fetch(server.address + address)).arrayBuffer());
    result.set(name, entry ? entry.br ?? entry.bytes : packed(await body()));
  }
  result.set('index.json', await indexOfTwoThousand());
  return result;
}

test('the first load stays within its budgets', async () => {
  const loaded = await sizes();
  assert.ok(loaded.has('onedoor.wasm') && loaded.has('/'), [...loaded.keys()].join(' '));
  const left = new Map(loaded);
  const lines = [];
  const over = [];
  let total = 0;
  for (const [group, {of, bytes: budget}] of Object.entries(BUDGETS)) {
    const members = [...left].filter(([name]) => of.test(name)).sort((a, b) => b[1] - a[1]);
    members.forEach(([name]) => left.delete(name));
    const sum = members.reduce((bytes, [, size]) => bytes + size, 0);
    total += sum;
    const parts = members.map(([name, size]) => `${name} ${size}`).join(', ');
    lines.push(`${group}: ${sum} of ${budget} (${parts})`);
    if (sum > budget) over.push(group);
  }
  lines.push(`all: ${total} of ${BYTES_MAX}`);
  console.log(lines.join('\n'));
  assert.deepEqual(over, [], lines.join('\n'));
  assert.ok(total <= BYTES_MAX, lines.join('\n'));
});
