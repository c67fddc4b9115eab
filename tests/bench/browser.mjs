// browser.mjs ORIGIN INDEX PATH...: uses the program in Chromium as its users do and prints one JSON
// object. INDEX is the search index that takes the place of the site's own where many procedures
// matter; each PATH is left idle.
//
//   visits  [{path, frames, asked, busy_ms, loaded}]: a first visit to each PATH; from 2 s to 12 s
//           after the program stood: frames drawn, frames and timers asked of the browser, work of
//           the main thread; [[address, bytes as sent]…] of all that was loaded
//   starts  {profile: {light_ms, cold_ms, warm_ms}}: lists, from the start of the navigation until
//           the light page can be used, until the program stands, and again at the second visit,
//           when the first one has kept what it needs
//   bare_ms   [milliseconds…] until a page of nothing but one WebGL triangle stands, on 4g: what this
//           machine takes at that moment for any program that draws
//   keys    {frames, ms}: lists, from a key to its results in the tree
//   frames  {nodes, cpu_ms, ms, slow_ms, slow_per_second, undrawn_per_second}: of the densest screen
//           while it scrolls: each frame's time of the processor, its time by the clock, which also
//           counts what the drawing of the pixels takes away, the latter with a processor slowed down
//           sixfold, frames shown then, and frames shown when the pixels are left out, which this
//           browser draws with the processor and a phone does not

import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {chromium} from 'playwright-core';
import {Link} from '../browser/link.mjs';

const [origin, indexFile, ...paths] = process.argv.slice(2);
const SETTLE_MS = 2000;
const IDLE_MS = 10_000;
const STAND_MS_MAX = 90_000;
const STARTS = 5;
const KBIT = 125;
const LINKS = {
  '4g': {down: 4000 * KBIT, up: 3000 * KBIT, latency: 10},
  '2g': {down: 250 * KBIT, up: 50 * KBIT, latency: 150},
};
const PHONE = {width: 390, height: 844};
const DESKTOP = {width: 1366, height: 768};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--use-gl=angle', '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
});

async function openPage(viewport, options = {}) {
  const context = await browser.newContext({viewport, ...options});
  const page = await context.newPage();
  page.session = await context.newCDPSession(page);
  return page;
}

const slowDown = (page, rate) => page.session.send('Emulation.setCPUThrottlingRate', {rate});

async function stand(page) {
  await page.waitForFunction(() => performance.getEntriesByName('program-shown').length > 0, null,
    {timeout: STAND_MS_MAX, polling: 100});
}

// --- idle ------------------------------------------------------------------------------------------

// Beside the program's own count: frames and timers it asked for, however it counts them.
function countWakeUps() {
  globalThis.wakeUpsAsked = 0;
  for (const name of ['requestAnimationFrame', 'setTimeout', 'setInterval']) {
    const ask = globalThis[name];
    globalThis[name] = (...options) => {
      ++globalThis.wakeUpsAsked;
      return ask.apply(globalThis, options);
    };
  }
}

async function busyMs({session}) {
  const {metrics} = await session.send('Performance.getMetrics');
  return metrics.find(({name}) => name === 'TaskDuration').value * 1000;
}

const counts = () => ({drawn: globalThis.onedoor.frames, asked: globalThis.wakeUpsAsked});

function loadedFiles() {
  return performance.getEntries()
    .filter(({entryType}) => entryType === 'navigation' || entryType === 'resource')
    .map(({name, encodedBodySize}) => [name, encodedBodySize]);
}

async function visit(path) {
  const page = await openPage(DESKTOP);
  await page.addInitScript(countWakeUps);
  await page.session.send('Performance.enable');
  await page.goto(origin + path, {waitUntil: 'load'});
  await stand(page);
  await page.waitForTimeout(SETTLE_MS);
  const [before, busyBefore] = [await page.evaluate(counts), await busyMs(page)];
  await page.waitForTimeout(IDLE_MS);
  const [after, busyAfter] = [await page.evaluate(counts), await busyMs(page)];
  const loaded = await page.evaluate(loadedFiles);
  await page.context().close();
  return {path, frames: after.drawn - before.drawn, asked: after.asked - before.asked,
    busy_ms: busyAfter - busyBefore, loaded};
}

// --- starts ----------------------------------------------------------------------------------------

function startTimes() {
  const [painted] = performance.getEntriesByName('first-contentful-paint');
  const [navigation] = performance.getEntriesByType('navigation');
  const [shown] = performance.getEntriesByName('program-shown');
  return {
    light: Math.max(painted?.startTime, navigation.domInteractive),
    program: shown.startTime,
  };
}

async function open(page, address) {
  await page.goto(address, {waitUntil: 'load', timeout: STAND_MS_MAX});
  await stand(page);
  return page.evaluate(startTimes);
}

async function starts(profile, slowness) {
  const times = {light_ms: [], cold_ms: [], warm_ms: []};
  for (let round = 0; round < STARTS; ++round) {
    const link = await new Link(Number(new URL(origin).port), LINKS[profile]).start();
    const page = await openPage(PHONE);
    // Whoever has a line as thin as this asks for the whole program once.
    await page.addInitScript(() => localStorage.setItem('full', '1'));
    await slowDown(page, slowness);
    const cold = await open(page, link.origin);
    times.light_ms.push(cold.light);
    times.cold_ms.push(cold.program);
    await page.waitForLoadState('networkidle', {timeout: STAND_MS_MAX});
    await page.waitForTimeout(SETTLE_MS);
    const warm = await open(page, link.origin);
    times.warm_ms.push(warm.program);
    await page.context().close();
    await link.stop();
  }
  return times;
}

