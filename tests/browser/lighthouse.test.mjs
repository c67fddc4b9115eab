// Lighthouse on its simulated phone: 95 and more on every light page.
//
// Two browsers. One has no WebGL: the program is fetched and compiled, then the light page stays;
// all four categories count. The other draws the program as well, in which performance is not
// judged: graphics in software on a busy machine are what would be measured.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import lighthouse from 'lighthouse';
import {chromium} from 'playwright-core';
import {startServer} from './support.mjs';

const LEAST = 0.95;
const TRIES_MAX = 3;
const PAGES = ['/', '/tim-kiem?q=khai+sinh', '/thu-tuc/dang-ky-khai-sinh',
  '/thu-tuc/dang-ky-khai-sinh/nop', '/can-lam-gi', '/noi-nop', '/tra-cuu',
  '/can-lam-gi/ket-hon?tra-loi=doc-than.viec-khac'];
const PAGES_OF_PROGRAM = ['/', '/thu-tuc/dang-ky-khai-sinh', '/thu-tuc/dang-ky-khai-sinh/nop'];
const APART_FROM_SPEED = ['accessibility', 'best-practices', 'seo'];
const PORT = 9300 + (process.pid % 600);

let server;
const browsers = [];

function launch(port, flags) {
  return chromium.launch({executablePath: '/usr/bin/chromium',
    args: [`--remote-debugging-port=${port}`, '--no-sandbox', '--disable-quic', ...flags]});
}

before(async () => {
  server = await startServer();
  browsers.push(await launch(PORT, ['--disable-3d-apis']), await launch(PORT + 1, []));
});

after(async () => {
  for (const browser of browsers) await browser.close();
  assert.equal(await server?.stop(), 0);
});

/// Now and then the browser records no beginning of the page: nothing was measured then.
async function audit(port, path, onlyCategories, triesLeft = TRIES_MAX) {
  const {lhr} = await lighthouse(server.address + path,
    {port, onlyCategories, logLevel: 'error', ignoreStatusCode: true});
  if (lhr.runtimeError?.code === 'NO_NAVSTART' && triesLeft > 1)
    return audit(port, path, onlyCategories, triesLeft - 1);
  assert.equal(lhr.runtimeError, undefined);
  return lhr;
}

function failed({categories, audits}, category) {
  return categories[category].auditRefs
    .filter(({id, weight}) => weight > 0 && (audits[id].score ?? 1) < 0.9)
    .map(({id}) => id);
}

function told(lhr, category) {
  const reasons = failed(lhr, category).map((id) => `${id} ${lhr.audits[id].displayValue ?? ''}`);
  return `${category} ${Math.round(lhr.categories[category].score * 100)}: ${reasons.join('; ')}`;
}

function assertGood(lhr, categories) {
  for (const category of categories)
    assert.ok(lhr.categories[category].score >= LEAST, told(lhr, category));
}

/// The middle one of three runs, for whoever is slow once: other programs are at work here too.
async function assertFast(path, first) {
  const runs = [first];
  const score = (lhr) => lhr.categories.performance.score;
  while (score(first) < LEAST && runs.length < TRIES_MAX)
    runs.push(await audit(PORT, path, ['performance']));
  runs.sort((one, other) => score(one) - score(other));
  assertGood(runs[runs.length >> 1], ['performance']);
}

for (const path of PAGES)
  test(`${path}: performance, accessibility, best practices and SEO`, async () => {
    const lhr = await audit(PORT, path, ['performance', ...APART_FROM_SPEED]);
    assertGood(lhr, APART_FROM_SPEED);
    await assertFast(path, lhr);
  });

test('an unknown address: the same, but not for search engines', async () => {
  const lhr = await audit(PORT, '/khong-co-trang-nay', ['performance', ...APART_FROM_SPEED]);
  assertGood(lhr, ['accessibility', 'best-practices']);
  assert.deepEqual(failed(lhr, 'seo'), ['http-status-code']);
  await assertFast('/khong-co-trang-nay', lhr);
});

for (const path of PAGES_OF_PROGRAM)
  test(`${path}, the program: accessibility, best practices and SEO`, async () => {
    assertGood(await audit(PORT + 1, path, APART_FROM_SPEED), APART_FROM_SPEED);
  });
