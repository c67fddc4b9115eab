// Every screen of the running program in three sizes: node tests/browser/screenshots.mjs DIR
import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {launchBrowser, openPage, programReady, startServer} from './support.mjs';

const SIZES = {
  'phone-390x844': {width: 390, height: 844},
  'desktop-1366x768': {width: 1366, height: 768},
  'kiosk-1080x1920': {width: 1080, height: 1920},
};
const PROCEDURE = '/thu-tuc/dang-ky-khai-sinh';

const folder = process.argv[2];
await mkdir(folder, {recursive: true});
const server = await startServer();
const browser = await launchBrowser();

async function shoot(page, size, name) {
  // Two frames, so that the picture is of what the last event drew.
  await page.evaluate(() => new Promise((done) =>
    requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.screenshot({path: join(folder, `${name}-${size}.png`)});
  console.log(`    ${name}-${size}.png`);
}

async function visit(page, size, name, address) {
  await page.goto(server.address + address);
  await programReady(page);
  await page.waitForLoadState('networkidle');
  await shoot(page, size, name);
}

async function next(page) {
  const before = page.url();
  await page.getByRole('button', {name: /Sang bước/}).click();
  await page.waitForURL((url) => String(url) !== before);
}

// Fills what a step asks for with the examples it shows; answers may bring new fields.
async function fillStep(page) {
  for (const group of await page.getByRole('group').all())
    if (await group.getByRole('radio').count() > 0 &&
        await group.getByRole('radio', {checked: true}).count() === 0)
      await group.getByRole('radio').last().check();
  for (const select of await page.getByRole('combobox').all())
    if (await select.inputValue() === '') {
      const options = await select.getByRole('option').allInnerTexts();
      const label = options.find((name) => /Khánh Hòa|Phường Nha Trang$/.test(name)) ?? options[1];
      if (label) await select.selectOption({label});
    }
  for (const field of await page.getByRole('textbox').all())
    if (await field.inputValue() === '') {
      const example = (await field.getAttribute('placeholder'))?.replace('Ví dụ: ', '');
      await field.fill(example || '12 Trần Phú');
    }
  for (const box of await page.getByRole('checkbox', {name: /cam đoan/}).all()) await box.check();
}

async function filing(page, size) {
  await visit(page, size, 'case', `${PROCEDURE}/nop`);
  await page.getByRole('radio').first().check();
  await next(page);
  await shoot(page, size, 'form');
  await page.getByRole('textbox', {name: 'Họ, chữ đệm, tên'}).first().fill('Nguyễn Thị Thuở');
  await page.getByRole('textbox', {name: 'Ngày sinh'}).fill('12/11/2062');
  await page.getByRole('button', {name: /Sang bước/}).click();
  await page.getByText(/chỗ cần sửa/).first().waitFor();
  await shoot(page, size, 'form-errors');
  await page.getByRole('textbox', {name: 'Ngày sinh'}).fill('');
  while (!page.url().endsWith('/giay-to')) {
    for (let pass = 0; pass < 3; ++pass) await fillStep(page);
    await next(page);
  }
  for (const box of await page.getByRole('checkbox', {name: /đến quầy/}).all()) await box.check();
  await shoot(page, size, 'papers');
  await next(page);
  await shoot(page, size, 'review');
  await page.getByRole('button', {name: 'Gửi hồ sơ'}).click();
  await page.waitForURL(/da-nop$/);
  await shoot(page, size, 'receipt');
  await page.getByRole('button', {name: 'Xem tình trạng hồ sơ'}).click();
  await page.getByRole('heading', {level: 1, name: /^Hồ sơ TN-/}).waitFor();
  await shoot(page, size, 'track-file');
}

// In a window of its own, because the program remembers what was chosen.
async function display(viewport, size, name, presses) {
  const page = await openPage(browser, viewport);
  await page.goto(`${server.address}${PROCEDURE}`);
  await programReady(page);
  await page.getByRole('button', {name: /Chữ, màu/}).click();
  for (const [button, times] of presses)
    for (let i = 0; i < times; ++i) await page.getByRole('button', {name: button}).click();
  await shoot(page, size, name);
  await page.context().close();
}

async function staff(page, size) {
  await visit(page, size, 'staff-sign-in', '/can-bo');
  await page.getByRole('textbox', {name: 'Tài khoản'}).fill('canbo');
  await page.getByLabel('Mật khẩu').fill(server.password);
  await page.getByRole('button', {name: 'Đăng nhập'}).click();
  await page.getByRole('link', {name: /^TN-/}).first().waitFor();
  await shoot(page, size, 'staff-inbox');
  await page.getByRole('link', {name: /^TN-/}).first().click();
  await page.getByRole('button', {name: 'Tiếp nhận hồ sơ'}).waitFor();
  await shoot(page, size, 'staff-file');
  await page.getByRole('button', {name: 'Tiếp nhận hồ sơ'}).click();
  await page.getByRole('link', {name: /Mẫu 01/}).waitFor();
  await shoot(page, size, 'staff-accepted');
}

try {
  for (const [size, viewport] of Object.entries(SIZES)) {
    const page = await openPage(browser, viewport);
    await visit(page, size, 'home', '/');
    await visit(page, size, 'search', '/tim-kiem?q=khai%20sinh');
    await visit(page, size, 'search-none', '/tim-kiem?q=zzzz');
    await visit(page, size, 'procedure', PROCEDURE);
    await filing(page, size);
    await visit(page, size, 'track', '/tra-cuu');
    await visit(page, size, 'not-found', '/khong-co');
    await display(viewport, size, 'procedure-200', [[/Cỡ chữ/, 3]]);
    await display(viewport, size, 'procedure-dark', [[/Màu nền/, 1]]);
    await display(viewport, size, 'procedure-contrast', [[/Màu nền/, 2]]);
    await staff(page, size);
    await page.context().close();
  }
} finally {
  await browser.close();
  await server.stop();
}
