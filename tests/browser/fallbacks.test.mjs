// When the picture, the link or the program fails: what a person has then.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {axeViolations, browser, openPage, programReady, server, serveTests} from './support.mjs';

serveTests();

const FORM = '/thu-tuc/dang-ky-khai-sinh/nop';

async function visit(address, {prepare, ...options} = {}) {
  const page = await openPage(browser, undefined, options);
  await prepare?.(page);
  await page.goto(server.address + address);
  return page;
}

function settled(page) {
  return page.evaluate(() => new Promise((done) =>
    requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)))));
}

const isPlain = (page) =>
  page.evaluate(() => document.documentElement.classList.contains('plain'));

/// The mirror's own words are there to be seen: opaque, inside the window, one below the other.
async function plainViewShows(page, name) {
  await page.waitForFunction(() => document.documentElement.classList.contains('plain'));
  const heading = page.getByRole('heading', {level: 1, name});
  const look = await heading.evaluate((element) => {
    const style = getComputedStyle(element);
    return {colour: style.color, position: style.position};
  });
  assert.equal(look.position, 'static');
  assert.doesNotMatch(look.colour, /^rgba\(.*, 0\)$|transparent/);
  const wide = await page.evaluate(() =>
    document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
}

async function thin(page, connection) {
  await page.addInitScript((values) => Object.defineProperty(navigator, 'connection',
    {value: Object.assign(new EventTarget(), values)}), connection);
}

test('colours the person forced: the elements show themselves', async () => {
  const page = await visit('/tra-cuu', {forcedColors: 'active'});
  await programReady(page);
  await plainViewShows(page, 'Tra cứu hồ sơ');
  assert.deepEqual(await axeViolations(page), []);
  await page.emulateMedia({forcedColors: 'none'});
  await page.waitForFunction(() => !document.documentElement.classList.contains('plain'));
  await page.context().close();
});

test('a translated page: the elements show themselves and later texts are not lost', async () => {
  const page = await visit('/');
  await programReady(page);
  await page.evaluate(() => {
    // As Google Translate does it.
    document.documentElement.classList.add('translated-ltr');
    const title = document.querySelector('#mirror h1');
    title.innerHTML = '<font><font>What do you need?</font></font>';
  });
  await plainViewShows(page, 'What do you need?');
  await page.getByRole('button', {name: 'English'}).click();
  await page.getByRole('heading', {level: 1, name: 'Which procedure do you need?'}).or(
    page.getByRole('heading', {level: 1}).filter({hasNotText: 'What do you need?'})).waitFor();
  await page.context().close();
});

test('text spaced by the reader: the elements show themselves, nothing is cut', async () => {
  const page = await visit('/tra-cuu');
  await programReady(page);
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; ' +
      'word-spacing: .16em !important } p { margin-bottom: 2em !important }');
    document.adoptedStyleSheets.push(sheet);
  });
  await plainViewShows(page, 'Tra cứu hồ sơ');
  const cut = await page.evaluate(() => [...document.querySelectorAll('#mirror .node')]
    .filter((element) => element.scrollHeight > element.clientHeight + 1 &&
      getComputedStyle(element).overflow === 'hidden').map((element) => element.outerHTML));
  assert.deepEqual(cut, []);
  await page.context().close();
});

for (const [name, connection] of [['Save-Data', {saveData: true, effectiveType: '4g'}],
  ['2G', {saveData: false, effectiveType: '2g'}]])
  test(`${name}: the light page stays until the full one is asked for, and then for good`,
    async () => {
      const asked = [];
      const page = await visit('/tra-cuu', {prepare: async (fresh) => {
        await thin(fresh, connection);
        fresh.on('request', (request) => asked.push(request.url()));
      }});
      const button = page.getByRole('button', {name: 'Mở bản đầy đủ'});
      await button.waitFor();
      assert.ok(!asked.some((url) => /\.wasm/.test(url)));
      assert.ok(await page.getByRole('textbox', {name: 'Mã hồ sơ'}).isVisible());
      assert.deepEqual(await axeViolations(page), []);
      await button.click();
      await programReady(page);
      await page.reload();
      await programReady(page);
      await page.context().close();
    });

