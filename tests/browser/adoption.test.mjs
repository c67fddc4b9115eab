// The program takes the place of the server's page without taking anything from the person.
import assert from 'node:assert/strict';
import {afterEach, test} from 'node:test';
import {fillPage, look} from './filler.mjs';
import {browser, openPage, programReady, server, serveTests} from './support.mjs';

serveTests();

const FILING = '/thu-tuc/dang-ky-khai-sinh/nop';

// A browser gives no drawing context to one page more after a handful of them.
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

/// A page whose program arrives when `release` is called.
async function openSlow(path, viewport) {
  const page = await openPage(browser, viewport);
  // After a few pages held up like this the browser takes its own line for a thin one.
  await page.addInitScript(() => localStorage.setItem('full', '1'));
  let release;
  const gate = new Promise((resolve) => (release = resolve));
  await page.route('**/*.wasm', async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto(server.address + path);
  return {page, release};
}

const isTakenOver = (page) =>
  page.evaluate(() => document.documentElement.classList.contains('taken-over'));

function caretOf(page) {
  return page.evaluate(() => {
    const {value, selectionStart, selectionEnd} = document.activeElement;
    return {value, selectionStart, selectionEnd, isMirror: document.activeElement.closest('#mirror') !== null};
  });
}

test('search: typing goes on through the change, at the same caret', async () => {
  const {page, release} = await openSlow('/');
  const box = page.locator('#page').getByRole('searchbox');
  await box.click();
  await page.keyboard.type('ly hon');
  await page.evaluate(() => addEventListener('keydown',
    () => (globalThis.lastKey = performance.now())));
  release();
  await page.keyboard.type(' thuan');
  // The program arrives while keys are pressed, and waits.
  for (let i = 0; i < 40; ++i) await page.keyboard.press(i % 2 ? 'ArrowRight' : 'ArrowLeft');
  for (let i = 0; i < 3; ++i) await page.keyboard.press('ArrowLeft');
  await programReady(page);
  const pause = await page.evaluate(() =>
    performance.getEntriesByName('program-shown')[0].startTime - globalThis.lastKey);
  assert.ok(pause >= 990, `the program came ${pause} ms after a key`);
  const typed = 'ly hon thuan';
  assert.deepEqual(await caretOf(page), {value: typed, selectionStart: typed.length - 3,
    selectionEnd: typed.length - 3, isMirror: true});
  await page.keyboard.press('End');
  await page.keyboard.type(' tinh');
  await page.waitForFunction(() => document.activeElement.value === 'ly hon thuan tinh');
  assert.deepEqual(page.problems, []);
});

for (const [width, height] of [[390, 844], [1280, 800]])
  test(`the header stays as high as it is, ${width} px`, async () => {
    const {page, release} = await openSlow('/tra-cuu', {width, height});
    const light = await page.locator('#page header').boundingBox();
    const rule = await page.locator('#page header').evaluate((header) =>
      parseFloat(getComputedStyle(header).borderBottomWidth));
    release();
    await programReady(page);
    const {height: drawn} = await page.locator('#mirror').getByRole('banner').boundingBox();
    assert.equal(drawn, light.height - rule);
  });

test('a page without a form is replaced by all of what it says', async () => {
  const {page, release} = await openSlow('/thu-tuc/dang-ky-khai-sinh');
  let answer;
  const gate = new Promise((resolve) => (answer = resolve));
  await page.route('**/api/v1/procedures/**', async (route) => {
    await gate;
    await route.continue();
  });
  const asked = page.waitForRequest('**/api/v1/procedures/**');
  release();
  await asked;
  // As many frames as it would need, had it not to wait.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 20; ++frame) await new Promise(requestAnimationFrame);
  });
  assert.equal(await isTakenOver(page), false);
  answer();
  await programReady(page);
  assert.equal(await page.getByRole('heading', {level: 1}).innerText(), 'Đăng ký khai sinh');
  assert.equal(await page.locator('#mirror [aria-busy=true]').count(), 0);
});

