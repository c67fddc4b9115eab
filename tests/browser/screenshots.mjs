// Every screen of the running program, three sizes × two colour themes × two text sizes, and a sheet
// that shows them all: node tests/browser/screenshots.mjs DIR [SIZE…]
import {mkdir, readdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {launchBrowser, openPage, programReady, startServer} from './support.mjs';

const SIZES = {
  'phone-390x844': {width: 390, height: 844},
  'desktop-1366x768': {width: 1366, height: 768},
  'kiosk-1080x1920': {width: 1080, height: 1920},
};
const LOOKS = [
  {name: 'light-100', theme: 'Sáng', text: 'Thường'},
  {name: 'light-200', theme: 'Sáng', text: 'Lớn nhất'},
  {name: 'contrast-200', theme: 'Tương phản cao', text: 'Lớn nhất'},
  {name: 'contrast-100', theme: 'Tương phản cao', text: 'Thường'},
];
const PROCEDURE = '/thu-tuc/dang-ky-khai-sinh';

const [folder, ...wanted] = process.argv.slice(2);
await mkdir(folder, {recursive: true});
const server = await startServer();
const browser = await launchBrowser();
let count = 0;

// Two frames, so that the picture is of what the last event drew.
const settle = (page) => page.evaluate(() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(done))));

// Radio buttons are changed where they are: clicking would scroll the dialog about.
async function choose(dialog, name) {
  const radio = dialog.getByRole('radio', {name, exact: true});
  if (!await radio.isChecked()) await radio.evaluate((element) => element.click());
}

async function dress(page, look) {
  await page.getByRole('button', {name: /Chữ, màu/}).evaluate((element) => element.click());
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await choose(dialog, look.theme);
  await settle(page);
  await choose(dialog, look.text);
  await settle(page);
  await dialog.getByRole('button', {name: 'Đóng bảng'}).evaluate((element) => element.click());
  await dialog.waitFor({state: 'detached'});
}

async function capture(page, size, name, look) {
  await page.evaluate(() => scrollTo(0, 0));
  await settle(page);
  const number = String(count).padStart(2, '0');
  await page.screenshot({path: join(folder, `${size}-${number}-${name}-${look}.png`)});
}

// All looks of what the page shows now; the first look is put back at the end.
async function shoot(page, size, name) {
  ++count;
  await settle(page);
  await capture(page, size, name, LOOKS[0].name);
  for (const look of LOOKS.slice(1)) {
    await dress(page, look);
    await capture(page, size, name, look.name);
  }
  await dress(page, LOOKS[0]);
  console.log(`    ${size} ${name}`);
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

// The dialog itself, in each look.
async function settings(page, size) {
  ++count;
  for (const look of LOOKS) {
    await page.goto(server.address + PROCEDURE);
    await programReady(page);
    await dress(page, look);
    await page.getByRole('button', {name: /Chữ, màu/}).click();
    await page.getByRole('dialog').waitFor();
    await capture(page, size, 'display', look.name);
    await page.getByRole('button', {name: 'Đặt lại'}).evaluate((element) => element.click());
    await page.getByRole('button', {name: 'Đóng bảng'}).evaluate((element) => element.click());
  }
}

// What is seen when a page cannot be loaded: the program is there, the server is not. Without the
// service worker, which would have the page from its store.
async function problem(viewport, size) {
  const page = await openPage(browser, viewport,
    {reducedMotion: 'reduce', serviceWorkers: 'block'});
  await page.goto(server.address + '/');
  await programReady(page);
  await page.waitForLoadState('networkidle');
  await page.route('**/api/v1/procedures/**', (route) => route.abort());
  await page.getByRole('link', {name: /^Đăng ký khai sinh/}).first().click();
  await page.getByRole('button', {name: 'Thử lại'}).waitFor();
  await shoot(page, size, 'problem');
  await page.context().close();
}

async function sheet() {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.png')).sort();
  const figures = files.map((name) =>
    `<figure><a href="${name}"><img loading="lazy" src="${name}" alt=""></a>` +
    `<figcaption>${name.replace('.png', '')}</figcaption></figure>`);
  await writeFile(join(folder, 'index.html'), `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>onedoor: every screen</title>
<style>
  body { margin: 16px; font: 13px sans-serif; background: #ddd; }
  main { display: flex; flex-wrap: wrap; gap: 12px; }
  figure { margin: 0; width: 220px; }
  img { width: 100%; border: 1px solid #888; }
</style><main>
${figures.join('\n')}
</main></html>
`);
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

const SCREENS = {
  'home': '/',
  'search': '/tim-kiem?q=khai%20sinh',
  'search-none': '/tim-kiem?q=zzzz',
  'guides': '/can-lam-gi',
  'guide': '/can-lam-gi/sinh-con',
  'offices': '/noi-nop',
  'outbox': '/ho-so-cho-gui',
  'procedure': PROCEDURE,
  'procedure-partial': '/thu-tuc/chung-thuc-ban-sao-tu-ban-chinh',
  'track': '/tra-cuu',
  'not-found': '/khong-co',
};

try {
  for (const [size, viewport] of Object.entries(SIZES)) {
    if (wanted.length > 0 && !wanted.some((name) => size.startsWith(name))) continue;
    count = 0;
    const page = await openPage(browser, viewport, {reducedMotion: 'reduce'});
    for (const [name, address] of Object.entries(SCREENS)) await visit(page, size, name, address);
    await problem(viewport, size);
    await settings(page, size);
    await filing(page, size);
    await staff(page, size);
    await page.context().close();
  }
  await sheet();
} finally {
  await browser.close();
  await server.stop();
}
