// Drafts that outlive their page: kept on the device when asked, moved to another one by QR code.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {webcrypto} from 'node:crypto';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {axeViolations, browser, openPage, programReady, server, serveTests} from './support.mjs';

const NAME = 'Nguyễn Thị Thuở';
const FILING = '/thu-tuc/dang-ky-khai-sinh/nop';

let folder;

serveTests([], async () => { folder = await mkdtemp(join(tmpdir(), 'onedoor-handover-')); });
after(() => rm(folder, {recursive: true}));

const heading = (page, name) => page.getByRole('heading', {level: 1, name});
const button = (page, name) => page.getByRole('button', {name});
const nameField = (page) => page.getByRole('textbox', {name: 'Họ, chữ đệm, tên'}).first();

async function begin(page) {
  await page.goto(server.address + FILING);
  await programReady(page);
  await page.getByRole('radio', {name: 'Trẻ sinh chưa quá 60 ngày'}).check();
  await button(page, /Sang bước/).click();
  await heading(page, 'Người yêu cầu').waitFor();
}

async function keep(page) {
  await page.getByRole('checkbox', {name: /Giữ bản nháp/}).check();
  await page.getByText(/Đã lưu trên máy này lúc \d\d:\d\d, giữ đến \d\d\/\d\d\/\d{4}/).first()
    .waitFor();
}

/// What IndexedDB holds, as its own scripts see it: names, times, and whether the text is readable.
function stored(page) {
  return page.evaluate(() => new Promise((resolve, reject) => {
    const request = indexedDB.open('onedoor');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      if (!database.objectStoreNames.contains('drafts')) {
        database.close();
        resolve([]);
        return;
      }
      const store = database.transaction('drafts').objectStore('drafts');
      const names = store.getAllKeys();
      const values = store.getAll();
      values.onsuccess = () => {
        database.close();
        resolve(values.result.map((value, i) => ({
          name: names.result[i],
          savedAt: value.savedAt,
          life: value.expiresAt - value.savedAt,
          text: new TextDecoder().decode(value.data),
        })));
      };
    };
  }));
}

/// Lets the clock of what is kept run out.
function age(page) {
  return page.evaluate(() => new Promise((resolve) => {
    indexedDB.open('onedoor').onsuccess = ({target}) => {
      const database = target.result;
      const store = database.transaction('drafts', 'readwrite').objectStore('drafts');
      store.openCursor().onsuccess = ({target: {result: cursor}}) => {
        if (!cursor) return;
        cursor.update({...cursor.value, expiresAt: Date.now() - 1});
        cursor.continue();
      };
      store.transaction.oncomplete = () => {
        database.close();
        resolve();
      };
    };
  }));
}

/// Everything the page sends: address, headers, body.
function watch(page, seen) {
  page.on('request', (request) => seen.push(
    [request.url(), JSON.stringify(request.headers()), request.postData() ?? ''].join('\n')));
}

async function readQr(page, name) {
  const file = join(folder, `${name}.png`);
  await page.screenshot({path: file});
  return execFileSync('zbarimg', ['--nodbus', '-q', '--raw', file], {encoding: 'utf8'}).trim();
}

test('draft: nothing is written anywhere until the citizen asks', async () => {
  const page = await openPage(browser);
  await begin(page);
  await nameField(page).fill(NAME);
  await page.getByText('Chưa lưu, chỉ có trong bộ nhớ của trang này').first().waitFor();
  assert.deepEqual(await stored(page), []);
  assert.ok(!(await page.evaluate(() => JSON.stringify({...localStorage, ...sessionStorage})))
    .includes(NAME));
  await keep(page);
  const kept = await stored(page);
  assert.equal(kept.length, 1);
  assert.equal(kept[0].name, 'draft:dang-ky-khai-sinh');
  assert.equal(kept[0].life, 30 * 24 * 3600 * 1000);
  assert.ok(!kept[0].text.includes('Thuở'), 'it is kept encrypted');
  assert.deepEqual(await axeViolations(page), []);
  await page.getByRole('checkbox', {name: /Giữ bản nháp/}).uncheck();
  await page.getByText('Chưa lưu, chỉ có trong bộ nhớ của trang này').first().waitFor();
  assert.deepEqual(await stored(page), []);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test('draft: closing the page asks only while there is something to lose', async () => {
  const page = await openPage(browser);
  const asked = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    dialog.accept();
  });
  await begin(page);
  await page.goto(server.address);
  await programReady(page);
  assert.deepEqual(asked, ['beforeunload']);
  await begin(page);
  await nameField(page).fill(NAME);
  await keep(page);
  await page.goto(server.address);
  await programReady(page);
  assert.deepEqual(asked, ['beforeunload']);
  await page.context().close();
});

