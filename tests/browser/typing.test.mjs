// Typing Vietnamese where the device has no input method, and what keyboards are told of each field.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {browser, openPage, programReady, server, serveTests} from './support.mjs';

serveTests();

const name = (page) => page.getByRole('textbox', {name: 'Họ, chữ đệm, tên'}).first();

/// The first step of a form.
async function openForm(page) {
  await page.goto(`${server.address}/thu-tuc/dang-ky-khai-sinh/nop`);
  await programReady(page);
  await page.getByRole('radio', {name: 'Trẻ sinh chưa quá 60 ngày'}).check();
  await page.getByRole('button', {name: /Sang bước/}).click();
  await name(page).waitFor();
}

async function withMethod(page, method) {
  await page.addInitScript((number) => localStorage.setItem('display', JSON.stringify({typing: number})),
    {Telex: 1, VNI: 2}[method]);
  const loaded = page.waitForResponse(/typing[^/]*\.js/);
  await openForm(page);
  await loaded;
}

function formTest(words, method, step) {
  test(words, async () => {
    const page = await openPage(browser);
    await (method ? withMethod(page, method) : openForm(page));
    await name(page).click();
    await step(page, name(page));
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });
}

const caretOf = (field) => field.evaluate((element) => element.selectionStart);

formTest('off by default: letters stay as typed and nothing is loaded', '', async (page, field) => {
  await page.keyboard.type('Nguyeenx');
  assert.equal(await field.inputValue(), 'Nguyeenx');
  const scripts = await page.evaluate(() =>
    performance.getEntriesByType('resource').map((entry) => entry.name));
  assert.ok(scripts.every((script) => !/typing/.test(script)), scripts.join());
});

test('the choice stands in the display settings and is remembered', async () => {
  const page = await openPage(browser);
  await openForm(page);
  await page.getByRole('button', {name: 'Chữ, màu'}).click();
  const fetched = page.waitForResponse(/typing[^/]*\.js/);
  const choice = page.getByRole('group', {name: 'Gõ tiếng Việt'})
    .or(page.getByRole('radiogroup', {name: 'Gõ tiếng Việt'}));
  assert.ok(await choice.getByRole('radio', {name: 'Của máy'}).isChecked());
  await choice.getByRole('radio', {name: 'Telex'}).check();
  await fetched;
  await page.keyboard.press('Escape');
  await name(page).click();
  await page.keyboard.type('Nguyeenx Thij Khuyur');
  assert.equal(await name(page).inputValue(), 'Nguyễn Thị Khuỷu');
  const loaded = page.waitForResponse(/typing[^/]*\.js/);
  await page.reload();
  await loaded;
  await page.context().close();
});

formTest('Telex: marks anywhere, words of other languages stay', 'Telex', async (page, field) => {
  await page.keyboard.type('Ddawngj nguyenex DDAWKS thuowr Alexander hoas@mail.vn ');
  assert.equal(await field.inputValue(), 'Đặng nguyễn ĐẮK thuở Alexander hoas@mail.vn ');
});

formTest('VNI: marks by figures', 'VNI', async (page, field) => {
  await page.keyboard.type('Nguye6n4 Thi5 d9uong72 H15');
  assert.equal(await field.inputValue(), 'Nguyễn Thị đường H15');
});

formTest('in the middle of a text only the word before the caret changes', 'Telex',
  async (page, field) => {
    await field.fill('Trân Van An');
    await field.evaluate((element) => element.setSelectionRange(4, 4));
    await page.keyboard.type('f');
    assert.equal(await field.inputValue(), 'Trần Van An');
    assert.equal(await caretOf(field), 4);
    await field.evaluate((element) => element.setSelectionRange(8, 8));
    await page.keyboard.type('w');
    assert.equal(await field.inputValue(), 'Trần Văn An');
    assert.equal(await caretOf(field), 8);
  });

formTest('what is selected is replaced by the key itself', 'Telex', async (page, field) => {
  await field.fill('toan');
  await field.evaluate((element) => element.setSelectionRange(2, 4));
  await page.keyboard.type('s');
  assert.equal(await field.inputValue(), 'tos');
});

formTest('paste stays as it was copied', 'Telex', async (page, field) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(() => navigator.clipboard.writeText('aas'));
  await page.keyboard.press('Control+v');
  assert.equal(await field.inputValue(), 'aas');
  await page.keyboard.insertText('dds');
  assert.equal(await field.inputValue(), 'aasdds');
});

formTest('a composition of the device is not disturbed', 'Telex', async (page, field) => {
  const session = await page.context().newCDPSession(page);
  for (const text of ['a', 'aa', 'aas'])
    await session.send('Input.imeSetComposition',
      {text, selectionStart: text.length, selectionEnd: text.length});
  assert.equal(await field.inputValue(), 'aas');
  await session.send('Input.insertText', {text: 'aas'});
  assert.equal(await field.inputValue(), 'aas');
});

