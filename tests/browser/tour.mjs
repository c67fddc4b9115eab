// A tour of every screen of the program, by role and name, in a world that is the same each time:
// the device's clock stands still, and the times and codes of the server's answers are fixed.
// For tests that look at each screen: what is read out, axe, the structure of the mirror.
import {webcrypto} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {openPage, programReady} from './support.mjs';

const PROCEDURE = '/thu-tuc/dang-ky-khai-sinh';
const NOW = '2026-11-21T02:12:05Z';
const INSTANT = /"20\d\d-\d\d-\d\dT[\d:.]+Z"/g;
const EXPLANATION = [{vi: 'Ngày nhận không tính vào thời hạn.',
  en: 'The day of receipt is not counted.'}];
const IMAGE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAA' +
  'AABJRU5ErkJggg==', 'base64');

/// What differs from run to run: codes that the server draws at random.
export const MASKS = [
  [/http:\/\/127\.0\.0\.1:\d+/g, 'http://…'],
  [/TN-[A-Z0-9]{4,}(-[A-Z0-9]+)*/g, 'TN-…'],
  [/H\d\d(\.\d+)*-\d{6}-\d{4}/g, 'H…'],
  [/\b[A-Z2-9]{3}-[A-Z2-9]{3}-[A-Z2-9]{3}\b/g, 'XXX-XXX-XXX'],
];

function words(language) {
  const texts = JSON.parse(readFileSync(
    new URL(`../../assets/i18n/${language}.json`, import.meta.url), 'utf8'));
  /// The text of a key as a pattern that fits whatever stands in its gaps.
  return (key) => {
    if (!(key in texts)) throw new Error(`no text ${key}`);
    const parts = texts[key].split(/\{\w+\}/)
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return parts.join('.*');
  };
}

async function fixedAnswers(route) {
  try {
    const response = await route.fetch();
    const type = response.headers()['content-type'] ?? '';
    if (!type.includes('json')) return await route.fulfill({response});
    const body = (await response.text()).replaceAll(INSTANT, `"${NOW}"`)
      .replaceAll(/"explanation":\[\{.*?\}\]/g, `"explanation":${JSON.stringify(EXPLANATION)}`);
    return await route.fulfill({response, body});
  } catch {
    // The page was left before the answer came.
    return undefined;
  }
}

/// Where a tour stands: its page, its words, and what looks at each screen.
class Stage {
  constructor(server, page, language, look) {
    Object.assign(this, {server, page, language, look, words: words(language)});
  }

  text(key) {
    return new RegExp(`^${this.words(key)}$`);
  }

  /// Waits until these words are somewhere on the screen.
  appears(key) {
    return this.page.getByText(new RegExp(this.words(key))).first().waitFor();
  }

  button(key) {
    return this.page.getByRole('button', {name: this.text(key)});
  }

  title(key) {
    return this.page.getByRole('heading', {level: 1, name: this.text(key)});
  }

  async see(name) {
    await this.settle();
    await this.look(name, this.page);
  }

  /// Waits until nothing moves any more: no request under way, two frames drawn.
  async settle() {
    await this.page.waitForLoadState('networkidle', {timeout: 60000});
    await this.page.waitForFunction(() => !document.querySelector('[aria-busy=true]'), undefined,
      {timeout: 60000});
    await this.page.evaluate(() => new Promise((done) =>
      requestAnimationFrame(() => requestAnimationFrame(done))));
  }

  async visit(address, name) {
    await this.page.goto(this.server.address + address);
    await programReady(this.page);
    await this.settle();
    if (name) await this.see(name);
  }

  async press(key) {
    await this.button(key).first().click();
    await this.settle();
  }

  /// To the next step; waits for its address.
  async next() {
    const before = this.page.url();
    await this.button('form.next').click();
    await this.page.waitForURL((url) => String(url) !== before);
  }
}

