/**
 * Measures methods against the same student with labels alone, over seeds 1 to 5, in a real browser.
 *
 *   npm run measure:methods                                  what is missing in src/protocol/measured/methods.json
 *   npm run measure:methods -- --methods=correlations,hints  the rows with one of these methods
 *   npm run measure:methods -- --minutes 7                   starts no run after seven minutes; can be resumed
 *   npm run measure:methods -- --pages 2                     trains two runs at a time
 *   npm run measure:methods -- --built dist                  uses an existing build
 *
 * All rows take about an hour. Prints the README's rows, mean ± standard deviation of the accuracy on all test pictures
 * and of the difference to the control of the same seed, and what became of the expectations.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadSources } from './lib/load-sources.mjs';
import { measureRuns, measuringOptions } from './lib/measure-runs.mjs';

const { values: options } = parseArgs({ options: { ...measuringOptions, methods: { type: 'string' } } });
const sources = await loadSources({
  methods: '/src/protocol/measured/method-runs.ts',
  tables: '/src/protocol/measured/tables.ts',
});
const { methodRuns, methodSeeds } = /** @type {typeof import('../src/protocol/measured/method-runs.ts')} */ (
  sources['methods']
);
const { methodClaimTable, methodTable } = /** @type {typeof import('../src/protocol/measured/tables.ts')} */ (
  sources['tables']
);
const runs = methodRuns();
const wanted = options.methods?.split(',');
const known = new Set(runs.flatMap(({ config }) => config.methods));
const unknown = (wanted ?? []).filter((id) => !known.has(id));
if (unknown.length > 0)
  throw new Error(`--methods has ${unknown.join(', ')}, expected some of ${[...known].join(', ')}`);

const measured = await measureRuns({
  file: fileURLToPath(new URL('../src/protocol/measured/methods.json', import.meta.url)),
  command: 'npm run measure:methods',
  runs: runs.map(({ id, config }) => ({ id, config: { ...config } })),
  isWanted: ({ config }) =>
    !wanted || /** @type {string[]} */ (config['methods']).some((id) => wanted.includes(id)),
  seedsOf: () => methodSeeds,
  minutes: Number(options.minutes),
  numPages: Number(options.pages),
  built: options.built,
});
console.log(`${methodTable(measured)}\n\n${methodClaimTable(measured)}`);
