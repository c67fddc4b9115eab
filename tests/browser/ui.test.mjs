// The mirror, on the component sheet: what a person who cannot see the canvas meets.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {homedir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {serveSheet} from './sheet_server.mjs';

const cache = process.env.ONEDOOR_CACHE ??
  join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'onedoor');
const require = createRequire(join(cache, 'npm/'));
const {chromium} = require('playwright-core');
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const build = process.env.ONEDOOR_WEB_BUILD ?? new URL('../../build/web', import.meta.url).pathname;
const FLAGS = ['--headless', '--no-sandbox', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist'];
const PHONE = {viewport: {width: 390, height: 844}, deviceScaleFactor: 2};
const DESKTOP = {viewport: {width: 1366, height: 768}};

let server;
let browser;
before(async () => {
  server = await serveSheet(build);
  browser = await chromium.launch({executablePath: '/usr/bin/chromium', args: FLAGS});
});
after(async () => {
  await browser?.close();
  server?.close();
});

async function open(path, options = PHONE) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.problems = [];
  page.on('pageerror', (error) => page.problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') page.problems.push(message.text());
  });
  await page.goto(server.url + path);
  // It draws before it takes the place of what was there.
  await page.waitForFunction(() => globalThis.onedoor?.frames > 0 &&
    !document.getElementById('mirror').hidden);
  return page;
}

async function settled(page) {
  await page.evaluate(() => new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(resolve)))));
}

async function violations(page) {
  await page.evaluate(AXE);
  const result = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}));
  return result.violations.map((violation) =>
    `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`);
}

for (const path of ['/', '/form', '/sheet']) {
  for (const [name, options] of [['phone', PHONE], ['desktop', DESKTOP]]) {
    test(`axe finds nothing on ${path}, ${name}`, async () => {
      const page = await open(path, options);
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(page.problems, []);
      await page.context().close();
    });
  }
}

test('typing reaches the program, and the program does not write into the field', async () => {
  const page = await open('/form');
  const field = page.getByRole('textbox', {name: 'Họ, chữ đệm, tên khai sinh'});
  await field.click();
  await page.keyboard.type('Trần Gia An');
  await page.goto(`${page.url()}#`).catch(() => {});
  await settled(page);
  assert.equal(await field.inputValue(), 'Trần Gia An');
  await page.getByRole('button', {name: 'Sang bước 3'}).click();
  await settled(page);
  assert.equal(await page.getByText('Ông/bà chưa ghi họ tên').count(), 0);
  await page.context().close();
});

test('an empty required field gets its error beside it and is invalid', async () => {
  const page = await open('/form');
  const field = page.getByRole('textbox', {name: 'Họ, chữ đệm, tên khai sinh'});
  await page.getByRole('button', {name: 'Sang bước 3'}).click();
  await settled(page);
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  const ids = (await field.getAttribute('aria-describedby')).split(' ');
  const words = await page.evaluate((all) =>
    all.map((id) => document.getElementById(id).textContent).join(' '), ids);
  assert.match(words, /Ghi đúng như Giấy chứng sinh Ông\/bà chưa ghi họ tên của trẻ\./);
  await page.context().close();
});

test('decomposed letters arrive composed', async () => {
  const page = await open('/form');
  const field = page.getByRole('textbox', {name: 'Họ, chữ đệm, tên khai sinh'});
  await field.focus();
  await page.keyboard.insertText('Nguye\u0302\u0303n');
  await settled(page);
  await page.getByRole('heading', {level: 1}).click();
  await settled(page);
  assert.equal(await field.inputValue(), 'Nguy\u1EC5n');
  await page.context().close();
});

test('composition of an input method is not disturbed', async () => {
  const page = await open('/form');
  const field = page.getByRole('textbox', {name: 'Họ, chữ đệm, tên khai sinh'});
  await field.focus();
  const session = await page.context().newCDPSession(page);
  for (const text of ['N', 'Ng', 'Ngu', 'Nguy', 'Nguyê', 'Nguyễ', 'Nguyễn']) {
    await session.send('Input.imeSetComposition',
      {text, selectionStart: text.length, selectionEnd: text.length});
    await settled(page);
    assert.equal(await field.inputValue(), text);
  }
  await session.send('Input.insertText', {text: 'Nguyễn'});
  // The way UniKey types: take letters back, put others in.
  await page.keyboard.type(' van');
  for (let i = 0; i < 2; ++i) await page.keyboard.press('Backspace');
  await page.keyboard.insertText('ăn');
  await settled(page);
  assert.equal(await field.inputValue(), 'Nguyễn văn');
  await page.context().close();
});

