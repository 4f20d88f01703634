/**
 * `npm test`: runs all checks, also from a fresh clone.
 *
 * A failing stage does not stop the later ones. The last line is `N passed, N failed`: the tests of Vitest and
 * Playwright, and one for each of the other stages. A stage that ran no test counts as failed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
process.env['PATH'] = [join(root, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter);

/** @type {Record<string, string>} */
const scripts = JSON.parse(readFileSync('package.json', 'utf8')).scripts;

/** @typedef {{ passed: number, failed: number, notes: string[], failures?: string[] }} Count */

/**
 * A failed test with the first lines of its message, for the summary at the end of the output.
 *
 * @param {string} name
 * @param {string} message
 */
function failure(name, message) {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return [name, ...lines.slice(0, 12).map((line) => `  ${line.slice(0, 200)}`)].join('\n');
}

/**
 * @param {string} file
 * @returns {any} the report, or undefined if the stage did not write one
 */
function report(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @returns {Count} */
function countVitest() {
  /** @type {{ name: string, status: string, message?: string, assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }[]} */
  const files = report('.reports/vitest.json')?.testResults ?? [];
  const results = files.flatMap((file) => file.assertionResults.map(({ status }) => status));
  // A file that failed to load, or whose setup threw, has no failed test.
  const broken = files.filter(
    (file) => file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed'),
  );
  /** @param {string} name */
  const project = (name) =>
    /\.(browser|gpu|isolated)\.test\.tsx?$/.exec(name)?.[1] ?? (name.endsWith('x') ? 'ui' : 'unit');
  const ran = files
    .filter((file) => file.assertionResults.some(({ status }) => status === 'passed' || status === 'failed'))
    .map(({ name }) => project(name));
  const idle = ['unit', 'isolated', 'ui', 'gpu', 'browser'].filter(
    (name) => !ran.some((other) => other === name),
  );
  const isSkipped = (/** @type {{ status: string }} */ { status }) =>
    status !== 'passed' && status !== 'failed';
  const skipped = files.flatMap(({ name, assertionResults }) =>
    assertionResults.filter(isSkipped).map(() => basename(name)),
  );
  // E.g. without a Python with torch.
  const skippedNote = `${skipped.length} skipped in ${[...new Set(skipped)].join(', ')}`;
  return {
    passed: results.filter((status) => status === 'passed').length,
    failed: results.filter((status) => status === 'failed').length + broken.length + idle.length,
    notes: [...idle.map((name) => `no test ran in ${name}`), ...(skipped.length > 0 ? [skippedNote] : [])],
    failures: [
      ...broken.map(({ name, message = '' }) => failure(name, message)),
      ...files.flatMap(({ name, assertionResults }) =>
        assertionResults
          .filter(({ status }) => status === 'failed')
          .map(({ fullName, failureMessages }) =>
            failure(`${name}: ${fullName}`, failureMessages.join('\n')),
          ),
      ),
    ],
  };
}

/**
 * @typedef {{ title: string, ok: boolean, tests: { results: { errors: { message?: string }[] }[] }[] }} Spec
 * @typedef {{ title: string, specs?: Spec[], suites?: Suite[] }} Suite
 */

/**
 * @param {Suite} suite
 * @returns {string[]}
 */
function failuresOf({ title, specs = [], suites = [] }) {
  const own = specs
    .filter(({ ok }) => !ok)
    .map((spec) => {
      const errors = spec.tests.flatMap(({ results }) => results.flatMap((result) => result.errors));
      return failure(`${title}: ${spec.title}`, errors.map(({ message = '' }) => message).join('\n'));
    });
  return [...own, ...suites.flatMap(failuresOf)];
}

/** @returns {Count} */
function countPlaywright() {
  const { stats = {}, suites = [] } = report('.reports/e2e.json') ?? {};
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = stats;
  const idle = expected + flaky + unexpected === 0;
  return {
    passed: expected + flaky,
    failed: unexpected + (idle ? 1 : 0),
    notes: [...(idle ? ['no test ran'] : []), ...(skipped > 0 ? [`${skipped} skipped`] : [])],
    failures: suites.flatMap(failuresOf),
  };
}

/** @typedef {{ name: string, command: string | undefined, count?: () => Count }} Stage */

/** Two at once, as most use one core; each one's output is printed when it ends. @type {Stage[]} */
const staticStages = [
  { name: 'lock file', command: scripts['check:lock'] },
  { name: 'build', command: 'vite build --logLevel warn' },
  { name: 'types', command: scripts['typecheck'] },
  { name: 'lint', command: scripts['lint'] },
  { name: 'format', command: scripts['format:check'] },
  { name: 'dead code', command: scripts['deadcode'] },
];

/** @type {Stage[]} */
const testStages = [
  { name: 'bundle', command: scripts['check:bundle'] },
  {
    name: 'vitest',
    command:
      'vitest run --project=!long --reporter=default --reporter=json --outputFile.json=.reports/vitest.json',
    count: countVitest,
  },
  { name: 'e2e', command: 'playwright test -c e2e --project=short', count: countPlaywright },
];

const setup = spawnSync(process.execPath, ['scripts/setup.mjs', '--browser'], { stdio: 'inherit' });
// Delete outputs of an earlier run, so that they cannot pass for this one's.
for (const left of ['dist', '.reports']) rmSync(left, { recursive: true, force: true });

const totals = { passed: 0, failed: 0 };
/** @type {string[]} */
const lines = [];
/** @type {string[]} */
const broken = [];

/** @param {Stage} stage @param {'inherit' | 'pipe'} output @returns {Promise<void>} */
async function run({ name, command = 'exit 1', count }, output) {
  const title = `\n── ${name}: ${command}`;
  if (output === 'inherit') console.log(title);
  const startMs = performance.now();
  const child = spawn(command, { stdio: ['ignore', output, output], shell: true });
  /** @type {Buffer[]} */
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => chunks.push(chunk));
  const [status] = await once(child, 'close');
  if (output === 'pipe') console.log(`${title}\n${Buffer.concat(chunks).toString()}`);
  const ok = status === 0;
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
  const {
    passed,
    failed,
    notes,
    failures = [],
  } = count?.() ?? {
    passed: ok ? 1 : 0,
    failed: ok ? 0 : 1,
    notes: [],
  };
  broken.push(...failures);
  // E.g. an error outside of any test.
  const failedAtAll = ok ? failed : Math.max(failed, 1);
  totals.passed += passed;
  totals.failed += failedAtAll;
  const verdict = failedAtAll > 0 ? 'FAILED' : 'ok';
  lines.push(
    [
      verdict.padEnd(7),
      name.padEnd(10),
      `${seconds} s`.padStart(8),
      ` ${passed}/${passed + failedAtAll}`,
      ...notes,
    ].join('  '),
  );
}

if (setup.status === 0) {
  const waiting = [...staticStages];
  const work = async () => {
    for (let stage = waiting.shift(); stage; stage = waiting.shift()) await run(stage, 'pipe');
  };
  await Promise.all([work(), work()]);
  for (const stage of testStages) await run(stage, 'inherit');
}
if (setup.status !== 0) totals.failed += 1;

console.log(['', ...broken, '', ...lines, '', `${totals.passed} passed, ${totals.failed} failed`].join('\n'));
process.exitCode = totals.failed > 0 ? 1 : 0;