test('search: a word that is being composed is never interrupted', async () => {
  const {page, release} = await openSlow('/');
  await page.waitForFunction(() => globalThis.onedoorHost?.adoption);
  await page.locator('#page').getByRole('searchbox').click();
  const client = await page.context().newCDPSession(page);
  await client.send('Input.imeSetComposition', {text: 'khai', selectionStart: 4, selectionEnd: 4});
  release();
  await page.waitForFunction(() => globalThis.onedoor !== undefined, null, {polling: 100});
  await page.waitForTimeout(2500);
  assert.equal(await isTakenOver(page), false);
  await client.send('Input.insertText', {text: 'khai'});
  await programReady(page);
  assert.equal((await caretOf(page)).value, 'khai');
});

test('filing: the same step with every answer, the same field at the same height', async () => {
  const {page, release} = await openSlow(FILING);
  const answers = await page.evaluate(async () =>
    (await fetch('/api/v1/procedures/dang-ky-khai-sinh')).json());
  for (let step = 0; step < 3; ++step) {
    const {controls, title} = await look(page);
    if (title === 'Trẻ được khai sinh') break;
    await fillPage(page, answers.form, controls, 0);
    await page.locator('main button.main').click();
  }
  for (let step = 0; (await look(page)).title !== 'Trẻ được khai sinh' && step < 3; ++step) {
    await fillPage(page, answers.form, (await look(page)).controls, 0);
    await page.locator('main button.main').click();
  }
  await page.locator('[name="sex"][value="female"]').check();
  const name = page.getByLabel('Họ, chữ đệm, tên của trẻ');
  await name.click();
  await page.keyboard.type('Trần Bảo');
  await page.keyboard.press('ArrowLeft');
  const lightTop = (await name.boundingBox()).y;
  const lightHeader = (await page.locator('#page header').boundingBox()).height;
  release();
  await programReady(page);
  assert.equal(new URL(page.url()).pathname, `${FILING}/buoc-2`);
  assert.equal(await page.getByRole('heading', {level: 1}).innerText(), 'Trẻ được khai sinh');
  assert.deepEqual(await caretOf(page),
    {value: 'Trần Bảo', selectionStart: 7, selectionEnd: 7, isMirror: true});
  assert.ok(await page.locator('#mirror').getByRole('radio', {name: 'Nữ'}).isChecked());
  const top = await page.evaluate(() => document.activeElement.getBoundingClientRect().top);
  assert.ok(Math.abs(top - lightTop) < 3, `the field moved from ${lightTop} to ${top}`);
  const header = (await page.locator('#mirror').getByRole('banner').boundingBox()).height;
  assert.ok(Math.abs(header - lightHeader) < 4, `the header was ${lightHeader}, is ${header}`);
  // Leaving a page ends what its program was still loading.
  assert.deepEqual(page.problems.filter((problem) => !/Failed to fetch/.test(problem)), []);
});

test('filing: errors of the page are the program’s errors', async () => {
  const {page, release} = await openSlow(FILING);
  await page.locator('[name="case"]').first().check();
  await page.locator('main button.main').click();
  await page.getByLabel('Họ, chữ đệm, tên').fill('Nguyễn Thị Thuở');
  await page.locator('main button.main').click();
  assert.match(await page.title(), /^Lỗi: /);
  release();
  await programReady(page);
  await page.locator('#mirror').getByText(/Còn \d chỗ cần sửa/).waitFor();
  assert.equal(await page.locator('#mirror').getByLabel('Họ, chữ đệm, tên').inputValue(),
    'Nguyễn Thị Thuở');
});

test('filing: a page with a chosen file stays', async () => {
  const {page, release} = await openSlow(FILING);
  await page.evaluate(() => {
    const input = Object.assign(document.createElement('input'), {type: 'file', name: 'x'});
    const files = new DataTransfer();
    files.items.add(new File(['x'], 'x.pdf', {type: 'application/pdf'}));
    input.files = files.files;
    document.getElementById('filing').append(input);
  });
  release();
  await page.waitForFunction(() => globalThis.onedoor !== undefined, null, {polling: 100});
  await page.waitForTimeout(2000);
  assert.equal(await isTakenOver(page), false);
});