test('one press is one activation, by mouse, keyboard, touch and script', async () => {
  const page = await open('/sheet', {...DESKTOP, hasTouch: true});
  const busy = page.getByRole('button', {name: 'Đang gửi'});
  const toggle = page.getByRole('button', {name: 'Yêu cầu bổ sung'});
  const presses = [() => toggle.click(), () => toggle.press('Enter'), () => toggle.press('Space'),
    () => toggle.tap(), () => toggle.evaluate((element) => element.click())];
  let expected = 0;
  for (const press of presses) {
    await press();
    await settled(page);
    expected = 1 - expected;
    assert.equal(await busy.count(), expected);
  }
  await page.context().close();
});

test('choices are radio buttons of one group and follow the arrow keys', async () => {
  const page = await open('/form');
  const male = page.getByRole('radio', {name: 'Nam'});
  const female = page.getByRole('radio', {name: 'Nữ'});
  await male.click();
  await settled(page);
  assert.ok(await male.isChecked());
  await male.press('ArrowRight');
  await settled(page);
  assert.ok(await female.isChecked());
  assert.ok(!(await male.isChecked()));
  await page.context().close();
});

test('a select is the browser\'s own and its choice reaches the program', async () => {
  const page = await open('/form');
  const select = page.getByRole('combobox', {name: 'Nơi sinh'});
  await select.selectOption({label: 'Thành phố Hà Nội'});
  await settled(page);
  assert.equal(await select.inputValue(), '01');
  await page.context().close();
});

test('a chosen file is read and named', async () => {
  const page = await open('/sheet');
  await page.locator('input[type=file]').setInputFiles(
    {name: 'giấy.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 abc')});
  await page.getByText('giấy.pdf, Đọc 12 byte').waitFor();
  await page.getByRole('button', {name: 'Xóa tệp: Giấy chứng sinh'}).click();
  await settled(page);
  assert.equal(await page.locator('input[type=file]').count(), 1);
  await page.context().close();
});

test('links are addresses: back, forward, title, focus on the new heading', async () => {
  const page = await open('/');
  await page.getByRole('link', {name: 'Đăng ký khai sinh'}).click();
  await page.waitForURL('**/form');
  await settled(page);
  assert.equal(await page.title(), 'Thành phần – Một Cửa');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Thông tin của trẻ');
  await page.goBack();
  await settled(page);
  assert.equal(await page.getByRole('heading', {level: 1}).textContent(), 'Xin chào!');
  await page.context().close();
});

test('back returns to where the page was scrolled', async () => {
  const page = await open('/sheet');
  await page.evaluate(() => scrollTo(0, 600));
  await settled(page);
  await page.evaluate(() => document.querySelector('main a[href="/form"]').click());
  await page.waitForURL('**/form');
  await settled(page);
  assert.equal(await page.evaluate(() => scrollY), 0);
  await page.goBack();
  await settled(page);
  assert.equal(await page.evaluate(() => scrollY), 600);
  await page.context().close();
});

test('no frame is drawn while nothing happens', async () => {
  const page = await open('/form');
  await settled(page);
  const before_ = await page.evaluate(() => globalThis.onedoor.frames);
  await page.waitForTimeout(3000);
  assert.equal(await page.evaluate(() => globalThis.onedoor.frames), before_);
  await page.context().close();
});

test('the accessibility tree has roles and names of everything', async () => {
  const page = await open('/sheet', DESKTOP);
  const session = await page.context().newCDPSession(page);
  const {nodes} = await session.send('Accessibility.getFullAXTree');
  const seen = nodes.filter((node) => !node.ignored)
    .map((node) => `${node.role?.value} ${node.name?.value ?? ''}`.trim());
  for (const wanted of ['heading Bộ thành phần giao diện', 'table Hồ sơ mới',
    'columnheader Mã hồ sơ', 'link H32.10-261121-0007', 'button Gửi hồ sơ',
    'progressbar Đang tải bản quét', 'group Nhận thêm',
    'checkbox Nhận tin nhắn, Khi hồ sơ đổi trạng thái', 'textbox Ghi chú',
    'image Mã QR của hồ sơ', 'navigation Chính', 'main', 'banner', 'term Thời hạn'])
    assert.ok(seen.some((line) => line === wanted), `${wanted} is missing in\n${seen.join('\n')}`);
  await page.context().close();
});

