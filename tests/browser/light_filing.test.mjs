// Filing without script: every e-form to its receipt, in a browser that runs none.
import assert from 'node:assert/strict';
import {readdir} from 'node:fs/promises';
import {test} from 'node:test';
import {fillPage, look} from './filler.mjs';
import {browser, server, serveTests} from './support.mjs';

serveTests(['--proxy', '127.0.0.1']);

let clients = 0;

/// A browser at an address of its own.
async function open(options = {}) {
  clients += 1;
  const context = await browser.newContext({
    viewport: {width: 390, height: 844}, javaScriptEnabled: false, ...options,
    extraHTTPHeaders: {'X-Real-IP': `10.8.${clients >> 8}.${clients & 255}`},
  });
  context.setDefaultTimeout(10_000);
  if (options.javaScriptEnabled) await context.route('**/assets/boot.*', (route) => route.abort());
  return context.newPage();
}

async function record(id) {
  clients += 1;
  const answer = await fetch(`${server.address}/api/v1/procedures/${id}`,
    {headers: {'X-Real-IP': `10.8.${clients >> 8}.${clients & 255}`}});
  return answer.json();
}

const heading = (page) => page.getByRole('heading', {level: 1}).innerText();
const next = (page) => page.locator('main button.main').click();

/// Goes on until the receipt is there; a page may ask again for what the first answers opened.
async function file(page, form, variant, {seen, visit = async () => {}} = {}) {
  for (let turn = 0; turn < 60; ++turn) {
    await visit(page);
    const {controls, errors, codes, emptyGroups, title} = await look(page);
    if (codes.length > 0) return codes;
    assert.deepEqual(errors, [], `${title} ${page.url()}`);
    await fillPage(page, form, controls, variant, seen);
    if (variant === 1 && emptyGroups.length > 0)
      await page.locator('main [value^="add:"]').first().click();
    else await next(page);
  }
  throw new Error(`no receipt after 60 pages: ${page.url()}`);
}

const forms = (await readdir(new URL('../../assets/forms', import.meta.url)))
  .map((name) => /^(.*)\.v\d+\.json$/.exec(name)?.[1]).filter(Boolean);

function fieldIds(form) {
  return form.steps.flatMap((step) => step.fields)
    .filter((field) => field.type !== 'computed')
    .flatMap((field) => field.type === 'group'
      ? field.fields.filter((one) => one.type !== 'computed').map((one) => `${field.id}.${one.id}`)
      : field.type === 'address' ? [`${field.id}.street`] : [field.id]);
}

for (const id of forms) {
  test(`${id}: filed to its receipt in every case, every question met`, async () => {
    const {form, procedure} = await record(id);
    const seen = new Set();
    const isDone = (variant) => variant >= Math.max(1, procedure.cases.length) &&
      fieldIds(form).every((one) => seen.has(one));
    for (let variant = 0; variant < 6 && !isDone(variant); ++variant) {
      const page = await open();
      await page.goto(`${server.address}/thu-tuc/${id}/nop`);
      const codes = await file(page, form, variant, {seen});
      assert.match(codes[0], /^TN-/);
      await page.context().close();
    }
    assert.deepEqual(fieldIds(form).filter((one) => !seen.has(one)), []);
  });
}
