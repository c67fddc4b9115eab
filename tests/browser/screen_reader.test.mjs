// Every screen as a screen reader tells it, against tests/browser/screen_reader/<language>/*.txt;
// and at each of them axe and the structure of the mirror.
//
//   node tests/browser/screen_reader.test.mjs --update   writes the scripts anew: read the diff
import assert from 'node:assert/strict';
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {spoken} from './screen_reader.mjs';
import {structureProblems} from './structure.mjs';
import {axeViolations, launchBrowser, startServer} from './support.mjs';
import {MASKS, tour} from './tour.mjs';

const FOLDER = new URL('screen_reader', import.meta.url).pathname;
const isUpdate = process.argv.includes('--update');
/// English repeats the same structure: these are enough to hear that the words are English.
const ENGLISH = new Set(['home', 'search-results', 'procedure', 'form-1-errors', 'papers-errors',
  'review', 'receipt', 'tracked-file', 'not-found']);

let server;
let browser;
before(async () => {
  server = await startServer();
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/// The first lines that differ, with their numbers, in the manner of diff.
function difference(wanted, said) {
  const [before_, after_] = [wanted.split('\n'), said.split('\n')];
  const from = before_.findIndex((line, i) => line !== after_[i]);
  let [to, end] = [before_.length, after_.length];
  while (to > from && end > from && before_[to - 1] === after_[end - 1]) {
    --to;
    --end;
  }
  const part = (lines, sign, last) => lines.slice(from, Math.min(last, from + 12))
    .map((line) => `  ${sign} ${line}`);
  return [`line ${from + 1}:`, ...part(before_, '-', to), ...part(after_, '+', end)].join('\n');
}

class Scripts {
  constructor(language, wanted) {
    this.folder = join(FOLDER, language);
    this.wanted = wanted;
    this.seen = new Set();
    this.problems = [];
    mkdirSync(this.folder, {recursive: true});
  }

  async compare(name, page) {
    if (!this.wanted(name)) return;
    const file = join(this.folder, `${name}.txt`);
    this.seen.add(`${name}.txt`);
    const said = await spoken(page, MASKS);
    if (isUpdate) return writeFileSync(file, said);
    const before_ = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (before_ !== said) this.problems.push(`${name} says otherwise at ${difference(before_, said)}`);
    return undefined;
  }

  finish() {
    for (const file of readdirSync(this.folder).filter((each) => !this.seen.has(each)))
      if (isUpdate) rmSync(join(this.folder, file));
      else this.problems.push(`${file} belongs to no screen`);
    assert.deepEqual(this.problems, []);
  }
}

async function takeTour(scripts, options) {
  const look = async (name, page) => {
    await scripts.compare(name, page);
    for (const problem of [...await axeViolations(page), ...await structureProblems(page)])
      scripts.problems.push(`${name}: ${problem}`);
  };
  await tour(browser, server, {...options, look});
  scripts.finish();
}

test('every screen is told as written down, phone, Vietnamese', () =>
  takeTour(new Scripts('vi', () => true), {language: 'vi'}));

test('every screen is accessible in high contrast on a desktop, English', () =>
  takeTour(new Scripts('en', (name) => ENGLISH.has(name)),
    {language: 'en', display: {theme: 2}, viewport: {width: 1366, height: 768}}));
