// From an event in life to a personal checklist, and to an office: in the program and without it.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {axeViolations, browser, openPage, programReady, server, serveTests} from './support.mjs';

serveTests();

const GUIDE = '/can-lam-gi/chuyen-noi-o';
const LIST = `${GUIDE}?tra-loi=den-o.lau-dai.nguoi-than.khong`;

let folder;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onedoor-guide-'));
});

after(async () => {
  await rm(folder, {recursive: true});
});

async function openProgram(target) {
  const page = await openPage(browser);
  await page.goto(server.address + target);
  await programReady(page);
  return page;
}

/// Only what the server wrote.
async function openLight(target) {
  const context = await browser.newContext(
    {viewport: {width: 390, height: 844}, locale: 'vi-VN', javaScriptEnabled: false});
  const page = await context.newPage();
  await page.goto(server.address + target);
  return page;
}

const addressOf = (page) => {
  const {pathname, search} = new URL(page.url());
  return pathname + search;
};

async function answer(page, name) {
  await page.getByRole('radio', {name}).check();
  await page.getByRole('button', {name: 'Tiếp tục'}).click();
}

async function readQr(page, locator) {
  const image = join(folder, 'qr.png');
  await locator.scrollIntoViewIfNeeded();
  await page.screenshot({path: image});
  return execFileSync('zbarimg', ['--nodbus', '-q', '--raw', image], {encoding: 'utf8'}).trim();
}

for (const [where, open] of [['the program', openProgram], ['the light page', openLight]]) {
  test(`guide: in ${where}, four answers lead to the list; back and forward keep them`, async () => {
    const page = await open('/can-lam-gi');
    await page.getByRole('link', {name: /^(Chuyển nơi ở|Cư trú)/}).click();
    await page.getByRole('heading', {level: 1, name: 'Ông/bà cần làm việc gì?'}).waitFor();
    await answer(page, 'Đến ở nơi mới');
    await page.getByText('Câu 2/4', {exact: true}).waitFor();
    await answer(page, 'Lâu dài: thường trú');
    await answer(page, 'Nhà của người thân');
    await answer(page, 'Không');
    await page.getByRole('heading', {level: 1, name: 'Danh sách của ông/bà: Chuyển nơi ở'}).waitFor();
    assert.equal(addressOf(page), LIST);
    assert.ok(await page.title().then((title) => title.startsWith('Danh sách của ông/bà')));
    await page.goBack();
    await page.getByText('Câu 4/4', {exact: true}).waitFor();
    await page.goForward();
    await page.getByRole('heading', {level: 3, name: 'Việc 1: Đăng ký thường trú'}).waitFor();
    await page.reload();
    if (open === openProgram) await programReady(page);
    await page.getByRole('heading', {level: 3, name: 'Việc 1: Đăng ký thường trú'}).waitFor();
    await page.getByRole('link', {name: /Sửa/}).nth(1).click();
    await page.getByText('Câu 2/4', {exact: true}).waitFor();
    assert.equal(addressOf(page), `${GUIDE}?tra-loi=den-o`);
    await page.context().close();
  });
}

for (const [where, open] of [['the program', openProgram], ['the light page', openLight]])
  test(`guide: in ${where}, the filing begins with the case of the list`, async () => {
    const page = await open('/can-lam-gi/sinh-con?tra-loi=chua-co.qua-60-ngay.da-ket-hon.tung-viec.co');
    await page.getByRole(open === openProgram ? 'button' : 'link', {name: /^Bắt đầu nộp/}).first()
      .click();
    await page.getByRole('radio', {name: 'Trẻ sinh đã quá 60 ngày', checked: true}).waitFor();
    await page.context().close();
  });

test('guide: program and light page say the same', async () => {
  for (const target of [LIST, '/noi-nop?xa=22366',
    '/can-lam-gi/sinh-con?tra-loi=chua-co.qua-60-ngay.da-ket-hon.tung-viec.co']) {
    const program = await openProgram(target);
    await program.getByRole('heading', {level: 2}).first().waitFor();
    const light = await openLight(target);
    // The time of day may move on between the two.
    const plain = (text) => text.replace(/\d\d:\d\d/g, '').replace(/\s+/g, ' ').trim();
    const told = plain(await program.locator('#mirror').innerText());
    const parts = await light.locator('#content').locator('h1, h2, h3, td, dt, li').allInnerTexts();
    assert.ok(parts.length > 10);
    for (const part of parts)
      for (const line of part.split('\n').map(plain))
        assert.ok(told.includes(line), `${target}: ${line}`);
    await program.context().close();
    await light.context().close();
  }
});

test('guide: the QR code of the list opens the list', async () => {
  const program = await openProgram(LIST);
  const picture = program.getByRole('img', {name: 'Mã QR mở lại danh sách này'});
  await picture.waitFor();
  assert.equal(await readQr(program, picture), server.address + LIST);
  await program.context().close();
  const light = await openLight(LIST);
  const drawn = light.getByRole('img', {name: 'Mã QR mở lại danh sách này'});
  assert.ok((await readQr(light, drawn)).endsWith(LIST));
  await light.context().close();
});

test('guide: no violation found by axe, with the program and without', async () => {
  for (const target of ['/can-lam-gi', GUIDE, LIST, '/noi-nop', '/noi-nop?xa=22366']) {
    const program = await openProgram(target);
    assert.deepEqual(await axeViolations(program), [], target);
    assert.deepEqual(program.problems, []);
    await program.context().close();
    const page = await openPage(browser);
    await page.route('**/boot*.js', (route) => route.abort());
    await page.goto(server.address + target);
    assert.deepEqual(await axeViolations(page), [], `${target} without the program`);
    await page.context().close();
  }
});

test('guide: the page to print is not taken over and prints without what is only to press', async () => {
  const page = await openPage(browser);
  await page.addInitScript(() => {
    globalThis.printed = 0;
    globalThis.print = () => (globalThis.printed += 1);
  });
  await page.goto(`${server.address}${LIST}&in=1`);
  await page.waitForFunction(() => globalThis.printed === 1);
  assert.equal(await page.locator('#mirror').count(), 0);
  await page.emulateMedia({media: 'print'});
  assert.equal(await page.getByRole('link', {name: /Bắt đầu nộp/}).isVisible(), false);
  assert.equal(await page.getByRole('heading', {name: 'Giấy tờ cần mang'}).isVisible(), true);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test('offices: the commune chosen stands in the address, in the program and without it', async () => {
  const program = await openProgram('/noi-nop');
  await program.getByRole('combobox', {name: /Ông\/bà ở xã/}).selectOption('22366');
  await program.getByRole('heading', {level: 2, name: 'Nơi nộp của phường Nha Trang'}).waitFor();
  assert.equal(addressOf(program), '/noi-nop?xa=22366');
  await program.context().close();
  const light = await openLight('/noi-nop');
  await light.getByRole('combobox').selectOption('22366');
  await light.getByRole('button', {name: 'Xem nơi nộp'}).click();
  await light.getByRole('heading', {level: 2, name: 'Nơi nộp của phường Nha Trang'}).waitFor();
  await light.context().close();
});