test('on a slow link the light page works and words say how far the full one is', async () => {
  const page = await visit('/tra-cuu', {prepare: async (fresh) => {
    await thin(fresh, {saveData: false, effectiveType: '3g'});
    // The body comes in drops, so that there is something to see.
    await fresh.addInitScript(() => {
      const real = globalThis.fetch;
      globalThis.fetch = async (...asked) => {
        const response = await real(...asked);
        if (!/\.wasm/.test(String(asked[0]))) return response;
        const bytes = new Uint8Array(await response.arrayBuffer());
        const drops = new ReadableStream({async pull(control) {
          const at = this.at ?? 0;
          control.enqueue(bytes.slice(at, at + 60000));
          this.at = at + 60000;
          if (this.at >= bytes.length) control.close();
          await new Promise((done) => setTimeout(done, 300));
        }});
        return new Response(drops, {headers: {'Content-Type': 'application/wasm'}});
      };
    });
  }});
  await page.getByText(/Đang tải bản đầy đủ… [1-9]\d* %/).waitFor();
  assert.ok(await page.getByRole('textbox', {name: 'Mã hồ sơ'}).isVisible());
  assert.deepEqual(await axeViolations(page), []);
  await programReady(page);
  assert.equal(await page.getByText(/Đang tải bản đầy đủ/).count(), 0);
  await page.context().close();
});

for (const [name, prepare] of [
  ['no WebGL', (page) => page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  })],
  ['no WebAssembly', (page) => page.addInitScript(() => {
    delete globalThis.WebAssembly;
  })],
  ['a program that breaks off half-way', (page) => page.addInitScript(() => {
    const real = globalThis.fetch;
    globalThis.fetch = async (...asked) => {
      const response = await real(...asked);
      if (!/\.wasm/.test(String(asked[0]))) return response;
      const bytes = new Uint8Array(await response.arrayBuffer());
      let isFirst = true;
      const broken = new ReadableStream({pull(control) {
        if (!isFirst) return control.error(new TypeError('network error'));
        isFirst = false;
        return control.enqueue(bytes.slice(0, bytes.length / 2));
      }});
      return new Response(broken, {headers: {'Content-Type': 'application/wasm'}});
    };
  })],
  ['a missing program', (page) => page.route('**/onedoor.*.wasm', (route) =>
    route.fulfill({status: 404, body: ''}))]])
  test(`${name}: the light page stays and works`, async () => {
    const page = await visit('/tra-cuu', {prepare});
    await page.waitForLoadState('networkidle');
    assert.ok(await page.locator('#page').isVisible());
    assert.equal(await page.locator('#mirror:not([hidden])').count(), 0);
    await page.getByRole('textbox', {name: 'Mã hồ sơ'}).fill('TN-2222222222');
    await page.getByRole('textbox', {name: 'Mã tra cứu'}).fill('222-222-222');
    await page.locator('main button').click();
    await page.getByRole('alert').filter({hasText: /./}).waitFor();
    await page.context().close();
  });

/// As when the program traps: an error of WebAssembly reaches the window.
function crash(page) {
  return page.evaluate(() => setTimeout(() => {
    throw new WebAssembly.RuntimeError('unreachable');
  }));
}

test('a crash: the light page of the same address, with what was typed', async () => {
  const page = await visit('/');
  await programReady(page);
  await page.getByRole('link', {name: 'Hồ sơ', exact: true}).click();
  await page.getByRole('textbox', {name: 'Mã hồ sơ'}).fill('TN-7777777777');
  await crash(page);
  await page.locator('#page').waitFor();
  await page.getByText(/Bản đầy đủ gặp trục trặc/).waitFor();
  assert.equal(new URL(page.url()).pathname, '/tra-cuu');
  assert.equal(await page.getByRole('textbox', {name: 'Mã hồ sơ'}).inputValue(), 'TN-7777777777');
  assert.equal(await page.locator('#mirror:not([hidden])').count(), 0);
  await page.goBack();
  await page.getByRole('heading', {level: 1, name: /cần làm/}).waitFor();
  await page.context().close();
});

