// After the first visit the program works without a network, and what it could not send is sealed,
// waits, and becomes exactly one file. The server is really stopped and started again.
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {cp, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {ATTACHMENT, assertOneFile, CITIZEN, fillFiling, filesOfOffice, PROCEDURE, send}
  from './filing.mjs';
import {axeViolations, launchBrowser, openPage, programReady, startServer, until}
  from './support.mjs';

let browser;
let port;
let server;
let page;

async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const found = probe.address().port;
  await new Promise((resolve) => probe.close(resolve));
  return found;
}

const withWorker = {serviceWorkers: 'allow'};
const origin = () => `http://127.0.0.1:${port}`;

before(async () => {
  port = await freePort();
  server = await startServer([], {port});
  browser = await launchBrowser();
  page = await openPage(browser, undefined, withWorker);
});

after(async () => {
  await browser?.close();
  assert.equal(await server?.stop(), 0);
});

async function stopServer() {
  const {data, password} = server;
  assert.equal(await server.stop({keepsData: true}), 0);
  server = undefined;
  return async (site) => {
    server = {...await startServer([], {port, data, site}), password};
  };
}

/// Until the worker controls the page and has what it keeps for days without a network.
async function installed(one) {
  await until(one, async () => {
    const names = await caches.keys();
    const stored = await Promise.all(names.map(async (name) =>
      (await (await caches.open(name)).keys()).map(({url}) => new URL(url).pathname)));
    return navigator.serviceWorker.controller && localStorage.getItem('office-key')
      && stored.flat().some((path) => path.startsWith('/assets/procedures.'));
  });
}

const heading = (one, name) => one.getByRole('heading', {level: 1, name});

async function openCold(address) {
  const cold = await page.context().newPage();
  await cold.goto(origin() + address);
  await programReady(cold);
  return cold;
}

let start;

test('first visit: the worker is installed and keeps program, catalogue and key', async () => {
  await page.goto(origin());
  await programReady(page);
  await installed(page);
  const kept = await page.evaluate(async () => {
    const [name, ...others] = await caches.keys();
    const paths = (await (await caches.open(name)).keys()).map(({url}) => new URL(url).pathname);
    return {others, paths};
  });
  assert.deepEqual(kept.others, []);
  assert.deepEqual(kept.paths.filter((path) => !path.startsWith('/assets/')), []);
});

test('records: what is kept is what the server answers, for every procedure', async () => {
  const stored = await page.evaluate(async () => {
    const name = (await caches.keys())[0];
    const cache = await caches.open(name);
    const path = (await cache.keys()).find(({url}) => url.includes('/assets/procedures.'));
    return (await cache.match(path)).json();
  });
  const ids = Object.keys(stored.procedures);
  assert.ok(ids.length >= 90);
  for (const [code, id] of Object.entries(stored.codes)) assert.ok(stored.procedures[id], code);
  // Every seventh: the limiter counts each request.
  for (const id of ids.filter((_, i) => i % 7 === 0)) {
    const answer = await (await fetch(`${origin()}/api/v1/procedures/${id}`)).json();
    assert.deepEqual(stored.procedures[id], answer, id);
  }
});

test('stopped server: every address opens from cold, and the search finds', async () => {
  start = await stopServer();
  const home = await openCold('/');
  await home.getByRole('searchbox', {name: 'Tìm thủ tục'}).fill('khai sihn');
  await home.getByRole('link', {name: /^Đăng ký khai sinh/}).first().click();
  await heading(home, 'Đăng ký khai sinh').waitFor();
  await home.getByRole('table', {name: /Thời hạn/}).waitFor();
  assert.deepEqual(await axeViolations(home), []);
  await home.close();
  for (const [address, name] of [['/tim-kiem?q=%C4%91%E1%BA%A5t', /./],
    ['/thu-tuc/dang-ky-ket-hon', 'Đăng ký kết hôn'], ['/can-lam-gi', /./], ['/tra-cuu', /./],
    [`/thu-tuc/${PROCEDURE}/nop/buoc-1`, 'Người yêu cầu'], ['/ho-so-cho-gui', 'Hồ sơ trên máy này'],
    ['/khong-co', /./]]) {
    const cold = await openCold(address);
    await heading(cold, name).first().waitFor();
    assert.equal(new URL(cold.url()).pathname, address.split('?')[0]);
    await cold.close();
  }
});

