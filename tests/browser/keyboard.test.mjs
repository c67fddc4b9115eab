// The whole journey with the keyboard alone: no mouse, no script in the page but to look.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {browser, openPage, programReady, server, serveTests} from './support.mjs';

serveTests();

const STOPS_MAX = 60;

/// What has the focus: its role and name, and whether one can see that it has it.
function look() {
  const element = document.activeElement;
  if (!element || element === document.body) {
    globalThis.lastStop = undefined;
    return undefined;
  }
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const middle = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const name = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ??
    element.textContent;
  const last = globalThis.lastStop;
  const isAfter = !last?.isConnected ||
    (last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  globalThis.lastStop = element;
  return {
    kind: element.type || element.tagName.toLowerCase(), name: name.trim(), isAfter,
    value: element.value ?? '', isChecked: element.checked ?? false,
    hasChoice: element.type === 'radio' &&
      document.querySelector(`input[name=${element.name}]:checked`) !== null,
    choice: element.selectedOptions?.[0]?.textContent ?? '',
    example: element.placeholder?.replace(/^[^:]*: /, '') ?? '', isReadOnly: element.readOnly,
    hasRing: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    isSeen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    isCovered: middle !== null && !element.contains(middle) && !middle.contains(element) &&
      !element.closest('label')?.contains(middle),
  };
}

class Typist {
  constructor(page) {
    this.page = page;
  }

  press(key) {
    return this.page.keyboard.press(key);
  }

  /// Presses what has the focus; the program may then put it anywhere.
  async enter() {
    await this.press('Enter');
    await this.page.evaluate(() => (globalThis.lastStop = undefined));
    await this.settle();
  }

  settle() {
    return this.page.evaluate(() => new Promise((done) =>
      requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)))));
  }

  /// The next stop, which has to be seen and to come later in the reading order.
  async tab() {
    await this.press('Tab');
    await this.settle();
    const stop = await this.page.evaluate(look);
    if (!stop) return undefined;
    const words = `${stop.kind} "${stop.name}"`;
    assert.ok(stop.hasRing, `${words} shows no focus`);
    assert.ok(stop.isSeen, `${words} has the focus out of sight`);
    assert.ok(!stop.isCovered, `${words} has the focus under something else`);
    assert.ok(stop.isAfter, `${words} stands before the stop that came before it`);
    return stop;
  }

  /// Tabs on to what `wanted` says, doing to each stop on the way what `pass` does.
  async tabTo(wanted, pass = () => {}) {
    const seen = [];
    for (let i = 0; i < STOPS_MAX; ++i) {
      const stop = await this.tab();
      if (!stop) continue;
      seen.push(stop.name);
      if (wanted.test(stop.name) && ['a', 'button', 'submit'].includes(stop.kind)) return;
      await pass(stop);
    }
    assert.fail(`no stop ${wanted} among\n${seen.join('\n')}`);
  }

  /// Enter on what is reached by Tab, then the new heading has the focus.
  async go(wanted, title) {
    await this.tabTo(wanted);
    await this.enter();
    await this.arrive(title);
  }

  async arrive(title) {
    await this.page.waitForFunction((pattern) =>
      document.activeElement.tagName === 'H1' &&
      new RegExp(pattern).test(document.activeElement.textContent), title.source);
    await this.settle();
  }

  async fill(stop) {
    const {keyboard} = this.page;
    if (stop.kind === 'radio' && !stop.hasChoice) {
      // Around the corner to the last one.
      await this.press('ArrowUp');
    } else if (stop.kind === 'select-one' && stop.value === '') {
      await this.press('ArrowDown');
      for (let i = 0; i < 40 && /Tỉnh|Thành phố/.test(await this.choice()) &&
        !/Khánh Hòa/.test(await this.choice()); ++i)
        await this.press('ArrowDown');
    } else if (stop.kind === 'checkbox' && /cam đoan|đến quầy/.test(stop.name) && !stop.isChecked) {
      await this.press('Space');
    } else if (/text|tel|email|search/.test(stop.kind) && stop.value === '' && !stop.isReadOnly) {
      const other = /[Nn]gày/.test(stop.name) ? '13/11/2026' : '12 Trần Phú';
      await keyboard.type(stop.example || other);
    }
    await this.settle();
  }

  choice() {
    return this.page.evaluate(() => document.activeElement.selectedOptions?.[0]?.textContent ?? '');
  }

  /// Fills a step in as often as answers bring new questions, and goes on.
  async fillStep() {
    const before_ = this.page.url();
    for (let pass = 0; pass < 3 && this.page.url() === before_; ++pass) {
      await this.tabTo(/^Sang bước/, (stop) => this.fill(stop));
      await this.enter();
    }
    const told = await this.page.locator('body').ariaSnapshot();
    assert.notEqual(this.page.url(), before_, `the step was not left:\n${told}`);
    await this.arrive(/./);
  }
}