test('a crash without network: what was typed stays to be read', async () => {
  const page = await visit('/tra-cuu');
  await programReady(page);
  await page.getByRole('textbox', {name: 'Mã hồ sơ'}).fill('TN-7777777777');
  await page.evaluate(() => {
    const real = globalThis.fetch;
    globalThis.fetch = (...asked) => (String(asked[0]).includes('/tra-cuu')
      ? Promise.reject(new TypeError('offline')) : real(...asked));
  });
  await crash(page);
  await plainViewShows(page, 'Tra cứu hồ sơ');
  assert.equal(await page.getByRole('textbox', {name: 'Mã hồ sơ'}).inputValue(), 'TN-7777777777');
  await page.context().close();
});

async function loseContext(page) {
  await page.evaluate(() => new Promise((done) => {
    const canvas = document.getElementById('canvas');
    globalThis.lost = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
    canvas.addEventListener('webglcontextlost', done, {once: true});
    globalThis.lost.loseContext();
  }));
}

test('a lost picture that comes back: nothing typed is lost', async () => {
  const page = await visit('/tra-cuu');
  await programReady(page);
  const code = page.getByRole('textbox', {name: 'Mã hồ sơ'});
  await code.fill('TN-7777777777');
  await loseContext(page);
  await code.press('End');
  await page.keyboard.type('8');
  await page.evaluate(() => new Promise((done) => {
    document.getElementById('canvas').addEventListener('webglcontextrestored', done, {once: true});
    globalThis.lost.restoreContext();
  }));
  await settled(page);
  assert.equal(await code.inputValue(), 'TN-77777777778');
  assert.equal(await isPlain(page), false);
  await page.context().close();
});

test('a lost picture that never comes back: the elements show themselves and work', async () => {
  const page = await visit('/tra-cuu');
  await programReady(page);
  await page.getByRole('textbox', {name: 'Mã hồ sơ'}).fill('TN-2222222222');
  await loseContext(page);
  await plainViewShows(page, 'Tra cứu hồ sơ');
  assert.equal(await page.getByRole('textbox', {name: 'Mã hồ sơ'}).inputValue(), 'TN-2222222222');
  await page.getByRole('button', {name: 'Xem tình trạng'}).click();
  await page.getByText('Xin nhập mã tra cứu.').first().waitFor();
  await page.context().close();
});

test('less motion: nothing turns while something is sent', async () => {
  const page = await visit('/tra-cuu', {reducedMotion: 'reduce', prepare: (fresh) =>
    fresh.route('**/api/v1/look-ups**', () => {})});
  await programReady(page);
  await page.route('**/api/v1/**', () => {});
  await page.getByRole('textbox', {name: 'Mã hồ sơ'}).fill('TN-2222222222');
  await page.getByRole('textbox', {name: 'Mã tra cứu'}).fill('222-222-222');
  await page.getByRole('button', {name: 'Xem tình trạng'}).click();
  await page.locator('[aria-busy=true]').waitFor();
  await settled(page);
  const frames = () => page.evaluate(() => globalThis.onedoor.frames);
  const before_ = await frames();
  for (let i = 0; i < 10; ++i) await settled(page);
  assert.ok(await frames() - before_ <= 1);
  await page.context().close();
});

