import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { mayImport as table, typesOnly as typeImports } from '../scripts/lib/layers.mjs';
import { lintConfig } from '../scripts/lib/lint-config.mjs';

/**
 * The lint holds the table of layers (scripts/lib/layers.mjs). This test plants an import for every pair of layers and
 * expects the lint to flag exactly the forbidden ones: a checker is trusted only after it was seen to fail.
 */
const viewFolders = ['views/lab', 'views/lab/methods'];
const asFolders = (names: readonly string[]) =>
  names.flatMap((name) => (name === 'views' ? viewFolders : [name]));
const mayImport: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(table).flatMap(([name, targets]) =>
    asFolders([name]).map((folder) => [folder, asFolders(targets)]),
  ),
);
const layers = Object.keys(mayImport);

/** Forbidden as a value, allowed as a type: the lessons’ translation keys. */
const typesOnly = (from: string, to: string): boolean => typeImports[from]?.includes(to) ?? false;

interface Plant {
  readonly file: string;
  readonly code: string;
  /** The rule that must flag it; undefined if the lint must accept it. */
  readonly rule: string | undefined;
}

const imports = 'eslint(no-restricted-imports)';
const plants: Plant[] = [];
const plant = (folder: string, code: string, rule?: string, name = `planted-${plants.length}.ts`) =>
  plants.push({ file: `src/${folder}/${name}`, code, rule });

for (const from of layers) {
  const up = '../'.repeat(from.split('/').length);
  plant(from, `export { x } from './x.ts';`);
  for (const to of layers) {
    if (to === from) continue;
    const isAllowed = (mayImport[from]?.includes(to) ?? false) && !typesOnly(from, to);
    const rule = isAllowed ? undefined : imports;
    plant(from, `export { x } from '@/${to}/x.ts';`, rule);
    plant(
      from,
      `import type { X } from '@/${to}/x.ts'; export type Y = X;`,
      typesOnly(from, to) ? undefined : rule,
    );
    // Within one layer a relative path is correct, across layers it is always wrong.
    if (to.split('/')[0] !== from.split('/')[0]) plant(from, `export { x } from '${up}${to}/x.ts';`, imports);
  }
  plant(from, `export { z } from 'zod/mini';`);
  plant(from, `export { z } from 'zod';`, imports);
  plant(from, `export { z } from 'zod/v4';`, imports);
  plant(from, `export { Line } from 'recharts';`, from === 'charts' ? undefined : imports);
  plant(from, `export { ticks } from 'd3-array';`, from === 'charts' ? undefined : imports);
  plant(from, `export { createStore } from 'zustand/vanilla';`, from === 'state' ? undefined : imports);
  const tensorflow = from === 'engine/worker' || from === 'engine/compute' ? undefined : imports;
  plant(from, `export * as tf from '@tensorflow/tfjs';`, tensorflow);
  plant(from, `export type * as tf from '@tensorflow/tfjs';`, from === 'distill' ? undefined : tensorflow);
  plant(from, `export const engine = new Worker('engine.js');`, 'eslint(no-restricted-globals)');
  plant(
    from,
    `export const engine = new globalThis.Worker('engine.js');`,
    'eslint(no-restricted-properties)',
  );
  plant(from, `export const chance = Math.random();`, 'eslint(no-restricted-properties)');
  plant(
    from,
    `export const read = (t: { dataSync(): void }) => t.dataSync();`,
    'eslint(no-restricted-properties)',
  );
  plant(
    from,
    `export const read = (t: { arraySync(): void }) => t.arraySync();`,
    'eslint(no-restricted-properties)',
  );
  plant(from, `const one = 1;\nexport default one;`, 'import(no-default-export)');
  plant(from, `export const anything = (value: any) => value;`, 'typescript(no-explicit-any)');
  plant(from, `export const sure = (value?: number) => value!;`, 'typescript(no-non-null-assertion)');
  plant(from, `export const a = 1;\n${'\n'.repeat(300)}`, 'eslint(max-lines)');
  plant(from, `export const a = 1;\n${'\n'.repeat(290)}`);
}
plant('engine', `export const engine = new Worker('engine.js');`, undefined, 'client.ts');
plant('engine', `export const bench = new Worker('bench.js');`, undefined, 'bench-client.ts');
plant('engine', `export { step } from './worker/step.ts';`, imports);
plant('engine', `export type { Step } from './worker/step.ts';`);
plant('engine/worker', `export { client } from '../client.ts';`, imports);
plant('engine/worker', `export { pool } from '../pool.ts';`, imports);
plant('engine/worker', `export { numEngines } from '../pool-size.ts';`, imports);
plant('engine/compute', `export { SharedDatasets } from '../shared-datasets.ts';`, imports);
plant('engine/worker', `export { kernel } from '../compute/kernel.ts';`);
plant('engine/compute', `export { run } from '../worker/run.ts';`, imports);
plant('engine/compute', `export type { Run } from '../worker/run.ts';`, imports);
plant('engine', `export { kernel } from './compute/kernel.ts';`, imports);
plant('views/lab', `export { x } from '../classroom/x.ts';`, imports);
plant('views/lab', `export { x } from '@/views/classroom/x.ts';`, imports);
plant('views/lab', `export { x } from './methods/x.ts';`);
plant('views/lab/methods', `export { x } from '../../classroom/x.ts';`, imports);
plant('views/lab/methods', `export { x } from '../x.ts';`);
plant('new-folder', `export { x } from '@/core/x.ts';`, imports);
plant('.', `export { App } from '@/app/app.tsx';`);
plant('.', `export { App } from './app/app.tsx';`, imports);
plant('.', `export { x } from '@/state/x.ts';`, imports);
plant('metrics', `export const width = () => window.innerWidth;`, 'eslint(no-restricted-globals)');
plant(
  'distill',
  `import * as tf from '@tensorflow/tfjs';\nexport const a = tf.ones([1]);`,
  undefined,
  'a.test.ts',
);
plant('distill', `import { z } from 'zod';\nexport const a = z.string();`, imports, 'b.test.ts');