test('stopped server: who read English before reads English', async () => {
  await page.context().addCookies([{name: 'language', value: 'en', url: origin()}]);
  const cold = await openCold('/thu-tuc/dang-ky-ket-hon');
  assert.equal(await cold.locator('html').getAttribute('lang'), 'en');
  await cold.close();
  await page.context().addCookies([{name: 'language', value: 'vi', url: origin()}]);
});

/// Everything the origin keeps, as text: bytes are read as UTF-8 and as UTF-16.
function everythingKept(one) {
  return one.evaluate(async () => {
    const texts = [JSON.stringify({...localStorage}), JSON.stringify({...sessionStorage})];
    const add = (value) => {
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
        const bytes = value instanceof ArrayBuffer ? new Uint8Array(value)
          : new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
        texts.push(new TextDecoder().decode(bytes), new TextDecoder('utf-16').decode(bytes));
      } else if (value instanceof CryptoKey) {
        if (value.extractable) texts.push('a key that can be exported');
      } else if (typeof value === 'object' && value) {
        Object.values(value).forEach(add);
      } else {
        texts.push(String(value));
      }
    };
    for (const {name} of await indexedDB.databases()) {
      const database = await new Promise((resolve) => {
        indexedDB.open(name).onsuccess = ({target}) => resolve(target.result);
      });
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store).getAll();
        add(await new Promise((resolve) => { all.onsuccess = () => resolve(all.result); }));
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        if (!new URL(request.url).pathname.startsWith('/assets/'))
          texts.push(request.url, await (await cache.match(request)).text());
    }
    return texts.join('\n');
  });
}

test('stopped server: a filing with its file is sealed, and nobody can read it here', async () => {
  await fillFiling(page, origin());
  await page.getByText(/sẽ tự gửi khi có mạng/).first().waitFor();
  await send(page);
  await heading(page, 'Hồ sơ trên máy này').waitFor();
  assert.equal(new URL(page.url()).pathname, '/ho-so-cho-gui');
  await page.getByText('Đã lưu trên máy này, chưa gửi').first().waitFor();
  await page.getByText(/chỉ cơ quan tiếp nhận mở được/).first().waitFor();
  assert.equal(await page.getByText(/Đã nhận/).count(), 0);
  assert.deepEqual(await axeViolations(page), []);
  const kept = await everythingKept(page);
  assert.ok(kept.includes('ciphertext') || kept.length > 40_000);
  for (const secret of [...Object.values(CITIZEN), ATTACHMENT, 'quiet filler', PROCEDURE,
    'extractable', 'a key that can be exported'])
    assert.ok(!kept.includes(secret), secret);
});

test('stopped server: it still waits after a reload, and every page tells so', async () => {
  await page.goto(`${origin()}/tim-kiem`);
  await programReady(page);
  await page.getByRole('link', {name: '1 hồ sơ đã lưu trên máy này, chưa gửi'}).click();
  await page.getByText('Đã lưu trên máy này, chưa gửi').first().waitFor();
});

test('server back: with two tabs open, the filing is received exactly once', async () => {
  const other = await openCold('/ho-so-cho-gui');
  await start();
  // Both at once; in the slower tab the button may already be gone.
  await Promise.allSettled([page, other].map((one) =>
    one.getByRole('button', {name: 'Gửi lại ngay'}).click({timeout: 3000})));
  for (const one of [page, other]) {
    await one.getByText(/Cơ quan đã nhận lúc/).first().waitFor({timeout: 60_000});
    assert.match(await one.locator('#mirror').innerText(), /TN-[A-Z0-9-]+/);
  }
  const file = await assertOneFile(server);
  assert.equal(file.attachments[0].name, ATTACHMENT);
  assert.deepEqual(await axeViolations(other), []);
  await other.close();
  const kept = await everythingKept(page);
  assert.ok(!kept.includes(file.reference));
});

test('received: its code leads to the file, and it can be forgotten here', async () => {
  await page.reload();
  await programReady(page);
  await page.getByText(/Cơ quan đã nhận lúc/).first().waitFor();
  await page.getByRole('button', {name: /Xóa khỏi máy này/}).click();
  await page.getByText('Máy này không giữ hồ sơ nào chờ gửi.').waitFor();
  await until(page, () => localStorage.getItem('outbox') === null);
});

test('withdrawn: a waiting filing is taken out and never sent', async () => {
  start = await stopServer();
  await fillFiling(page, origin());
  await send(page);
  await page.getByText('Đã lưu trên máy này, chưa gửi').first().waitFor();
  await page.getByRole('button', {name: /Rút lại/}).click();
  await page.getByText('Máy này không giữ hồ sơ nào chờ gửi.').waitFor();
  await start();
  await page.goto(origin());
  await programReady(page);
  assert.equal((await filesOfOffice(server)).length, 1);
});