for (const density of [0.5, 0.9, 1, 1.25, 1.5, 2, 3, 4])
  test(`the picture has every pixel of the screen at ${density * 100} %`, async () => {
    const page = await visit('/tra-cuu', {deviceScaleFactor: density});
    await programReady(page);
    await settled(page);
    const size = await page.evaluate(() => {
      const canvas = document.getElementById('canvas');
      const box = canvas.getBoundingClientRect();
      return {wide: canvas.width / box.width, high: canvas.height / box.height,
        density: devicePixelRatio};
    });
    assert.ok(Math.abs(size.wide - size.density) < 0.02, JSON.stringify(size));
    assert.ok(Math.abs(size.high - size.density) < 0.02, JSON.stringify(size));
    await page.context().close();
  });

test('a pinch makes the picture sharper, not larger dots', async () => {
  const page = await visit('/tra-cuu', {hasTouch: true, isMobile: true});
  await programReady(page);
  const session = await page.context().newCDPSession(page);
  const width = () => page.evaluate(() => document.getElementById('canvas').width);
  const before_ = await width();
  await session.send('Emulation.setPageScaleFactor', {pageScaleFactor: 2});
  await page.waitForFunction((old) =>
    document.getElementById('canvas').width > old * 1.9, before_);
  await page.context().close();
});

test('400 % zoom: no sideways scrolling, in the program and on the light page', async () => {
  for (const withProgram of [true, false]) {
    const page = await openPage(browser, {width: 320, height: 256}, {deviceScaleFactor: 4});
    if (!withProgram) await page.route('**/assets/boot.*', (route) => route.abort());
    for (const address of ['/', FORM, '/tra-cuu', '/thu-tuc/dang-ky-khai-sinh']) {
      await page.goto(server.address + address);
      if (withProgram) await programReady(page);
      const wide = await page.evaluate(() =>
        document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `${address} is ${wide} px too wide`);
    }
    await page.context().close();
  }
});

test('words on the screen are found in the page, once, and hidden ones are not', async () => {
  const page = await visit('/tra-cuu');
  await programReady(page);
  const places = (words) => page.evaluate((wanted) => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.data.includes(wanted) || !node.parentElement.checkVisibility()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (box.width > 1 && box.height > 1) found.push(node.parentElement.tagName);
    }
    return found;
  }, words);
  assert.deepEqual(await places('in trên phiếu hẹn'), ['P']);
  assert.deepEqual(await places('Mở bản đầy đủ'), []);
  await page.context().close();
});

test('a finger that drags, rests or flings over buttons presses none of them', async () => {
  const page = await visit('/', {hasTouch: true, isMobile: true});
  await programReady(page);
  await page.waitForLoadState('networkidle');
  const session = await page.context().newCDPSession(page);
  const touch = (type, x, y) => session.send('Input.dispatchTouchEvent',
    {type, touchPoints: /Move|Start/.test(type) ? [{x, y}] : []});
  const link = page.getByRole('list').getByRole('link').first();
  const box = await link.boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const address = page.url();
  await touch('touchStart', x, y);
  for (let i = 1; i <= 20; ++i) await touch('touchMove', x, y - i * 15);
  await touch('touchEnd');
  await settled(page);
  assert.ok(await page.evaluate(() => scrollY) > 100);
  assert.equal(page.url(), address);
  await session.send('Input.synthesizeScrollGesture',
    {x: 200, y: 500, yDistance: 400, speed: 3000, preventFling: false});
  await touch('touchStart', 200, 400);
  await touch('touchMove', 203, 404);
  await touch('touchCancel');
  await settled(page);
  assert.equal(page.url(), address);
  await page.context().close();
});

test('real fields hold their text when it is spaced and enlarged', async () => {
  const page = await visit('/tra-cuu');
  await programReady(page);
  const field = page.getByRole('textbox', {name: 'Mã hồ sơ'});
  await field.fill('TN-2222222222');
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('input { letter-spacing: .12em !important; line-height: 1.5 !important }');
    document.adoptedStyleSheets.push(sheet);
  });
  const room = await field.evaluate((element) => element.scrollHeight - element.clientHeight);
  assert.ok(room <= 1, `the text is ${room} px higher than its field`);
  await page.context().close();
});