/// Fills what a step asks for with the examples it shows; answers may bring new fields.
async function fillStep({page}) {
  for (const group of await page.getByRole('group').all())
    if (await group.getByRole('radio').count() > 0 &&
        await group.getByRole('radio', {checked: true}).count() === 0)
      await group.getByRole('radio').last().check();
  for (const select of await page.getByRole('combobox').all())
    if (await select.inputValue() === '') {
      const options = await select.getByRole('option').allInnerTexts();
      const label = options.find((name) => /Khánh Hòa|Nha Trang/.test(name)) ?? options[1];
      if (label) await select.selectOption({label});
    }
  for (const field of await page.getByRole('textbox').all())
    if (await field.inputValue() === '' && await field.isEditable()) {
      const example = (await field.getAttribute('placeholder'))?.replace(/^[^:]*: /, '');
      await field.fill(example || '12 Trần Phú');
    }
  const declarations = page.getByRole('group').filter({hasNot: page.getByRole('radio')})
    .getByRole('checkbox');
  for (const box of await declarations.all()) await box.check();
}

async function home(stage) {
  await stage.visit('/', 'home');
  await stage.page.getByRole('searchbox').fill('khai sihn');
  await stage.appears('search.results');
  await stage.see('home-results');
}

async function search(stage) {
  await stage.visit('/tim-kiem', 'search');
  await stage.visit('/tim-kiem?q=khai%20sinh', 'search-results');
  await stage.visit('/tim-kiem?q=zzzz', 'search-none');
}

async function procedure(stage) {
  await stage.visit(PROCEDURE, 'procedure');
  await stage.visit('/thu-tuc/cap-doi-the-can-cuoc', 'procedure-no-form');
}

async function caseQuestion(stage) {
  await stage.visit(`${PROCEDURE}/nop`, 'case');
  await stage.press('form.next');
  await stage.see('case-error');
  await stage.page.getByRole('radio').first().check();
  await stage.next();
}

async function formSteps(stage) {
  const {page} = stage;
  for (let step = 1; !page.url().endsWith('/giay-to'); ++step) {
    await stage.see(`form-${step}`);
    await stage.press('form.next');
    await stage.appears('form.errors');
    await stage.see(`form-${step}-errors`);
    for (let pass = 0; pass < 3; ++pass) await fillStep(stage);
    if (step === 1) await stage.see('form-1-filled');
    await stage.next();
  }
}

/// The server's refusal, which trying again does not change.
function refuse(route) {
  const text = {vi: 'Máy chủ không nhận.', en: 'The server refused.'};
  return route.fulfill({status: 403, contentType: 'application/problem+json',
    body: JSON.stringify({type: 'about:blank', title: 'Forbidden', status: 403,
      code: 'request.refused', detail: text.en, errors: [], text})});
}

async function bringAll(stage) {
  const boxes = stage.page.getByRole('checkbox', {name: stage.text('papers.bring_for')});
  for (const box of await boxes.all()) await box.check();
}

async function papers(stage) {
  const {page} = stage;
  await stage.see('papers');
  await stage.press('form.next');
  await stage.see('papers-errors');
  const file = page.locator('input[type=file]').first();
  await page.route('**/api/v1/uploads**', refuse);
  await file.setInputFiles({name: 'giấy.png', mimeType: 'image/png', buffer: IMAGE});
  await stage.appears('papers.failed');
  await stage.see('papers-failed');
  await page.unroute('**/api/v1/uploads**');
  await stage.press('papers.remove_for');
  await file.setInputFiles({name: 'giấy.png', mimeType: 'image/png', buffer: IMAGE});
  await stage.appears('papers.uploaded');
  await bringAll(stage);
  await stage.see('papers-given');
  await stage.next();
}

async function send(stage) {
  const {page} = stage;
  await stage.see('review');
  await page.route('**/api/v1/submissions', refuse);
  await stage.press('review.send');
  await stage.appears('review.failed');
  await stage.see('review-failed');
  await page.unroute('**/api/v1/submissions');
  await stage.press('review.send');
  await stage.title('receipt.title').waitFor();
  await stage.see('receipt');
  await stage.press('receipt.track');
  await stage.title('track.file').waitFor();
  await stage.see('tracked-file');
}

