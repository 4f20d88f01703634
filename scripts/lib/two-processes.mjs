/** Trains exported zips of the default run in one process and in two of torchrun, over seeds. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { withPage } from './open-page.mjs';
import { torchrun, torchVersion } from './python.mjs';
import { spread } from './spread.mjs';

/** Seeds on which nothing was tuned. */
const SEEDS = [101, 102, 103, 104, 105];
/** @typedef {{ student: number, control: number, examplesPerSecond: number }} Trained accuracies in percent */
/** @typedef {{ one: Trained, two: Trained }} Pair */

/** Exports the default run of each seed, before its first step, into a folder of its own. @param {string} folder @param {string | undefined} built */
async function exportSeeds(folder, built) {
  const missing = SEEDS.filter((seed) => !existsSync(join(folder, `${seed}`, 'distill.py')));
  if (missing.length === 0) return;
  await withPage(
    async (page, url) => {
      for (const seed of missing) {
        await page.goto(`${url}&seed=${seed}`);
        const text = await page.evaluate(async () => {
          await window.playground.ready();
          const { bytes } = await window.playground.export('pytorch');
          let binary = '';
          for (let at = 0; at < bytes.length; at += 4096)
            binary += String.fromCharCode(...bytes.subarray(at, at + 4096));
          return btoa(binary);
        });
        for (const [name, content] of Object.entries(unzipSync(Buffer.from(text, 'base64')))) {
          const path = join(folder, `${seed}`, name);
          mkdirSync(dirname(path), { recursive: true });
          writeFileSync(path, content);
        }
      }
    },
    'backend=wasm',
    built,
  );
}

/**
 * Runs a program with one thread a process, and returns what it printed.
 *
 * @param {string} python @param {readonly string[]} given
 * @param {{ cwd: string, env: Readonly<Record<string, string>> }} place
 * @returns {Promise<string>}
 */
function run(python, given, { cwd, env }) {
  return new Promise((done, fail) => {
    const all = { ...process.env, OMP_NUM_THREADS: '1', ...env };
    const child = spawn(python, given, { cwd, env: all, stdio: ['ignore', 'pipe', 'pipe'] });
    let [output, errors] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (errors += text));
    child.on('error', fail);
    child.on('close', (code) =>
      code === 0
        ? done(output)
        : fail(new Error(`${given.join(' ')} failed in ${cwd}:\n${output}\n${errors}`)),
    );
  });
}

/** The last line of an evaluation. @param {string} printed @returns {Trained} */
function lastEvaluation(printed) {
  const line = /accuracy student (?<student>[\d.]+) control (?<control>[\d.]+), (?<rate>\d+) examples\/s/g;
  const groups = [...printed.matchAll(line)].at(-1)?.groups;
  if (!groups) throw new Error(`no evaluation in what the program printed:\n${printed}`);
  return {
    student: 100 * Number(groups['student']),
    control: 100 * Number(groups['control']),
    examplesPerSecond: Number(groups['rate']),
  };
}

/** @param {readonly Pair[]} pairs in the order of the seeds */
function tableOf(pairs) {
  const row = (/** @type {string} */ name, /** @type {'student' | 'control' | 'examplesPerSecond'} */ key) =>
    [
      name,
      spread(pairs.map(({ one }) => one[key])),
      spread(pairs.map(({ two }) => two[key])),
      spread(
        pairs.map(({ one, two }) => two[key] - one[key]),
        true,
      ),
    ].join(' | ');
  return [
    'mean ± sd over the seeds | one process | two processes | difference of the same seed',
    row('student, %', 'student'),
    row('control, %', 'control'),
    row('examples/s', 'examplesPerSecond'),
  ].join('\n');
}

/** Sample standard deviation. @param {readonly number[]} values */
function deviation(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

/**
 * Whether two processes train to within the spread of seeds of one: no seed differs by more than twice the standard
 * deviation of one process over the seeds, in student and control.
 *
 * @param {readonly Pair[]} pairs
 */
const isWithinSpread = (pairs) =>
  /** @type {const} */ (['student', 'control']).every((key) => {
    const limit = 2 * deviation(pairs.map(({ one }) => one[key]));
    return pairs.every(({ one, two }) => Math.abs(two[key] - one[key]) <= limit);
  });

/**
 * Prints each seed, then mean ± standard deviation of both ways and of their paired difference.
 *
 * @param {{ python: string, folder: string | undefined, built: string | undefined }} options `folder` keeps exports
 *   and results, with which a later call goes on; without, a temporary one
 * @returns {Promise<boolean>} whether two processes train to within the spread of seeds of one
 */
export async function compareProcesses({ python, folder, built }) {
  const place = resolve(folder ?? mkdtempSync(join(tmpdir(), 'two-processes-')));
  mkdirSync(place, { recursive: true });
  const version = torchVersion(python);
  console.log(`${version}, in ${place}`);
  await exportSeeds(place, built);
  const modes = { one: { given: [], env: {} }, two: torchrun(python) };
  const pairs = [];
  for (const seed of SEEDS) {
    const file = join(place, `${seed}`, `${version.replaceAll(/\W+/g, '-')}.json`);
    /** @type {Record<string, Trained>} */
    const found = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
    for (const [mode, { given, env }] of Object.entries(modes)) {
      if (found[mode]) continue;
      const all = [...given, 'distill.py', `--out=${mode}`];
      const printed = await run(python, all, { cwd: join(place, `${seed}`), env });
      found[mode] = lastEvaluation(printed);
      writeFileSync(file, `${JSON.stringify(found)}\n`);
    }
    const pair = /** @type {Pair} */ (/** @type {unknown} */ (found));
    const words = (/** @type {Trained} */ { student, control, examplesPerSecond }) =>
      `student ${student.toFixed(2)} % control ${control.toFixed(2)} %, ${examplesPerSecond} examples/s`;
    console.log(`seed ${seed}: one process ${words(pair.one)}; two ${words(pair.two)}`);
    pairs.push(pair);
  }
  console.log(tableOf(pairs));
  const isWithin = isWithinSpread(pairs);
  console.log(isWithin ? 'within the spread of seeds' : 'NOT within the spread of seeds');
  return isWithin;
}
