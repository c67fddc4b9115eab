// browser.mjs ORIGIN PATH...: opens each page in Chromium as a first visit and prints one JSON array
// of {path, frames, asked, busy_ms, loaded}: frames drawn and frames asked of the browser between
// 2 s and 12 s after the program stood, what the main thread worked in that time, and
// [[address, bytes as sent]…] of all that was loaded.

import {chromium} from 'playwright-core';

const [origin, ...paths] = process.argv.slice(2);
const SETTLE_MS = 2000;
const IDLE_MS = 10_000;
const STAND_MS_MAX = 60_000;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--use-gl=angle', '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
});

// Beside the program's own count: frames it asked for, however it counts them.
function countFrames() {
  const ask = globalThis.requestAnimationFrame;
  globalThis.framesAsked = 0;
  globalThis.requestAnimationFrame = (call) => {
    ++globalThis.framesAsked;
    return ask.call(globalThis, call);
  };
}

async function busyMs(session) {
  const {metrics} = await session.send('Performance.getMetrics');
  return metrics.find(({name}) => name === 'TaskDuration').value * 1000;
}

const counts = () => ({drawn: globalThis.onedoor.frames, asked: globalThis.framesAsked});

function loadedFiles() {
  return performance.getEntries()
    .filter(({entryType}) => entryType === 'navigation' || entryType === 'resource')
    .map(({name, encodedBodySize}) => [name, encodedBodySize]);
}

async function visit(path) {
  const context = await browser.newContext({viewport: {width: 1366, height: 768}});
  const page = await context.newPage();
  await page.addInitScript(countFrames);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await page.goto(origin + path, {waitUntil: 'load'});
  await page.waitForFunction(() => globalThis.onedoor?.frames > 0, null, {timeout: STAND_MS_MAX});
  await page.waitForTimeout(SETTLE_MS);
  const [before, busyBefore] = [await page.evaluate(counts), await busyMs(session)];
  await page.waitForTimeout(IDLE_MS);
  const [after, busyAfter] = [await page.evaluate(counts), await busyMs(session)];
  const loaded = await page.evaluate(loadedFiles);
  await context.close();
  return {path, frames: after.drawn - before.drawn, asked: after.asked - before.asked,
    busy_ms: busyAfter - busyBefore, loaded};
}

try {
  const visits = [];
  for (const path of paths) visits.push(await visit(path));
  console.log(JSON.stringify(visits));
} finally {
  await browser.close();
}