async function filing(stage) {
  await caseQuestion(stage);
  await formSteps(stage);
  await papers(stage);
  await send(stage);
}

/// A step with a list of entries, each with fields of its own.
async function repeatedGroup(stage) {
  const {page} = stage;
  await stage.visit('/thu-tuc/chung-thuc-ban-sao-tu-ban-chinh/nop');
  for (let step = 0; step < 2; ++step) {
    for (let pass = 0; pass < 2; ++pass) await fillStep(stage);
    await stage.next();
  }
  await page.getByRole('main').getByRole('button', {name: /^(Thêm|Add)/}).click();
  await stage.see('form-group');
}

async function tracking(stage) {
  await stage.visit('/tra-cuu', 'track');
  await stage.press('track.button');
  await stage.see('track-errors');
  await stage.page.getByRole('textbox').first().fill('TN-22222');
  await stage.page.getByRole('textbox').last().fill('222-222-222');
  await stage.press('track.button');
  await stage.see('track-refused');
}

async function staff(stage) {
  const {page, server} = stage;
  await stage.visit('/can-bo', 'staff-sign-in');
  await page.getByRole('textbox', {name: stage.text('staff.account')}).fill('canbo');
  await page.getByLabel(stage.text('staff.password')).fill('sai mật khẩu');
  await stage.press('staff.sign_in');
  await stage.see('staff-sign-in-refused');
  await page.getByLabel(stage.text('staff.password')).fill(server.password);
  await stage.press('staff.sign_in');
  await page.getByRole('link', {name: /^TN-/}).first().waitFor();
  await stage.see('staff-inbox');
  await page.getByRole('link', {name: /^TN-/}).first().click();
  await stage.button('staff.accept').waitFor();
  await stage.see('staff-file');
  await stage.press('staff.accept');
  await page.getByRole('link', {name: stage.text('staff.print')}).waitFor();
  await stage.see('staff-accepted');
}

async function problems(stage) {
  const {page} = stage;
  await stage.visit('/khong-co', 'not-found');
  for (const [name, answer] of [
    ['problem-offline', (route) => route.abort()],
    ['problem-server', (route) => route.fulfill({status: 500, body: '{}'})]]) {
    // The server's page would stay: what failed is met on the way from another one.
    await page.goto(stage.server.address);
    await programReady(page);
    await page.route('**/api/v1/procedures/**', answer);
    await page.locator(`#mirror a[href="${PROCEDURE}"]`).first().click();
    await stage.button('app.retry').waitFor();
    await stage.see(name);
    await page.unroute('**/api/v1/procedures/**');
  }
  await stage.press('app.retry');
  await stage.button('procedure.start').waitFor();
}

async function displaySettings(stage) {
  await stage.visit('/tra-cuu');
  await stage.press('app.display_settings');
  await stage.see('display-settings');
}

async function newVersion(stage) {
  await stage.visit('/tra-cuu');
  await stage.page.evaluate(() =>
    globalThis.onedoorHost.tell(() => globalThis.onedoorHost.program._app_offer_version()));
  await stage.appears('app.version_new');
  await stage.see('new-version');
}

async function guides(stage) {
  const {page} = stage;
  await stage.visit('/can-lam-gi', 'guides');
  await stage.visit('/can-lam-gi/sinh-con', 'guide-question');
  await stage.press('guide.next');
  await stage.see('guide-question-error');
  while (await stage.button('guide.next').count() > 0) {
    const before = page.url();
    await page.getByRole('radio').first().check();
    await stage.button('guide.next').click();
    await page.waitForURL((url) => String(url) !== before);
    await stage.settle();
  }
  await stage.see('guide-checklist');
}

async function offices(stage) {
  await stage.visit('/noi-nop', 'offices');
}

