/**
 * Measures every student against its control, at its suited settings, on seeds that were never used for
 * tuning.
 *
 *   npm run measure:students                          what is missing in src/protocol/measured/students.json
 *   npm run measure:students -- --minutes 7           starts no run after seven minutes; can be resumed
 *   npm run measure:students -- cnn-8-16/hangul       these runs only
 *   npm run measure:students -- --pages 2             trains two runs at a time
 *   npm run measure:students -- --built dist          uses an existing build
 *
 * Prints the README's table: accuracy on all test pictures, mean ± standard deviation over the seeds.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadSources } from './lib/load-sources.mjs';
import { measureRuns, measuringOptions } from './lib/measure-runs.mjs';

const { values: options, positionals: wanted } = parseArgs({
  options: measuringOptions,
  allowPositionals: true,
});
const file = fileURLToPath(new URL('../src/protocol/measured/students.json', import.meta.url));
const { students, tables, claims } = await loadSources({
  students: '/src/protocol/measured/student-runs.ts',
  claims: '/src/protocol/measured/student-claims.ts',
  tables: '/src/protocol/measured/tables.ts',
});
const measured = await measureRuns({
  file,
  command: 'npm run measure:students',
  // A claim must exist first: students without one are not measured.
  runs: students
    .studentRuns()
    .filter((/** @type {{ id: string }} */ { id }) => (id.split('/')[0] ?? '') in claims.studentClaims),
  seedsOf: ({ config }) => claims.freshSeedsOn(config['dataset']),
  isWanted: ({ id }) => wanted.length === 0 || wanted.includes(id),
  minutes: Number(options.minutes),
  numPages: Number(options.pages),
  built: options.built,
});
console.log(tables.studentTable(measured));