async function start(address, viewport) {
  const page = await openPage(browser, viewport);
  await page.goto(server.address + address);
  await programReady(page);
  await page.waitForLoadState('networkidle');
  return new Typist(page);
}

test('search, filing, receipt, look-up and acceptance with the keyboard alone', async () => {
  const citizen = await start('/');
  const {page} = citizen;
  assert.equal((await citizen.tab()).name, 'Đến nội dung chính');
  await citizen.enter();
  await citizen.arrive(/cần làm/);
  assert.equal((await citizen.tab()).kind, 'search');
  await page.keyboard.type('khai sinh');
  await page.getByText(/thủ tục phù hợp/).first().waitFor();
  await citizen.go(/^Đăng ký khai sinh,/, /^Đăng ký khai sinh$/);
  await citizen.go(/^Nộp hồ sơ trực tuyến/, /Trường hợp/);
  await citizen.fillStep();

  // A step sent empty: the summary has the focus, its lines lead to the fields.
  await citizen.tabTo(/^Sang bước/);
  await citizen.enter();
  await page.waitForFunction(() => document.activeElement.getAttribute('role') === 'note');
  await citizen.tab();
  await citizen.enter();
  await page.waitForFunction(() => document.activeElement.tagName === 'INPUT');
  assert.equal((await page.evaluate(look)).name, 'Họ, chữ đệm, tên');
  await citizen.fill(await page.evaluate(look));
  while (!page.url().endsWith('/kiem-tra')) await citizen.fillStep();

  await citizen.go(/^Gửi hồ sơ/, /Đã nhận hồ sơ/);
  await citizen.go(/^Xem tình trạng/, /^Hồ sơ TN-/);
  assert.deepEqual(page.problems, []);

  const officer = await start('/can-bo', {width: 1366, height: 768});
  for (let stop = await officer.tab(); stop.name !== 'Tài khoản';) stop = await officer.tab();
  await officer.page.keyboard.type('canbo');
  await officer.tab();
  await officer.page.keyboard.type(server.password);
  await officer.press('Enter');
  await officer.page.getByRole('link', {name: /^TN-/}).waitFor();
  await officer.go(/^TN-/, /^Đăng ký khai sinh$/);
  await officer.tabTo(/^Tiếp nhận hồ sơ/);
  await officer.press('Space');
  await officer.page.getByText(/Đã tiếp nhận/).first().waitFor();
  await page.context().close();
  await officer.page.context().close();
});

test('Shift+Tab goes the same way back', async () => {
  const person = await start('/tra-cuu');
  const names = [];
  while (names.at(-1) !== 'Xem tình trạng') names.push((await person.tab()).name);
  const back = [names.at(-1)];
  while (back.length < names.length) {
    await person.press('Shift+Tab');
    back.unshift((await person.page.evaluate(look)).name);
  }
  assert.deepEqual(back, names);
  await person.page.context().close();
});

test('what had the focus and went away leaves it to the next thing, not to the page', async () => {
  const person = await start('/tim-kiem');
  await person.tabTo(/^Xem thêm/);
  for (let i = 0; i < 8 && /^Xem thêm/.test((await person.page.evaluate(look))?.name ?? ''); ++i) {
    await person.enter();
  }
  const stop = await person.page.evaluate(look);
  assert.ok(stop && !/^Xem thêm/.test(stop.name), JSON.stringify(stop));
  await person.page.context().close();
});

test('who tries again stays in the page while it comes', async () => {
  const {page} = await start('/tim-kiem?q=khai+sinh');
  let answer = (route) => route.abort();
  await page.route('**/api/v1/procedures/**', (route) => answer(route));
  await page.getByRole('link', {name: /^Đăng ký khai sinh/}).first().click();
  await page.getByRole('button', {name: 'Thử lại'}).focus();
  const asked = new Promise((resolve) => { answer = resolve; });
  await page.keyboard.press('Enter');
  const route = await asked;
  await page.getByRole('button', {name: 'Thử lại'}).waitFor({state: 'detached'});
  assert.ok(await page.evaluate(() => document.querySelector('main').contains(
    document.activeElement)));
  await route.continue();
  await page.getByRole('heading', {level: 1, name: 'Đăng ký khai sinh'}).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
  await page.context().close();
});
