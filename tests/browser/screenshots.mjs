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

async function filing(page, size) {
  await visit(page, size, 'case', `${PROCEDURE}/nop`);
  await page.getByRole('radio').first().check();
  await page.getByRole('button', {name: /Sang bước/}).click();
  await page.getByRole('heading', {level: 1, name: 'Người yêu cầu'}).waitFor();
  await shoot(page, size, 'form');
  await page.getByRole('textbox', {name: 'Họ, chữ đệm, tên'}).first().fill('Nguyễn Thị Thuở');
  await page.getByRole('textbox', {name: 'Ngày sinh'}).fill('12/11/2062');
  await page.getByRole('button', {name: /Sang bước/}).click();
  await page.getByText(/chỗ cần sửa/).first().waitFor();
  await shoot(page, size, 'form-errors');
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
  await page.getByRole('button', {name: /Làm mới/}).waitFor();
  await shoot(page, size, 'staff-inbox');
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