const BARE_PAGE = `<!doctype html><canvas id="canvas"></canvas><script type="module">
  const gl = canvas.getContext('webgl2');
  const program = gl.createProgram();
  const texts = ['void main() { gl_Position = vec4(gl_VertexID, gl_VertexID / 2, 0, 1); }',
    'precision mediump float; out vec4 color; void main() { color = vec4(1); }'];
  texts.forEach((text, at) => {
    const shader = gl.createShader(at ? gl.FRAGMENT_SHADER : gl.VERTEX_SHADER);
    gl.shaderSource(shader, '#version 300 es\\n' + text);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  });
  gl.linkProgram(program);
  gl.useProgram(program);
  gl.drawArrays(gl.TRIANGLES, 0, 3);
  requestAnimationFrame(() => performance.mark('program-shown'));
</script>`;

async function bareStarts() {
  const server = createServer((request, response) => {
    response.writeHead(200, {'Content-Type': 'text/html'}).end(BARE_PAGE);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const link = await new Link(server.address().port, LINKS['4g']).start();
  const times = [];
  for (let round = 0; round < STARTS; ++round) {
    const page = await openPage(PHONE);
    await slowDown(page, 4);
    await open(page, link.origin);
    times.push((await open(page, link.origin)).program);
    await page.context().close();
  }
  await link.stop();
  server.close();
  return times;
}

// --- keys and frames ---------------------------------------------------------------------------------

/// A page whose search knows as many procedures as INDEX.
async function openWithManyProcedures(viewport, path) {
  const page = await openPage(viewport, {serviceWorkers: 'block'});
  const index = await readFile(indexFile);
  await page.route(/\/assets\/index\.[0-9a-f]+\.json/,
    (route) => route.fulfill({body: index, contentType: 'application/json'}));
  await page.goto(origin + path, {waitUntil: 'networkidle'});
  await stand(page);
  return page;
}

// From the key's event to the change it makes in the tree of results.
function watchKeys() {
  globalThis.keys = [];
  let start;
  const tree = document.getElementById('mirror');
  tree.addEventListener('input', () => {
    start = {at: performance.now(), frames: globalThis.onedoor.frames};
  }, {capture: true});
  new MutationObserver(() => {
    if (!start) return;
    const {at, frames} = start;
    start = undefined;
    globalThis.keys.push({ms: performance.now() - at, frames: globalThis.onedoor.frames - frames});
  }).observe(tree, {childList: true, subtree: true, characterData: true});
}

async function keys() {
  const page = await openWithManyProcedures(PHONE, '/tim-kiem');
  await page.locator('input[type=search]').first().click();
  await page.evaluate(watchKeys);
  for (const letter of 'dang ky khai sinh cho tre em'.replaceAll(' ', '')) {
    await page.keyboard.press(letter);
    await page.waitForTimeout(120);
  }
  const seen = await page.evaluate(() => globalThis.keys);
  await page.context().close();
  return {frames: seen.map(({frames}) => frames), ms: seen.map(({ms}) => ms)};
}

// Scrolls up and down for a while, a little with every frame.
async function scrolled() {
  const {program} = globalThis.onedoorHost;
  const draw = program._app_frame;
  const times = [];
  program._app_frame = (now) => {
    const start = performance.now();
    const again = draw(now);
    times.push(performance.now() - start);
    return again;
  };
  const reach = document.documentElement.scrollHeight - innerHeight;
  const begun = performance.now();
  let shown = 0;
  await new Promise((resolve) => {
    const step = (now) => {
      scrollTo(0, reach / 2 * (1 - Math.cos((now - begun) / 700)));
      ++shown;
      if (now - begun < 4000) requestAnimationFrame(step);
      else resolve();
    };
    requestAnimationFrame(step);
  });
  program._app_frame = draw;
  return {ms: times, per_second: shown / (performance.now() - begun) * 1000};
}

/// Of the program's frames in a trace, milliseconds each.
function processorTimes(events) {
  const ticks = events.filter(({name}) => name === 'FireAnimationFrame');
  return events
    .filter(({name, args, ts, tid}) => name === 'FunctionCall' && /\/host\./.test(args.data?.url) &&
      ticks.some((tick) => tick.tid === tid && tick.ts <= ts && ts < tick.ts + tick.dur))
    .map(({tdur}) => tdur / 1000);
}

async function frames() {
  const page = await openWithManyProcedures(PHONE, '/tim-kiem?q=dang%20ky');
  const more = page.getByRole('button', {name: /^Xem thêm/});
  for (let pressed = 0; pressed < 4 && await more.count(); ++pressed) {
    await more.first().dispatchEvent('click');
    await page.waitForTimeout(300);
  }
  const nodes = await page.locator('#mirror *').count();
  await browser.startTracing(page, {categories: ['devtools.timeline']});
  const normal = await page.evaluate(scrolled);
  const cpuMs = processorTimes(JSON.parse(await browser.stopTracing()).traceEvents);
  await slowDown(page, 6);
  const slow = await page.evaluate(scrolled);
  await page.evaluate(() => { WebGL2RenderingContext.prototype.drawElements = () => {}; });
  const undrawn = await page.evaluate(scrolled);
  await page.context().close();
  return {nodes, cpu_ms: cpuMs, ms: normal.ms, slow_ms: slow.ms, slow_per_second: slow.per_second,
    undrawn_per_second: undrawn.per_second};
}

try {
  const visits = [];
  for (const path of paths) visits.push(await visit(path));
  const result = {visits, starts: {'4g': await starts('4g', 4), '2g': await starts('2g', 4)},
    bare_ms: await bareStarts(),
    keys: await keys(), frames: await frames()};
  console.log(JSON.stringify(result));
} finally {
  await browser.close();
}
