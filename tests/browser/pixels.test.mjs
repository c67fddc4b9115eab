// What people see, measured in the picture itself.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {contrasts, drawn} from './pixels.mjs';
import {browser, openPage, programReady, server, serveTests} from './support.mjs';
import {tour} from './tour.mjs';

serveTests();

/// WCAG 2.2, 1.4.3: for text of ordinary size.
const CONTRAST_MIN = 4.5;

/// Words that stand alone in their area, in the window and not behind a bar.
function wordsInSight() {
  const dialog = document.querySelector('#mirror dialog[open]');
  const bars = [...document.querySelectorAll('#mirror > .node')]
    .filter((element) => getComputedStyle(element).position === 'fixed' && element !== dialog);
  const isHidden = (element, {left, top, right, bottom}) =>
    top < 0 || left < 0 || bottom > innerHeight || right > innerWidth || right - left < 4 ||
    bars.some((bar) => {
      const box = bar.getBoundingClientRect();
      return !bar.contains(element) && box.bottom > top && box.top < bottom;
    });
  return [...(dialog ?? document).querySelectorAll('.node.heading, .node.text, .node.label, ' +
      '.node.help, .node.error, .node.link, .node.term, .node.definition')]
    .filter((element) => element.textContent.trim() && !element.querySelector('.node') &&
      !element.matches('.skip'))
    .map((element) => {
      const box = element.getBoundingClientRect();
      return {words: element.textContent.trim(), isHidden: isHidden(element, box),
        x: box.left, y: box.top, width: box.width, height: box.height};
    })
    .filter(({isHidden: is}) => !is);
}

async function measure(page) {
  await drawn(page);
  const words = await page.evaluate(wordsInSight);
  const ratios = await contrasts(page, words);
  const pale = words.map(({words: text}, at) => `${ratios[at].toFixed(1)} "${text}"`)
    .filter((_, at) => ratios[at] < CONTRAST_MIN);
  return {count: words.length, pale};
}

/// On a busy machine a picture may be of two moments; what is pale is pale in the next one too.
async function look(page) {
  const first = await measure(page);
  return first.pale.length === 0 ? first : measure(page);
}

test('the measure tells pale words from clear ones', async () => {
  const page = await openPage(browser);
  await page.setContent('<p style="color: #000">Rõ</p><p style="color: #888">Mờ</p>');
  const areas = await page.locator('p').evaluateAll((all) => all.map((element) => {
    const {x, y, width, height} = element.getBoundingClientRect();
    return {x, y, width, height};
  }));
  const [clear, pale] = await contrasts(page, areas);
  assert.ok(clear > 20 && pale < CONTRAST_MIN, `${clear}, ${pale}`);
  await page.context().close();
});

for (const [title, viewport, theme] of [
  ['light, desktop', {width: 1366, height: 768}, 0],
  ['dark, phone', {width: 390, height: 844}, 1],
])
  test(`all words stand out from what is painted behind them: ${title}`, async () => {
    const pale = [];
    let count = 0;
    await tour(browser, server, {viewport, display: {theme}, look: async (name, page) => {
      const seen = await look(page);
      count += seen.count;
      pale.push(...seen.pale.map((words) => `${name}: ${words}`));
    }});
    assert.deepEqual(pale, []);
    assert.ok(count > 500, `${count} words were in sight`);
  });

test('the foot of the window hides the words in a field behind it', async () => {
  const page = await openPage(browser);
  await page.goto(`${server.address}/thu-tuc/dang-ky-khai-sinh/nop`);
  await programReady(page);
  await page.getByRole('radio').first().check();
  await page.getByRole('button', {name: /^Sang bước/}).click();
  const field = page.getByRole('textbox').last();
  await field.fill('12 Trần Phú');
  const bar = await page.evaluate(() => {
    document.activeElement.blur();
    const height = parseFloat(getComputedStyle(document.documentElement)
      .getPropertyValue('--bar-px'));
    return {x: 0, y: innerHeight - height, width: innerWidth, height};
  });
  assert.ok(bar.height > 60, `${bar.height}`);
  const picture = async () => {
    await drawn(page);
    return (await page.screenshot({clip: bar})).toString('base64');
  };
  await field.evaluate((element, edge) =>
    scrollBy(0, element.getBoundingClientRect().top - edge - 10), bar.y);
  const written = await picture();
  assert.ok((await field.boundingBox()).y > bar.y, 'the field is behind the bar');
  await field.evaluate((element) =>
    element.style.setProperty('color', 'transparent', 'important'));
  assert.equal(written, await picture());
  await page.context().close();
});
