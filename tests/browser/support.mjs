// A server with an empty data folder and a Chromium, for tests that use the program as people do.
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before} from 'node:test';
import {chromium} from 'playwright-core';

const require = createRequire(import.meta.url);

const KNOWN_LEAKS = new URL('../support/known_leaks.txt', import.meta.url).pathname;

const CHROMIUM_FLAGS = ['--no-sandbox', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist'];

/// Starts the server on a free port, or on the one given, with an empty data folder or the one of
/// an earlier server; stop() ends it and removes its data folder, unless it is told to keep it.
export async function startServer(more = [], {port = 0, data: earlier, site} = {}) {
  const data = earlier ?? await mkdtemp(join(tmpdir(), 'onedoor-'));
  const program = spawn(process.env.ONEDOOR_SERVER ?? 'build/dev/server/onedoor-server',
    ['--assets', site ?? process.env.ONEDOOR_SITE ?? 'build/dev/site', '--data', data,
      '--port', String(port), ...more],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {...process.env, LSAN_OPTIONS: `suppressions=${KNOWN_LEAKS}:print_suppressions=0`},
    });
  let output = '';
  const started = new Promise((resolve, reject) => {
    program.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${output}`)));
    const read = (bytes) => {
      output += bytes;
      const address = /http:\/\/127\.0\.0\.1:[1-9]\d*/.exec(output)?.[0];
      const password = /Password\s+(\S+)/.exec(output)?.[1];
      if (address && (password || earlier)) resolve({address, password});
    };
    program.stdout.on('data', read);
    program.stderr.on('data', read);
  });
  const {address, password} = await started;
  const ended = new Promise((resolve) => program.once('exit', resolve));
  return {
    address, password, data,
    async stop({keepsData = false} = {}) {
      program.kill('SIGTERM');
      const code = await ended;
      if (!keepsData) await rm(data, {recursive: true});
      return code;
    },
  };
}

export function launchBrowser() {
  return chromium.launch({executablePath: '/usr/bin/chromium', args: CHROMIUM_FLAGS});
}

/// Of serveTests(), while the tests of its file run.
export let server;
export let browser;

/// Gives the tests of a file a server, started with `more`, and a browser; then `prepare` is called.
/// Both end with the tests; the server has to end well.
export function serveTests(more = [], prepare = undefined) {
  before(async () => {
    server = await startServer(more);
    browser = await launchBrowser();
    await prepare?.();
  });
  after(async () => {
    await browser?.close();
    assert.equal(await server?.stop(), 0);
  });
}

/// A page in Vietnamese time that remembers every error of its console and every CSP violation. It
/// has no service worker unless `options` allow one: what a test sees then comes from the server.
export async function openPage(browser, viewport = {width: 390, height: 844}, options = {}) {
  const context = await browser.newContext(
    {viewport, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', serviceWorkers: 'block',
      ...options});
  context.setDefaultTimeout(15000);
  const page = await context.newPage();
  page.problems = [];
  page.on('console', (message) => {
    if (message.type() === 'error') page.problems.push(message.text());
  });
  page.on('pageerror', (error) => page.problems.push(String(error)));
  return page;
}

/// Waits until an asynchronous question to the page is answered with yes.
export async function until(page, question, argument, milliseconds = 60_000) {
  const end = Date.now() + milliseconds;
  while (!await page.evaluate(question, argument)) {
    if (Date.now() > end) throw new Error(`still not: ${question}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/// Waits until the program, not the light page, shows the address it stands on.
export async function programReady(page) {
  await page.locator('#mirror:not([hidden]) h1').first().waitFor();
}

const axeSource = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');

/// Violations of WCAG 2.2 AA and axe's best practices, one line each.
export async function axeViolations(page) {
  // Through the debugger, because the page's own policy forbids foreign scripts.
  await page.evaluate(axeSource);
  const {violations} = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  return violations.map(({id, nodes}) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}
