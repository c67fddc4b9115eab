// Every screen of the tour in the running program, three sizes × two colour themes × two text
// sizes, and a sheet that shows them all: node tests/browser/screenshots.mjs DIR [SIZE…]
import {mkdir, readdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {drawn} from './pixels.mjs';
import {launchBrowser, startServer} from './support.mjs';
import {tour} from './tour.mjs';

const SIZES = {
  phone: {width: 390, height: 844},
  desktop: {width: 1366, height: 768},
  kiosk: {width: 1080, height: 1920},
};
// As the program keeps them.
const LOOKS = {
  'light-100': {theme: 0, size: 0},
  'light-200': {theme: 0, size: 3},
  'contrast-100': {theme: 2, size: 0},
  'contrast-200': {theme: 2, size: 3},
};

const [folder, ...wanted] = process.argv.slice(2);
const sizes = Object.keys(SIZES).filter((size) => wanted.length === 0 || wanted.includes(size));

/// What is seen first, and the foot of a page that is longer than the window.
async function capture(page, name) {
  const scrollTo = async (isEnd) => {
    await page.evaluate((end) => scroll(0, end ? document.documentElement.scrollHeight : 0), isEnd);
    await drawn(page);
  };
  const isLong = await page.evaluate(() => document.documentElement.scrollHeight > innerHeight + 8);
  await scrollTo(false);
  await page.screenshot({path: join(folder, `${name}.png`)});
  if (!isLong) return;
  await scrollTo(true);
  await page.screenshot({path: join(folder, `${name}-foot.png`)});
  await scrollTo(false);
}

async function takeTour(browser, size, look) {
  const server = await startServer();
  let count = 0;
  try {
    await tour(browser, server, {viewport: SIZES[size], display: LOOKS[look],
      look: (name, page) =>
        capture(page, `${size}-${look}-${String(++count).padStart(2, '0')}-${name}`)});
  } finally {
    await server.stop();
  }
  console.log(`    ${size} ${look}: ${count} screens`);
}

async function writeSheet() {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.png')).sort();
  const figures = files.map((name) =>
    `<figure><a href="${name}"><img loading="lazy" src="${name}" alt=""></a>` +
    `<figcaption>${name.replace('.png', '')}</figcaption></figure>`);
  await writeFile(join(folder, 'index.html'), `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>onedoor: every screen</title>
<style>
  body { margin: 16px; font: 13px sans-serif; background: #ddd; }
  main { display: flex; flex-wrap: wrap; gap: 12px; }
  figure { margin: 0; width: 220px; }
  img { width: 100%; border: 1px solid #888; }
</style><main>
${figures.join('\n')}
</main></html>
`);
}

await mkdir(folder, {recursive: true});
const browser = await launchBrowser();
try {
  for (const size of sizes)
    for (const look of Object.keys(LOOKS)) await takeTour(browser, size, look);
  await writeSheet();
} finally {
  await browser.close();
}