/// A draft that is kept, on the home page and when the same procedure is begun again.
async function drafts(stage) {
  const {page} = stage;
  await stage.visit(`${PROCEDURE}/nop`);
  await page.getByRole('radio').first().check();
  await stage.next();
  await page.getByRole('checkbox', {name: new RegExp(stage.words('form.keep'))}).check();
  await stage.appears('draft.kept_at');
  await stage.see('draft-kept');
  await page.getByRole('link', {name: stage.text('handover.link')}).click();
  await page.getByRole('img', {name: stage.text('handover.qr')}).waitFor();
  await stage.see('hand-over');
  await stage.visit('/');
  await stage.appears('draft.list_title');
  await stage.see('home-drafts');
  await stage.visit(`${PROCEDURE}/nop`);
  await stage.title('draft.found_title').waitFor();
  await stage.see('draft-question');
  await stage.press('draft.anew');
  await stage.appears('draft.discarded');
  await stage.see('draft-discarded');
}

/// Enciphers a draft as another device does; the answer is the address in its code.
async function giveDraft({page, server}) {
  const draft = {submission_id: '0'.repeat(32), procedure: 'dang-ky-khai-sinh', answers: 3};
  const [raw, iv] = [new Uint8Array(32), new Uint8Array(12)];
  const key = await webcrypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt']);
  const sealed = await webcrypto.subtle.encrypt({name: 'AES-GCM', iv}, key,
    Buffer.from(JSON.stringify(draft)));
  const answer = await page.request.post(`${server.address}/api/v1/handovers`, {
    headers: {'X-Onedoor-Request': '1'},
    data: {ciphertext: Buffer.concat([iv, Buffer.from(sealed)]).toString('base64url')}});
  const {handover_id: id} = await answer.json();
  return `/ban-giao/${id}#${Buffer.from(raw).toString('base64url')}`;
}

async function takeOver(stage) {
  const address = await giveDraft(stage);
  await stage.visit(address);
  await stage.button('takeover.continue').waitFor();
  await stage.see('take-over');
  await stage.visit('/');
  await stage.visit(address);
  await stage.appears('takeover.gone');
  await stage.see('take-over-gone');
}

/// A filing that could not go out, sealed on the device until the office has it.
async function outbox(stage) {
  const {page} = stage;
  await stage.visit('/ho-so-cho-gui', 'outbox-empty');
  await stage.visit(`${PROCEDURE}/nop`);
  await page.getByRole('radio').first().check();
  await stage.next();
  while (!page.url().endsWith('/giay-to')) {
    for (let pass = 0; pass < 3; ++pass) await fillStep(stage);
    await stage.next();
  }
  await bringAll(stage);
  await stage.next();
  const sending = /\/api\/v1\/(sealed-)?submissions$/;
  await page.route(sending, (route) => route.abort());
  await stage.press('review.send');
  await stage.appears('outbox.tried');
  await stage.see('outbox-waiting');
  await page.unroute(sending);
  await stage.press('outbox.send_now');
  await stage.appears('outbox.received_at');
  await stage.see('outbox-received');
}

const LEGS = [home, search, guides, offices, procedure, filing, repeatedGroup, tracking, staff,
  problems, displaySettings, newVersion, drafts, takeOver, outbox];

/// Visits every screen and calls look(name, page) at each. `display`: what the
/// program keeps of theme and text size. The page's own errors are in the answer.
export async function tour(browser, server, {language = 'vi', viewport, display = {}, look}) {
  const page = await openPage(browser, viewport, {locale: language === 'vi' ? 'vi-VN' : 'en-GB'});
  await page.context().addCookies([{name: 'language', value: language, url: server.address}]);
  await page.addInitScript((kept) => localStorage.setItem('display', kept),
    JSON.stringify(display));
  await page.clock.setFixedTime(new Date(NOW));
  await page.route('**/api/v1/**', fixedAnswers);
  const stage = new Stage(server, page, language, look);
  for (const leg of LEGS) await leg(stage);
  await page.context().close();
  return page.problems;
}
