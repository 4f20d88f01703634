/**
 * Exports every method with three students and two teachers, and lets PyTorch compare losses and gradients with ours.
 *
 *   npm run check-exports                      with python3, or with the one named by PYTHON
 *   npm run check-exports -- hints             those with this text in their name, `hints: resnet-8-thin from resnet-8`
 *   npm run check-exports -- --time            how long each kind of export takes in the page: first and again, at
 *                                              once after the run and at rest, median of three pages (--rounds=)
 *   npm run check-exports -- --two-processes   trains the default run's zip in one process and in two of torchrun,
 *                                              seeds 101 to 105; --folder=name keeps zips and results, and goes on
 *   … --built=dist                             a page that is built already; without, it is built first
 *
 * Prints the largest errors of every export; fails if one does not agree, if no name has the text, or without PyTorch.
 * `--time` fails if a first export takes a second or more, or 2 MB.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findPython, pythons, torchVersion } from './lib/python.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

function requiredPython() {
  const python = findPython(['torch', 'numpy']);
  if (python !== undefined) return python;
  console.error(
    `check-exports: no ${pythons().join(' or ')} with torch and numpy; set PYTHON to one that has both`,
  );
  process.exit(1);
}

/** @param {string} wanted text in the names of the exports */
function checkAgreement(wanted) {
  console.log(torchVersion(requiredPython()));
  const { status } = spawnSync(
    'npx',
    ['vitest', 'run', '--project', 'unit', 'src/export/pytorch/agreement.test.ts'],
    { cwd: root, stdio: 'inherit', env: { ...process.env, CHECK_EXPORTS: wanted } },
  );
  return status === 0;
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    time: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    'two-processes': { type: 'boolean', default: false },
    folder: { type: 'string' },
    built: { type: 'string' },
  },
});

async function main() {
  if (options.time) {
    const { timeExports } = await import('./lib/time-exports.mjs');
    const { loadSources } = await import('./lib/load-sources.mjs');
    const { registry } = await loadSources({ registry: '/src/export/registry.ts' });
    const kinds = positionals.length > 0 ? positionals : registry.exportKinds;
    return timeExports(kinds, { rounds: Number(options.rounds), built: options.built });
  }
  if (options['two-processes']) {
    const { compareProcesses } = await import('./lib/two-processes.mjs');
    return compareProcesses({ python: requiredPython(), folder: options.folder, built: options.built });
  }
  return checkAgreement(positionals[0] ?? '');
}

process.exitCode = (await main()) ? 0 : 1;
