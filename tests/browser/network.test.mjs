// The whole filing over bad lines, its file included: whatever is cut or lost on the way, the
// office has exactly one file in the end. ONEDOOR_SEED chooses other moments.
import assert from 'node:assert/strict';
import {setTimeout} from 'node:timers/promises';
import {after, afterEach, before, beforeEach, test} from 'node:test';
import {assertOneFile, fillFiling, FORM, send} from './filing.mjs';
import {Link, seeded} from './link.mjs';
import {launchBrowser, openPage, programReady, startServer, until} from './support.mjs';

const SEED = Number(process.env.ONEDOOR_SEED ?? 1);
const KBIT = 125;

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
async function received(page, timeout = 240_000) {
  await page.getByRole('heading', {level: 1, name: 'Đã nhận hồ sơ'})
    .or(page.getByText(/Cơ quan đã nhận lúc/)).first().waitFor({timeout});
  assert.match(await page.locator('#mirror').innerText(), /TN-[A-Z0-9-]+/);
}

test('3G: 1.6 Mbit/s down, 750 kbit/s up, 150 ms', async () => {
  const page = await openOver({down: 1600 * KBIT, up: 750 * KBIT, latency: 75});
  await fillFiling(page, link.origin, {attachmentBytes: 400_000});
  await send(page);
  await received(page);
  await assertOneFile(server, 400_000);
});

test('2G: 250 kbit/s down, 50 kbit/s up, 300 ms: the first visit goes to the form', async () => {
  const page = await openOver({down: 250 * KBIT, up: 50 * KBIT, latency: 150});
  await page.goto(link.origin + FORM, {waitUntil: 'commit'});
  await page.getByText(/^Đang tải bản đầy đủ… [1-9]\d* %/).waitFor();
  await programReady(page);
  const shown = await page.evaluate(() =>
    performance.getEntriesByName('program-shown')[0].startTime);
  assert.ok(shown <= 20_000, `${shown} ms`);
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

function triesOfOutbox(page) {
  return page.evaluate(async () => {
    const done = (request) => new Promise((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    const database = await done(indexedDB.open('outbox'));
    const [filing] = await done(database.transaction('filings').objectStore('filings').getAll());
    database.close();
    return filing.tries;
  });
}

/// The person at the filing that waits; its page's clock is the test's from the sending on.
async function waitingFiling(interfere) {
  const page = await openOver({});
  page.setDefaultTimeout(30_000);
  await fillFiling(page, link.origin);
  await page.clock.install();
  await interfere(page);
  await send(page);
  await page.getByText('Đã lưu trên máy này, chưa gửi').first().waitFor();
  return page;
}

test('a line that was gone for an hour: the filing goes out within 15 s, by itself', async () => {
  const page = await waitingFiling(() => link.cut());
  for (let step = 0; await triesOfOutbox(page) < 12; ++step) {
    assert.ok(step < 1000, 'it gave up');
    await page.clock.fastForward(300_000);
  }
  link.mend();
  for (let second = 0; second < 15; ++second) await page.clock.fastForward(1000);
  await received(page, 10_000);
  await assertOneFile(server);
});

test('a server that has too much gets the time it asks for, whatever the line does',
  {timeout: 120_000}, async () => {
  let asked = 0;
  const page = await waitingFiling((one) => {
    link.cut();
    return one.route(/\/api\/v1\/(uploads|sealed-submissions)/, (route) => {
      // The page's own upload may still be on its way: only what the outbox asks counts.
      if (route.request().postData().includes('"enc"')) ++asked;
      return route.fulfill({status: 503, headers: {'Retry-After': '120'}, body: ''});
    });
  });
  while (asked === 0) await page.clock.fastForward(100);
  // The clock rests until the answer has come: one that takes 15 s by it counts as lost.
  while (await triesOfOutbox(page) === 0) await setTimeout(20);
  for (let second = 0; second < 100; second += 10) {
    await page.clock.fastForward(10_000);
    await page.evaluate(() => ['online', 'heard', 'visibilitychange'].forEach((sign) =>
      dispatchEvent(new Event(sign))));
  }
  assert.equal(asked, 1);
  await page.unrouteAll();
  link.mend();
  await page.clock.fastForward(30_000);
  await received(page, 10_000);
  await assertOneFile(server);
});

test('a filing that the server cannot take lets the one behind it pass', async () => {
  const page = await openOver({});
  // The page sends, and not the worker, whose requests the test cannot answer.
  await page.addInitScript(() =>
    Object.defineProperty(ServiceWorkerRegistration.prototype, 'sync', {value: undefined}));
  let stuck;
  await page.route('**/api/v1/sealed-submissions', (route) => {
    const id = route.request().postDataJSON().submission_id;
    stuck ??= id;
    return id === stuck ? route.fulfill({status: 500, body: ''}) : route.continue();
  });
  for (const answered of [/Lần gửi trước chưa có trả lời/, /Cơ quan đã nhận lúc/]) {
    await fillFiling(page, link.origin);
    link.cut();
    await send(page);
    await page.getByRole('heading', {level: 1, name: 'Hồ sơ trên máy này'}).waitFor();
    link.mend();
    await page.getByText(answered).first().waitFor({timeout: 60_000});
  }
  await page.getByText('Đã lưu trên máy này, chưa gửi').first().waitFor();
  await assertOneFile(server);
});

test('a page that did not come comes by itself, and who stood in it stands in it', async () => {
  link = await new Link(Number(new URL(server.address).port)).start();
  const page = await openPage(browser);
  await page.goto(`${link.origin}/tim-kiem?q=khai+sinh`);
  await programReady(page);
  link.cut();
  await page.getByRole('link', {name: /^Đăng ký khai sinh/}).first().click();
  await page.getByRole('heading', {level: 1, name: 'Chưa tải được trang này'}).waitFor();
  await page.getByText('Trang này sẽ tự tải lại.').first().waitFor();
  await page.getByRole('button', {name: 'Thử lại'}).focus();
  link.mend();
  await page.getByRole('heading', {level: 1, name: 'Đăng ký khai sinh'}).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
});

for (const round of [1, 2, 3])
  test(`flapping ${round}: the line is cut every few seconds, all the while`, async () => {
    const page = await openOver({down: 1600 * KBIT, up: 750 * KBIT, latency: 40});
    // The first page comes whole: without it there is nothing to be patient with.
    await page.goto(link.origin);
    await until(page, () =>
      Boolean(navigator.serviceWorker.controller && localStorage.getItem('office-key')));
    const calm = link.flap(seeded(SEED + round));
    await fillFiling(page, link.origin, {attachmentBytes: 120_000});
    await send(page);
    await received(page);
    calm();
    await assertOneFile(server, 120_000);
  });