const folder = mkdtempSync(join(tmpdir(), 'layers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the lint’s configuration is what `npm run write:lint` writes', () => {
  expect(JSON.parse(readFileSync('.oxlintrc.json', 'utf8'))).toEqual(lintConfig());
});

test('every layer of the table is a folder', () => {
  expect(layers.filter((layer) => !existsSync(join('src', layer)))).toEqual([]);
});

test('the lint flags every planted fault and nothing else', () => {
  cpSync('.oxlintrc.json', join(folder, '.oxlintrc.json'));
  for (const { file, code } of plants) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${code}\n`);
  }
  const oxlint = resolve('node_modules/oxlint/bin/oxlint');
  const args = [oxlint, '--config', '.oxlintrc.json', '--format', 'json', 'src'];
  const run = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 });
  const { diagnostics } = JSON.parse(run.stdout) as { diagnostics: { filename: string; code: string }[] };
  const flagged = new Set(
    diagnostics.map(({ filename, code }) => `${filename.replaceAll('\\', '/')} ${code}`),
  );
  const files = new Set(diagnostics.map(({ filename }) => filename.replaceAll('\\', '/')));
  const normal = (file: string) => file.replace('/./', '/');
  const missed = plants.filter(({ file, rule }) => rule && !flagged.has(`${normal(file)} ${rule}`));
  const refused = plants.filter(({ file, rule }) => !rule && files.has(normal(file)));
  expect({ missed, refused }).toEqual({ missed: [], refused: [] });
});

test('dynamic imports, which the lint does not check, follow the same table', () => {
  const layerOf = (path: string) =>
    layers.filter((layer) => path.startsWith(`${layer}/`)).toSorted((a, b) => b.length - a.length)[0];
  /** The layer; for a view its own folder, since views must not import each other. */
  const viewOf = (path: string) => /^views\/[^/]+/.exec(path)?.[0] ?? layerOf(path);
  const wrong = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .flatMap((file) => {
      const code = readFileSync(join('src', file), 'utf8');
      const targets = [...code.matchAll(/\bimport\(\s*['"`]([^'"`]+)/g)].map((match) => match[1] ?? '');
      return targets.filter((target) => !mayLoad(file, target)).map((target) => `${file} loads ${target}`);
    });
  expect(wrong).toEqual([]);

  function mayLoad(file: string, target: string): boolean {
    const from = layerOf(file.replace(/^views\/[^/]+\//, 'views/lab/'));
    if (from === undefined) return false;
    if (/^(recharts|d3-array|zustand|@tensorflow)\b/.test(target)) {
      const owners: Readonly<Record<string, readonly string[]>> = {
        r: ['charts'],
        d: ['charts'],
        z: ['state'],
        '@': ['engine/worker', 'engine/compute'],
      };
      return owners[target.charAt(0)]?.includes(from) ?? false;
    }
    // From one folder of a view to another stays in the same layer.
    if (target.startsWith('.')) return viewOf(posix.join(dirname(file), target)) === viewOf(file);
    if (!target.startsWith('@/')) return true;
    const to = layerOf(target.slice(2).replace(/^views\/[^/]+\//, 'views/lab/'));
    return to !== undefined && (mayImport[from] ?? []).includes(to);
  }
});