/// A site whose worker has another version and needs one file more.
async function siteWith(folder, change) {
  await cp(process.env.ONEDOOR_SITE ?? 'build/dev/site', folder, {recursive: true});
  const listing = JSON.parse(await readFile(join(folder, 'assets.json'), 'utf8'));
  const file = join(folder, 'public/worker.js');
  const text = change(await readFile(file, 'utf8'));
  await writeFile(file, text);
  const entry = listing.files['worker.js'];
  delete entry.br;
  delete entry.gz;
  entry.bytes = Buffer.byteLength(text);
  entry.sha256 = createHash('sha256').update(text).digest('hex');
  await writeFile(join(folder, 'assets.json'), JSON.stringify(listing));
  return folder;
}

const cacheNames = () => page.evaluate(() => caches.keys());

test('update: a version that does not come whole changes nothing, a whole one takes over',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'onedoor-site-'));
    const [old] = await cacheNames();
    try {
      const renamed = (text) => text.replace(old, 'onedoor-newversion');
      const broken = await siteWith(join(folder, 'broken'), (text) =>
        renamed(text).replace('["/assets/', '["/assets/lost.0123456789.js","/assets/'));
      start = await stopServer();
      await start(broken);
      await page.goto(origin());
      await programReady(page);
      await page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        await registration.update().catch(() => {});
        const worker = registration.installing;
        if (worker)
          await new Promise((resolve) => worker.addEventListener('statechange', resolve));
      });
      assert.deepEqual(await cacheNames(), [old]);

      const whole = await siteWith(join(folder, 'whole'), renamed);
      start = await stopServer();
      await start(whole);
      await page.evaluate(async () => {
        await (await navigator.serviceWorker.getRegistration()).update();
      });
      await until(page, async () =>
        Boolean((await navigator.serviceWorker.getRegistration()).waiting));
      // Nothing changes under an open page; the next one, once it is alone, takes over.
      assert.ok((await cacheNames()).includes(old));
      await page.goto(`${origin()}/tra-cuu`);
      await programReady(page);
      await until(page, async () => (await caches.keys()).join() === 'onedoor-newversion');
      assert.ok(await page.evaluate(async () =>
        (await (await caches.open('onedoor-newversion')).keys())
          .some(({url}) => url.includes('/assets/procedures.'))));
    } finally {
      await rm(folder, {recursive: true, force: true});
    }
  });

test('a new version is offered where nothing can be lost, and comes when it is wanted',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'onedoor-site-'));
    const [old] = await cacheNames();
    try {
      // The pages that are open are not of this version.
      const site = await siteWith(folder, (text) => text
        .replace(/onedoor-[0-9a-f]{10}/, 'onedoor-thenext')
        .replace(/"\/assets\/boot\.[0-9a-f]+\.js",/, ''));
      const filling = await openCold(`/thu-tuc/${PROCEDURE}/nop/buoc-1`);
      await filling.getByRole('textbox', {name: 'Họ, chữ đệm, tên'}).first().fill(CITIZEN.name);
      await filling.getByRole('link', {name: 'Quay lại'}).first().click();
      await until(filling, () => !location.pathname.includes('/nop'));
      start = await stopServer();
      await start(site);
      await page.evaluate(async () => {
        await (await navigator.serviceWorker.getRegistration()).update();
      });
      const reload = page.getByRole('button', {name: 'Tải lại'});
      await reload.waitFor();
      await page.locator('.live[role=status]').filter({hasText: 'Có bản mới'}).waitFor();
      assert.deepEqual(await axeViolations(page), []);
      // Half a filing is in the memory of this page alone.
      assert.equal(await filling.getByRole('button', {name: 'Tải lại'}).count(), 0);
      await reload.click();
      await page.waitForEvent('load');
      await programReady(page);
      assert.equal(await reload.count(), 0);
      // The other page goes on with its own files as long as it is open.
      assert.deepEqual((await cacheNames()).sort(), [old, 'onedoor-thenext'].sort());
      await filling.close();
      await page.reload();
      await until(page, async () => (await caches.keys()).join() === 'onedoor-thenext');
    } finally {
      await rm(folder, {recursive: true, force: true});
    }
  });

test('nothing broke a policy, and nothing went wrong but the network', () => {
  assert.deepEqual(page.problems.filter((text) => !/ERR_|Failed to load resource/.test(text)), []);
});
