// What a screen reader says of each screen against the scripts in tests/browser/screen_reader/*;
// with --update the scripts are written anew.
import assert from 'node:assert/strict';
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {spoken} from './screen_reader.mjs';

const FOLDER = new URL('screen_reader', import.meta.url).pathname;
const isUpdate = process.argv.includes('--update');

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

/// The scripts of one folder. `masks` stand for what differs from run to run.
export class Scripts {
  constructor(name, masks, wanted = () => true) {
    this.folder = join(FOLDER, name);
    this.masks = masks;
    this.wanted = wanted;
    this.seen = new Set();
    this.problems = [];
    mkdirSync(this.folder, {recursive: true});
  }

  async compare(name, page) {
    if (!this.wanted(name)) return;
    const file = join(this.folder, `${name}.txt`);
    this.seen.add(`${name}.txt`);
    const said = await spoken(page, this.masks);
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
