/**
 * Exports every method with three students and two teachers, and lets PyTorch compare losses and gradients with ours.
 *
 *   npm run check-exports                  with python3, or with the one named by PYTHON
 *   npm run check-exports -- hints         those with this text in their name, `hints: resnet-8-thin from resnet-8`
 *
 * Prints the largest errors of every export; fails if one does not agree, if no name has the text, or without PyTorch.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findPython, pythons } from './lib/python.mjs';

if (findPython(['torch', 'numpy']) === undefined) {
  console.error(
    `check-exports: no ${pythons().join(' or ')} with torch and numpy; set PYTHON to one that has both`,
  );
  process.exit(1);
}

const root = fileURLToPath(new URL('..', import.meta.url));
const { status } = spawnSync(
  'npx',
  ['vitest', 'run', '--project', 'unit', 'src/export/pytorch/agreement.test.ts'],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CHECK_EXPORTS: process.argv[2] ?? '' },
  },
);
process.exitCode = status ?? 1;
