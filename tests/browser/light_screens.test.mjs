// Every page of a filing without script and every page that refuses: axe, the structure, the width,
// at 320 px and with letters of twice the size, in both languages; and what a screen reader says.
//
//   node tests/browser/light_screens.test.mjs --update   writes the scripts anew: read the diff
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {fillPage, look} from './filler.mjs';
import {Scripts} from './scripts.mjs';
import {structureProblems} from './structure.mjs';
import {axeViolations, browser, server, serveTests} from './support.mjs';
import {MASKS} from './tour.mjs';

serveTests(['--proxy', '127.0.0.1']);

const FILING = '/thu-tuc/dang-ky-khai-sinh/nop';
const PAGES_MAX = 40;
const LETTERS_PX = {standard: 16, large: 32};
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAA' +
  'AABJRU5ErkJggg==', 'base64');
const LIGHT_MASKS = [...MASKS, [/\d\d\/\d\d\/20\d\d/g, 'dd/mm/20yy'], [/\b\d\d:\d\d\b/g, 'hh:mm'],
  [/(thứ (Hai|Ba|Tư|Năm|Sáu|Bảy)|Chủ nhật)/g, 'thứ …']];

let clients = 0;

/// A browser at an address of its own, in which the program never starts.
async function open({language = 'vi', width = 390, letters = LETTERS_PX.standard} = {}) {
  clients += 1;
  const context = await browser.newContext({viewport: {width, height: 844},
    extraHTTPHeaders: {'X-Real-IP': `10.7.0.${clients}`}});
  context.setDefaultTimeout(15_000);
  await context.route('**/assets/boot.*', (route) => route.abort());
  await context.addCookies([{name: 'language', value: language, url: server.address}]);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Page.setFontSizes', {fontSizes: {standard: letters, fixed: letters}});
  return page;
}

/// Presses a button and waits for the page it leads to, styles included.
async function press(page, button) {
  const arrived = page.waitForEvent('load');
  await page.locator(button).click();
  await arrived;
}

const next = (page) => press(page, 'main button.main');

/// "nop", "buoc-2", "giay-to", "kiem-tra", "da-nop": where the form on the page stands.
function placeOf(page) {
  return page.evaluate(() => {
    const address = document.querySelector('#filing').dataset.at;
    return address.split('/').pop();
  });
}

/// Leads through a filing and tells `see` of each page, empty, with its errors, and as it opens more
/// questions.
async function walk(page, see) {
  const {form} = await (await fetch(`${server.address}/api/v1/procedures/dang-ky-khai-sinh`)).json();
  const met = new Set();
  const tell = async () => {
    const {errors} = await look(page);
    const name = await placeOf(page) + (errors.length > 0 ? '-errors' : '');
    if (met.has(name)) return;
    met.add(name);
    await see(name);
  };
  for (let turn = 0; turn < PAGES_MAX; ++turn) {
    const place = await placeOf(page);
    await tell();
    if (place === 'da-nop') return met;
    if (!met.has(`${place}-errors`) && place !== 'kiem-tra') {
      met.add(`${place}-tried`);
      await next(page);
      await tell();
    }
    const file = page.locator('[type=file]').first();
    if (place === 'giay-to' && !met.has('picture') && await file.count() > 0) {
      met.add('picture');
      await file.setInputFiles({name: 'giấy chứng sinh.png', mimeType: 'image/png', buffer: PICTURE});
      await press(page, 'main [value=upload]');
      await see('giay-to-received');
    }
    await fillPage(page, form, (await look(page)).controls, 0);
    await next(page);
  }
  throw new Error(`no receipt after ${PAGES_MAX} pages`);
}

async function faultsOf(page) {
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return [...await axeViolations(page), ...await structureProblems(page),
    ...tooWide > 0 ? [`${tooWide} px too wide`] : []];
}

for (const language of ['vi', 'en'])
  for (const [how, options] of [['at 320 px', {width: 320}],
    ['with letters of twice the size', {letters: LETTERS_PX.large}]])
    test(`filing, ${language}, ${how}: no page has a fault`, async () => {
      const page = await open({language, ...options});
      await page.goto(server.address + FILING);
      const faults = [];
      const met = await walk(page, async (name) => {
        for (const fault of await faultsOf(page)) faults.push(`${name}: ${fault}`);
      });
      assert.deepEqual(faults, []);
      for (const name of ['nop-errors', 'buoc-1-errors', 'giay-to-errors', 'kiem-tra', 'da-nop'])
        assert.ok(met.has(name), `${name} was not met: ${[...met].join(' ')}`);
      await page.context().close();
    });

test('filing: every page is told as written down', async () => {
  const scripts = new Scripts('light', LIGHT_MASKS);
  const page = await open();
  await page.goto(server.address + FILING);
  await walk(page, (name) => scripts.compare(name, page));
  scripts.finish();
});

/// Sends a form as a page would, to an answer that is looked at.
async function submit(page, address, fields) {
  await page.evaluate(([action, values]) => {
    const form = Object.assign(document.createElement('form'), {method: 'post', action});
    for (const [name, value] of Object.entries(values))
      form.append(Object.assign(document.createElement('textarea'), {name, value}));
    document.querySelector('main').append(form);
    form.submit();
  }, [address, fields]);
  await page.waitForURL(`**${address}`);
  await page.waitForLoadState();
}

/// How to come to each page that refuses, and its status.
const REFUSALS = {
  unknown: [404, (page) => page.goto(`${server.address}/khong-co-trang-nay`)],
  unreadable: [422, (page) => submit(page, `${FILING}/buoc-1`, {draft: 'x', from: ''})],
  expired: [422, async (page) => {
    await page.locator('[name=draft]').evaluate((field) =>
      (field.value = field.value.replace(/"form_version":\d+/, '"form_version":99')));
    await page.locator('[name=case]').first().check();
    return next(page);
  }],
  large: [413, (page) => submit(page, '/tra-cuu', {code: 'x'.repeat(1.5 * 1024 * 1024)})],
  'not found': [404, async (page) => {
    await page.goto(`${server.address}/tra-cuu`);
    await page.locator('#code').fill('TN-2222222222');
    await page.locator('#secret').fill('222-222-222');
    await press(page, 'main button');
  }],
  'too many': [429, async (page) => {
    const headers = {'X-Real-IP': `10.7.0.${clients}`, Accept: 'text/html'};
    for (let i = 0; i < 100; ++i)
      if ((await fetch(server.address + FILING, {headers})).status === 429) break;
    await page.goto(server.address + FILING);
  }],
};

for (const [name, [status, lead]] of Object.entries(REFUSALS))
  test(`the page "${name}" says what happened, without a fault`, async () => {
    for (const language of ['vi', 'en']) {
      const page = await open({language, width: 320});
      const statuses = [];
      page.on('response', (answer) => {
        if (answer.request().isNavigationRequest()) statuses.push(answer.status());
      });
      await page.goto(server.address + FILING);
      await lead(page);
      await page.locator('main h1').waitFor();
      assert.equal(statuses.at(-1), status);
      assert.deepEqual(await faultsOf(page), []);
      await page.context().close();
    }
  });