formTest('each change can be undone', 'Telex', async (page, field) => {
  await page.keyboard.type('Nguyeenx');
  assert.equal(await field.inputValue(), 'Nguyễn');
  await page.keyboard.press('Control+z');
  assert.equal(await field.inputValue(), 'Nguyên');
  await page.keyboard.press('Control+Shift+z');
  assert.equal(await field.inputValue(), 'Nguyễn');
  assert.equal(await caretOf(field), 6);
});

formTest('after a slip Backspace brings the word back', 'Telex', async (page, field) => {
  await page.keyboard.type('Nguyeenxk');
  assert.equal(await field.inputValue(), 'Nguyeenxk');
  await page.keyboard.press('Backspace');
  assert.equal(await field.inputValue(), 'Nguyễn');
  await page.keyboard.type(' As');
  assert.equal(await field.inputValue(), 'Nguyễn Á');
});

formTest('what was typed reaches the program', 'Telex', async (page) => {
  await page.keyboard.type('Khuyur');
  await page.getByRole('button', {name: 'English'}).click();
  const field = page.getByRole('textbox', {name: 'Full name'}).first();
  await field.waitFor();
  assert.equal(await field.inputValue(), 'Khuỷu');
});

test('mail, numbers, codes and passwords are left alone', async () => {
  const page = await openPage(browser);
  await withMethod(page, 'Telex');
  const email = page.getByRole('textbox', {name: /Thư điện tử|email/i}).first();
  await email.click();
  await page.keyboard.type('as@as.vn');
  assert.equal(await email.inputValue(), 'as@as.vn');
  await page.goto(`${server.address}/tra-cuu`);
  await programReady(page);
  const code = page.getByRole('textbox', {name: 'Mã hồ sơ'}).first();
  await code.click();
  await page.keyboard.type('TNas');
  assert.equal(await code.inputValue(), 'TNas');
  await page.context().close();
});

test('keyboards are told what each field takes', async () => {
  const page = await openPage(browser);
  await openForm(page);
  const told = async (field) => field.evaluate((element) => [element.type, element.inputMode,
    element.autocomplete, element.autocapitalize, element.enterKeyHint, element.spellcheck].join());
  assert.equal(await told(name(page)), 'text,,name,words,next,false');
  const textbox = (label) => page.getByRole('textbox', {name: label}).first();
  assert.equal(await told(textbox('Số điện thoại')), 'tel,tel,tel,none,next,false');
  assert.equal(await told(textbox(/Thư điện tử|email/i)), 'email,email,email,none,next,false');
  assert.equal(await told(textbox('Ngày sinh')), 'text,numeric,bday,none,next,false');
  assert.equal(await told(textbox('Số định danh')), 'text,numeric,off,none,next,false');
  assert.equal(await told(textbox(/Số nhà, đường/)), 'text,,street-address,sentences,next,false');
  await page.goto(`${server.address}/tim-kiem`);
  await programReady(page);
  assert.equal(await told(page.getByRole('searchbox').first()),
    'search,search,off,sentences,search,false');
  await page.goto(`${server.address}/tra-cuu`);
  await programReady(page);
  assert.equal(await told(textbox('Mã hồ sơ')), 'text,,off,characters,next,false');
  await page.context().close();
});

test('a phone\'s keyboard does not cover the field it is for', async () => {
  const page = await openPage(browser);
  // Chromium on a desktop has no such keyboard: the visible part says what it would say.
  await page.addInitScript(() => {
    let height;
    const real = Object.getOwnPropertyDescriptor(VisualViewport.prototype, 'height');
    Object.defineProperty(VisualViewport.prototype, 'height',
      {get() { return height ?? real.get.call(this); }});
    globalThis.showKeyboard = (pixels) => {
      height = pixels ? innerHeight - pixels : undefined;
      visualViewport.dispatchEvent(new Event('resize'));
    };
  });
  await openForm(page);
  const fields = page.locator('#mirror :is(input[type=text], input[type=tel], input[type=email])');
  for (const field of [fields.first(), fields.last()]) {
    await field.focus();
    await page.evaluate(() => globalThis.showKeyboard(400));
    const {top, bottom} = await field.evaluate((element) => element.getBoundingClientRect());
    assert.ok(top >= 0 && bottom <= 444, `${top} to ${bottom}`);
    await page.evaluate(() => globalThis.showKeyboard(0));
  }
  assert.equal(await page.evaluate(() => document.getElementById('mirror').style.paddingBottom), '');
  await page.context().close();
});
