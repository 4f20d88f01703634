/**
 * Measures every preset on seeds that were never used for tuning.
 *
 *   npm run measure:presets                           what is missing in src/protocol/presets/measured.json
 *   npm run measure:presets -- --minutes 7            starts no run after seven minutes; can be resumed
 *   npm run measure:presets -- --pages 2              trains two runs at a time
 *   npm run measure:presets -- --built dist           uses an existing build
 *
 * Prints the README's table. A run that `npm run measure:students` has measured is reused.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadSources } from './lib/load-sources.mjs';
import { measureRuns, measuringOptions } from './lib/measure-runs.mjs';

const { values: options } = parseArgs({ options: measuringOptions });
const fileOf = (/** @type {string} */ path) =>
  fileURLToPath(new URL(`../src/protocol/${path}`, import.meta.url));
const { presets, claims, tables } = await loadSources({
  presets: '/src/protocol/measured/preset-runs.ts',
  claims: '/src/protocol/measured/student-claims.ts',
  tables: '/src/protocol/measured/tables.ts',
});
const measured = await measureRuns({
  file: fileOf('presets/measured.json'),
  command: 'npm run measure:presets',
  runs: presets.presetRuns(),
  seedsOf: () => claims.freshSeeds,
  minutes: Number(options.minutes),
  numPages: Number(options.pages),
  built: options.built,
  taken: [fileOf('measured/students.json')],
});
console.log(tables.presetTable(measured));