test('a dialog keeps the focus and Esc takes the safe choice', async () => {
  const page = await open('/sheet', DESKTOP);
  const opener = page.getByRole('button', {name: 'Kết thúc phiên'});
  await opener.click();
  await settled(page);
  const dialog = page.getByRole('dialog', {name: 'Từ chối hồ sơ này?'});
  await dialog.waitFor();
  assert.equal(await dialog.evaluate((element) => element.matches(':modal')), true);
  await page.keyboard.press('Escape');
  await settled(page);
  assert.equal(await page.getByRole('dialog').count(), 0);
  await page.context().close();
});

test('Tab visits every control in reading order and nothing else', async () => {
  const page = await open('/form');
  const visited = [];
  for (let i = 0; i < 20; ++i) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === document.body) return '';
      return (element.labels?.[0]?.textContent || element.getAttribute('aria-label') ||
        element.textContent).trim();
    });
    if (name === '') break;
    visited.push(name);
  }
  assert.deepEqual(visited, ['Đến nội dung chính', 'Về bước 1', 'Chữ, màu', 'English',
    'Họ, chữ đệm, tên khai sinh', 'Ngày sinh', 'Nam', 'Nơi sinh', 'Sang bước 3']);
  await page.context().close();
});

test('every control is painted where it is pressed, and large enough', async () => {
  const page = await open('/form');
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('#mirror :is(button, a:not(.skip), input, select)')]
      .map((element) => [element.textContent || element.id, element.getBoundingClientRect()])
      .filter(([, box]) => box.width < 44 || box.height < 44)
      .map(([name, box]) => `${name} ${box.width}×${box.height}`));
  assert.deepEqual(small, []);
  await page.context().close();
});

test('at 320 px and at 200 % text nothing needs sideways scrolling', async () => {
  const page = await open('/form', {viewport: {width: 320, height: 600}});
  for (let i = 0; i < 3; ++i) {
    await page.getByRole('button', {name: 'English'}).click();
    await settled(page);
  }
  const overflow = await page.evaluate(() =>
    document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(overflow, 0);
  const cut = await page.evaluate(() => [...document.querySelectorAll('#mirror .node')]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
    .map((element) => element.textContent));
  assert.deepEqual(cut, []);
  assert.deepEqual(await violations(page), []);
  await page.context().close();
});

test('a lost drawing context comes back', async () => {
  const page = await open('/form', DESKTOP);
  const isDrawn = () => page.screenshot({clip: {x: 10, y: 10, width: 40, height: 40}})
    .then((bytes) => bytes.length);
  const before_ = await isDrawn();
  await page.evaluate(() => {
    const context = document.getElementById('canvas').getContext('webgl2');
    globalThis.lost = context.getExtension('WEBGL_lose_context');
    return new Promise((done) => {
      document.getElementById('canvas').addEventListener('webglcontextlost', done, {once: true});
      globalThis.lost.loseContext();
    });
  });
  await page.evaluate(() => new Promise((done) => {
    const canvas = document.getElementById('canvas');
    // Two frames after the program's own listener, so that it has drawn again.
    canvas.addEventListener('webglcontextrestored', () =>
      requestAnimationFrame(() => requestAnimationFrame(done)), {once: true});
    globalThis.lost.restoreContext();
  }));
  assert.equal(await isDrawn(), before_);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test('a kept draft survives a reload, encrypted', async () => {
  const page = await open('/form');
  await page.getByRole('textbox', {name: 'Họ, chữ đệm, tên khai sinh'}).fill('Trần Gia An');
  await page.getByRole('button', {name: 'Sang bước 3'}).click();
  await page.getByText('200 {"status":"ok"}').waitFor();
  await page.goto(`${server.url}/sheet`);
  await page.waitForFunction(() => globalThis.onedoor?.frames > 0);
  await page.getByRole('button', {name: 'Tải nháp'}).click();
  await settled(page);
  const sealed = await page.evaluate(() => new Promise((resolve) => {
    indexedDB.open('onedoor').onsuccess = (event) => {
      const all = event.target.result.transaction('drafts').objectStore('drafts').getAll();
      all.onsuccess = () => resolve(all.result.map((draft) =>
        new TextDecoder().decode(draft.data)).join());
    };
  }));
  assert.ok(sealed.length > 0);
  assert.doesNotMatch(sealed, /Trần/);
  await page.context().close();
});

test('without WebGL the light page stays', async () => {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto(server.url);
  // The start puts its elements into the page in the step that then finds no WebGL.
  await page.locator('#mirror').waitFor({state: 'attached'});
  assert.ok(await page.locator('#page').isVisible());
  await context.close();
});
