// The whole filing over bad lines, its file included: whatever is cut or lost on the way, the
// office has exactly one file in the end. ONEDOOR_SEED chooses other moments.
import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, test} from 'node:test';
import {setTimeout} from 'node:timers/promises';
import {assertOneFile, fillFiling, send} from './filing.mjs';
import {Link, seeded} from './link.mjs';
import {launchBrowser, openPage, startServer, until} from './support.mjs';

const SEED = Number(process.env.ONEDOOR_SEED ?? 1);
const KBIT = 125;
const FLAPPING_MS = 30_000;

let browser;
let server;
let link;

before(async () => {
  console.log(`seed ${SEED}`);
  browser = await launchBrowser();
});

after(() => browser?.close());

beforeEach(async () => {
  server = await startServer();
});

afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  await link?.stop();
  assert.equal(await server.stop(), 0);
});

async function openOver(properties) {
  link = await new Link(Number(new URL(server.address).port), properties).start();
  const page = await openPage(browser, undefined, {serviceWorkers: 'allow'});
  page.setDefaultTimeout(90_000);
  return page;
}

/// Received at once or after it waited: either way the citizen sees a code.
async function received(page) {
  await page.getByRole('heading', {level: 1, name: 'Đã nhận hồ sơ'})
    .or(page.getByText(/Cơ quan đã nhận lúc/)).first().waitFor({timeout: 240_000});
  assert.match(await page.locator('#mirror').innerText(), /TN-[A-Z0-9-]+/);
}

test('3G: 1.6 Mbit/s down, 750 kbit/s up, 150 ms', async () => {
  const page = await openOver({down: 1600 * KBIT, up: 750 * KBIT, latency: 75});
  await fillFiling(page, link.origin, {attachmentBytes: 400_000});
  await send(page);
  await received(page);
  await assertOneFile(server, 400_000);
});

test('2G: 250 kbit/s down, 50 kbit/s up, 300 ms', async () => {
  const page = await openOver({down: 250 * KBIT, up: 50 * KBIT, latency: 150});
  await page.goto(link.origin);
  await until(page, () =>
    Boolean(navigator.serviceWorker.controller && localStorage.getItem('office-key')));
  await fillFiling(page, link.origin);
  await send(page);
  await received(page);
  await assertOneFile(server);
});

test('offline while it is sent: it waits, and goes out when the network is back', async () => {
  const page = await openOver({});
  await fillFiling(page, link.origin);
  await page.context().setOffline(true);
  link.cut();
  await send(page);
  await page.getByText('Đã lưu trên máy này, chưa gửi').first().waitFor();
  link.mend();
  await page.context().setOffline(false);
  await received(page);
  await assertOneFile(server);
});

test('lost answers: the server stored it, and nobody heard of it', async () => {
  const page = await openOver({});
  await fillFiling(page, link.origin);
  link.losesAnswersTo = /^POST \/api\/v1\/(sealed-)?submissions/;
  await send(page);
  await page.getByText('Đã lưu trên máy này, chưa gửi').first().waitFor();
  await page.getByText(/Lần gửi trước chưa có trả lời/).first().waitFor();
  link.losesAnswersTo = null;
  await page.getByRole('button', {name: 'Gửi lại ngay'}).click();
  await received(page);
  await assertOneFile(server);
});

for (const round of [1, 2, 3])
  test(`flapping ${round}: the line is cut every few seconds, at any moment`, async () => {
    const random = seeded(SEED + round);
    const page = await openOver({down: 1600 * KBIT, up: 750 * KBIT, latency: 40});
    // The first page comes whole: without it there is nothing to be patient with.
    await page.goto(link.origin);
    await until(page, () =>
      Boolean(navigator.serviceWorker.controller && localStorage.getItem('office-key')));
    const calm = link.flap(random);
    await fillFiling(page, link.origin, {attachmentBytes: 120_000});
    await send(page);
    // Pauses between tries grow while it goes on; in the end the line is whole again, and who does
    // not want to wait presses.
    const inTime = received(page).then(() => true, () => false);
    await Promise.race([inTime, setTimeout(FLAPPING_MS)]);
    calm();
    const now = page.getByRole('button', {name: 'Gửi lại ngay'});
    if (await now.isVisible()) await now.click({timeout: 2000}).catch(() => {});
    assert.ok(await inTime, 'not received');
    await assertOneFile(server, 120_000);
  });
