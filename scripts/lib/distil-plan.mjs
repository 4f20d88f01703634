/** Arguments and tables of `npm run distil`, without a browser. */

/** An argument that cannot be used: the message says what was received, what is expected and what to do. */
export class ArgumentError extends Error {}

const refuse = (/** @type {string} */ what, /** @type {string} */ received, /** @type {string} */ expected) =>
  new ArgumentError(`${what} is ${received === '' ? 'missing' : `“${received}”`}, expected ${expected}`);

/**
 * The query of a link: of a whole address, of `?…`, or the query itself.
 *
 * @param {string} link
 */
export function queryOf(link) {
  const text = link.trim();
  const query = /^[a-z]+:\/\//i.test(text)
    ? text.replace(/^[^?#]*/, '').replace(/#.*$/s, '')
    : text.replace(/^[^?=]*\?/, '');
  return query.replace(/^\?/, '');
}

/**
 * Checks the arguments.
 *
 * @param {readonly string[]} positionals
 * @param {{ seeds?: string, out?: string, exports?: string }} options
 * @param {(query: string) => { config: any, backend: string | null, threads: number | null, problems: readonly any[] }} readLink
 * @param {readonly string[]} exportKinds exports that `--exports=` may name; all of them by default
 * @returns {{ config: any, backend: string | null, threads: number | null, seeds: number, out: string | undefined, exports: readonly string[] }}
 * @throws {ArgumentError} naming everything that is wrong with the link, or the option
 */
export function checkArguments(positionals, options, readLink, exportKinds) {
  const [link, ...rest] = positionals;
  // Of a variable that is not set: the default run would be trained without a word.
  const isEmpty = link === undefined || link.trim() === '';
  if (isEmpty || rest.length > 0)
    throw refuse('the link', positionals.join(' ').trim(), 'one link of the lab, in quotes. See --help');
  const query = queryOf(link);
  const { config, backend, threads, problems } = readLink(query);
  if (problems.length > 0)
    throw new ArgumentError(
      ['The link can’t be used:', ...problems.map((each) => `  ${problemText(each)}`)].join('\n'),
    );
  if (config.teacherWeights.startsWith('file-'))
    throw refuse(
      'teacherWeights',
      config.teacherWeights,
      'a teacher that ships with the page or is trained live',
    );
  const seeds = Number(options.seeds ?? '5');
  if (!Number.isSafeInteger(seeds) || seeds < 1 || seeds > 100)
    throw refuse('--seeds', options.seeds ?? '', 'a whole number from 1 to 100');
  const exports = (options.exports ?? exportKinds.join(',')).split(',').filter((kind) => kind !== '');
  const unknown = exports.find((kind) => !exportKinds.includes(kind));
  if (unknown !== undefined) throw refuse('--exports', unknown, `any of ${exportKinds.join(',')}`);
  return { config, backend, threads, seeds, out: options.out, exports };
}

/** @param {any} problem a problem of a link, as `readLink` finds it */
function problemText(problem) {
  const { kind, key, received, expected } = problem;
  if (kind === 'unknown') return `${key} is no key of a run`;
  if (kind === 'twice') return `${key} stands twice, with different values`;
  if (kind === 'more') return `${problem.count} more unknown keys`;
  return `${key ?? kind} is ${received ?? 'wrong'}, expected ${expected ?? 'a value'}`;
}

const percent = (/** @type {number} */ share) => (100 * share).toFixed(2);
const points = (/** @type {number} */ share) => `${share < 0 ? '−' : '+'}${Math.abs(100 * share).toFixed(2)}`;

export const tableHead = ['seed', 'teacher', 'student', 'control', 'difference'];

/**
 * A row per seed: accuracies on all test pictures in percent, and student − control in points.
 *
 * @param {readonly any[]} records of finished runs
 * @returns {readonly (readonly string[])[]}
 */
export function tableRows(records) {
  return records.map(({ seed, reports: { fullTest } }) => {
    const { teacher, student, control } = fullTest;
    return [
      String(seed),
      ...[teacher, student, control].map(({ accuracy }) => percent(accuracy)),
      points(student.accuracy - control.accuracy),
    ];
  });
}

/**
 * The same for a CSV file, with a sign that programs read.
 *
 * @param {readonly any[]} records
 * @returns {readonly (readonly string[])[]}
 */
export const csvRows = (records) =>
  tableRows(records).map((row) => row.map((cell) => cell.replace('+', '').replace('−', '-')));

/**
 * Columns side by side, right-aligned.
 *
 * @param {readonly (readonly string[])[]} rows
 */
export function aligned(rows) {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows
    .map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '))
    .join('\n');
}

/**
 * The seeds' verdict, in sentences.
 *
 * @param {any} summary of `summaryOf` in src/protocol/repeat/repeat.ts
 * @param {number} numSeeds
 */
export function verdictText({ difference: { mean, low, high }, ahead, verdict, seedsNeeded }, numSeeds) {
  if (mean === null) return 'No run finished.';
  const interval = low === null ? '' : ` (95 % interval ${points(low)} to ${points(high)})`;
  const words =
    low === null
      ? 'one seed can’t tell'
      : verdict === 'ahead'
        ? 'the distilled student is ahead'
        : verdict === 'behind'
          ? 'the control is ahead'
          : `too close to call${seedsNeeded && Number.isFinite(seedsNeeded) ? `; about ${seedsNeeded} seeds would be enough` : ''}`;
  return [
    `difference ${points(mean)} points${interval}, student ahead in ${Math.round(ahead * numSeeds)} of ${numSeeds}`,
    `verdict: ${words}`,
  ].join('\n');
}