test('draft: home lists it, it goes on where it was; a second one is never silent', async () => {
  const page = await openPage(browser);
  page.on('dialog', (dialog) => dialog.accept());
  await begin(page);
  await nameField(page).fill(NAME);
  await keep(page);
  await page.goto(server.address);
  await programReady(page);
  await page.getByRole('heading', {name: 'Hồ sơ đang làm dở'}).waitFor();
  assert.deepEqual(await axeViolations(page), []);
  await page.getByRole('link', {name: /^Đăng ký khai sinh.*Đã lưu trên máy này/}).click();
  await heading(page, 'Người yêu cầu').waitFor();
  assert.equal(await nameField(page).inputValue(), NAME);

  await page.goto(server.address + FILING);
  await programReady(page);
  await heading(page, 'Ông/bà có bản nháp chưa gửi').waitFor();
  assert.deepEqual(await axeViolations(page), []);
  await button(page, 'Làm hồ sơ mới').click();
  await heading(page, 'Trường hợp của ông/bà').waitFor();
  assert.deepEqual(await stored(page), []);
  await button(page, 'Hoàn tác').click();
  await heading(page, 'Người yêu cầu').waitFor();
  assert.equal(await nameField(page).inputValue(), NAME);
  await page.getByText(/Đã lưu trên máy này lúc/).first().waitFor();
  assert.equal((await stored(page)).length, 1);

  await age(page);
  await page.goto(server.address + FILING);
  await programReady(page);
  await heading(page, 'Trường hợp của ông/bà').waitFor();
  await page.goto(server.address);
  await programReady(page);
  await page.getByRole('heading', {name: 'Thủ tục hay dùng'}).waitFor();
  assert.equal(await page.getByRole('heading', {name: 'Hồ sơ đang làm dở'}).count(), 0);
  await page.waitForFunction(() => localStorage.getItem('keeps-drafts') === null);
  assert.deepEqual(await stored(page), []);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test('draft: of two windows the last writer does not silently win',
  {timeout: 120_000}, async () => {
  const first = await openPage(browser);
  await begin(first);
  await nameField(first).fill(NAME);
  await keep(first);
  const second = await first.context().newPage();
  await second.goto(server.address + FILING);
  await programReady(second);
  await button(second, 'Làm tiếp').click();
  const before = (await stored(first))[0].savedAt;
  await nameField(second).fill('Ở cửa sổ kia');
  for (let now = before; now === before; now = (await stored(second))[0].savedAt)
    await second.waitForTimeout(50);

  await first.bringToFront();
  await nameField(first).fill('Ở cửa sổ này');
  await first.getByText(/đã được sửa ở cửa sổ khác/).first().waitFor();
  assert.deepEqual(await axeViolations(first), []);
  await button(first, 'Lấy bản ở cửa sổ kia').click();
  await first.waitForFunction(() =>
    [...document.querySelectorAll('input')].some((input) => input.value === 'Ở cửa sổ kia'));
  await button(first, 'Hoàn tác').click();
  await first.waitForFunction(() =>
    [...document.querySelectorAll('input')].some((input) => input.value === 'Ở cửa sổ này'));
  await first.context().close();
});

test('cipher: the browser reads what the kiosk writes, and what it wrote itself', async () => {
  const page = await openPage(browser);
  await page.goto(server.address);
  const {files} = await (await page.request.get(`${server.address}/api/v1/assets`)).json();
  const texts = await page.evaluate(async (address) => {
    const {open, seal} = await import(address);
    // The same as in tests/client/platform/cipher_test.cpp.
    const byKiosk = {key: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8', ciphertext: 'ICEiIyQl' +
      'JicoKSorqRjIEQH9ODQ4MiW7uPlPfL5puPRmO-jOOJ4Z8_IVfHQfzmTmpZrvy9AO-RrAYa9C'};
    const long = 'ệ'.repeat(15000);
    return [await open(byKiosk), (await open(await seal(long))) === long];
  }, files['handover.js']);
  assert.deepEqual(texts, ['{"name":"Nguyễn Thị Thuở"}', true]);
  await page.context().close();
});

test('hand-over: from the phone to the kiosk by QR, once, and the server never has the key',
  async () => {
    const phone = await openPage(browser, {width: 390, height: 844}, {deviceScaleFactor: 2});
    const seen = [];
    watch(phone, seen);
    await begin(phone);
    await nameField(phone).fill(NAME);
    await phone.getByRole('link', {name: 'Chuyển sang máy khác'}).click();
    await heading(phone, 'Chuyển bản nháp sang máy khác').waitFor();
    await phone.getByRole('img', {name: /Mã QR để chuyển/}).waitFor();
    await phone.getByText(/còn 10 phút/).first().waitFor();
    assert.deepEqual(await axeViolations(phone), []);
    const address = await readQr(phone, 'phone');
    const [, id, key] =
      /^http:\/\/127\.0\.0\.1:\d+\/ban-giao\/([\w-]{22})#([\w-]{43})$/.exec(address);

    const body = seen.map((request) => request.split('\n'))
      .find(([url]) => url.endsWith('/api/v1/handovers'));
    const sealed = Buffer.from(JSON.parse(body.at(-1)).ciphertext, 'base64url');
    const raw = await webcrypto.subtle.importKey('raw', Buffer.from(key, 'base64url'), 'AES-GCM',
      false, ['decrypt']);
    const text = new TextDecoder().decode(await webcrypto.subtle.decrypt(
      {name: 'AES-GCM', iv: sealed.subarray(0, 12)}, raw, sealed.subarray(12)));
    assert.ok(text.includes(NAME), 'iv, ciphertext and tag stand one behind the other');

    const kiosk = await openPage(browser, {width: 1080, height: 1920});
    watch(kiosk, seen);
    await kiosk.goto(address);
    await programReady(kiosk);
    await kiosk.getByText(/1 mục đã trả lời|2 mục đã trả lời/).first().waitFor();
    assert.ok(!kiosk.url().includes('#'), kiosk.url());
    assert.ok(kiosk.url().endsWith(id));
    assert.deepEqual(await axeViolations(kiosk), []);
    await button(kiosk, 'Tiếp tục trên máy này').click();
    await heading(kiosk, 'Người yêu cầu').waitFor();
    assert.equal(await nameField(kiosk).inputValue(), NAME);

    const late = await openPage(browser);
    await late.goto(address);
    await programReady(late);
    await late.getByText('Mã này đã được dùng hoặc đã quá 10 phút').first().waitFor();
    await phone.getByText('Máy kia đã nhận bản nháp.').first().waitFor({timeout: 30000});

    assert.ok(seen.some((request) => request.includes(`/handovers/${id}/take`)));
    assert.deepEqual(seen.filter((request) => request.includes(key)), []);
    assert.deepEqual(phone.problems, []);
    assert.deepEqual(kiosk.problems, []);
    for (const page of [phone, kiosk, late]) await page.context().close();
  });

test('hand-over: a reload without the key says to scan again', async () => {
  const page = await openPage(browser);
  await page.goto(`${server.address}/ban-giao/AAECAwQFBgcICQoLDA0ODw`);
  await programReady(page);
  await page.getByText('Địa chỉ này thiếu khóa').first().waitFor();
  assert.deepEqual(await axeViolations(page), []);
  await page.context().close();
});

test('hand-over: without script its addresses say what to do', async () => {
  const page = await openPage(browser, {width: 390, height: 844}, {javaScriptEnabled: false});
  for (const address of ['/ban-giao/AAECAwQFBgcICQoLDA0ODw', `${FILING}/chuyen-may`]) {
    await page.goto(server.address + address);
    await page.getByText(/JavaScript/).first().waitFor();
  }
  await page.context().close();
});
