// Every screen as a screen reader tells it, against tests/browser/screen_reader/<language>/*.txt;
// and at each of them axe and the structure of the mirror.
//
//   node tests/browser/screen_reader.test.mjs --update   writes the scripts anew: read the diff
import {test} from 'node:test';
import {Scripts} from './scripts.mjs';
import {structureProblems} from './structure.mjs';
import {axeViolations, browser, server, serveTests} from './support.mjs';
import {MASKS, tour} from './tour.mjs';

serveTests();

/// English repeats the same structure: these are enough to hear that the words are English.
const ENGLISH = new Set(['home', 'search-results', 'procedure', 'form-1-errors', 'papers-errors',
  'review', 'receipt', 'tracked-file', 'not-found']);

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
  takeTour(new Scripts('vi', MASKS), {language: 'vi'}));

test('every screen is accessible in high contrast on a desktop, English', () =>
  takeTour(new Scripts('en', MASKS, (name) => ENGLISH.has(name)),
    {language: 'en', display: {theme: 2}, viewport: {width: 1366, height: 768}}));
