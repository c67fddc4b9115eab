// The light pages without the program: readable, usable, accessible, and within the policy.
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {createRequire} from 'node:module';
import {homedir, tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';

const cache = process.env.ONEDOOR_CACHE ??
  join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'onedoor');
const require = createRequire(join(cache, 'npm/'));
const {chromium} = require('playwright-core');
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const root = new URL('../../', import.meta.url).pathname;
const program = process.env.ONEDOOR_SERVER ?? join(root, 'build/dev/server/onedoor-server');
const site = process.env.ONEDOOR_SITE ?? join(root, 'build/dev/site');
const PAGES = ['/', '/tim-kiem?q=khai+sinh', '/tim-kiem?q=khong+co+dau', '/thu-tuc/dang-ky-khai-sinh',
  '/thu-tuc/dang-ky-khai-sinh/nop', '/tra-cuu', '/can-bo', '/khong-co', '/?lang=en',
  '/thu-tuc/dang-ky-khai-sinh?lang=en'];

let data;
let server;
let browser;
let address;
let clients = 0;

function addressOf(child) {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (part) => {
      text += part;
      const found = text.match(/http:\/\/[^/\s]+/);
      if (found) resolve(found[0]);
    });
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

before(async () => {
  data = mkdtempSync(join(tmpdir(), 'onedoor-light-'));
  server = spawn(program, ['--assets', site, '--data', join(data, 'data'), '--port', '0',
    '--proxy', '127.0.0.1'], {stdio: ['ignore', 'pipe', 'ignore']});
  address = await addressOf(server);
  browser = await chromium.launch({executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-quic', '--no-first-run']});
});

after(async () => {
  await browser?.close();
  server?.kill();
  rmSync(data, {recursive: true, force: true});
});

// A browser of an address of its own, in which the program never starts.
async function open(options = {}) {
  clients += 1;
  const context = await browser.newContext({
    viewport: {width: 390, height: 844}, ...options,
    extraHTTPHeaders: {'X-Real-IP': `10.9.0.${clients}`},
  });
  await context.route('**/assets/boot.*', (route) => route.abort());
  const page = await context.newPage();
  page.violations = [];
  page.on('console', (message) => {
    if (/Content.Security.Policy/.test(message.text())) page.violations.push(message.text());
  });
  return page;
}

for (const [width, colorScheme] of [[320, 'light'], [390, 'dark'], [1366, 'light']]) {
  test(`axe finds nothing at ${width} px, ${colorScheme}`, async () => {
    const page = await open({viewport: {width, height: 800}, colorScheme});
    for (const path of PAGES) {
      await page.goto(address + path);
      await page.evaluate(AXE);
      const found = await page.evaluate((rules) => axe.run(document, {runOnly: rules}), RULES);
      assert.deepEqual(found.violations.map((rule) => `${path} ${rule.id}`), []);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${path} is ${overflow} px too wide`);
    }
    assert.deepEqual(page.violations, []);
    await page.context().close();
  });
}

test('search works without script and keeps the words', async () => {
  const page = await open();
  await page.goto(address);
  await page.getByRole('searchbox', {name: 'Tìm thủ tục'}).fill('khai sinh');
  await page.getByRole('button', {name: 'Tìm thủ tục'}).click();
  await page.getByRole('link', {name: 'Đăng ký khai sinh', exact: true}).click();
  await page.getByRole('heading', {level: 1, name: 'Đăng ký khai sinh'}).waitFor();
  assert.deepEqual(page.violations, []);
});

test('tracking works without script and says when both codes do not match', async () => {
  const page = await open();
  await page.goto(`${address}/ho-so/TN-2222222222`);
  assert.equal(await page.getByLabel('Mã hồ sơ').inputValue(), 'TN-2222222222');
  await page.getByLabel('Mã tra cứu').fill('222-222-222');
  await page.locator('main button').click();
  await page.getByRole('alert').waitFor();
  assert.equal(new URL(page.url()).pathname, '/tra-cuu');
  assert.deepEqual(page.violations, []);
});

test('the language stays as it was chosen', async () => {
  const page = await open();
  await page.goto(address);
  await page.getByRole('link', {name: 'English'}).click();
  await page.getByRole('contentinfo').getByRole('link', {name: 'Procedures'}).click();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
});

test('the first key press offers to skip to the content', async () => {
  const page = await open();
  await page.goto(`${address}/tra-cuu`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'content');
});
