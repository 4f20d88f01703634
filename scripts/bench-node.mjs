/**
 * Times the benchmark's WebGPU paths in Node on Dawn: on the machine's GPU or, without one, on Chromium's software adapter.
 *
 *   npm run bench:node                        all WebGPU paths; also with --quick, only=student, paths=webgpu-recorded
 *   npm run bench:node -- --pack=folder       makes a folder that runs without a network: Node, Dawn, the benchmark and
 *                                             PyTorch's counterpart; start it there with `bash run.sh`
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { findChromium, softwareVulkan } from './chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const scripts = join(root, 'scripts');

/** @param {string} folder */
async function buildInto(folder) {
  for (const name of ['main', 'task']) {
    await build({
      root,
      configFile: false,
      publicDir: false,
      logLevel: 'warn',
      resolve: { alias: { '@': join(root, 'src') } },
      ssr: { noExternal: true, target: 'node' },
      build: {
        ssr: join(scripts, `lib/bench-node/${name}.mjs`),
        outDir: folder,
        emptyOutDir: false,
        target: 'node20',
        rolldownOptions: { output: { codeSplitting: false, entryFileNames: `${name}.mjs` } },
      },
    });
  }
}

/** Dawn for this machine, as published in the package `webgpu`. */
function findDawn() {
  const dist = dirname(createRequire(import.meta.url).resolve('webgpu'));
  const platform = process.platform === 'darwin' ? 'darwin-universal' : `${process.platform}-${process.arch}`;
  return join(dist, 'dist', platform, 'dawn.node');
}

/** @param {string} folder */
async function pack(folder) {
  mkdirSync(folder, { recursive: true });
  await buildInto(folder);
  const node = join(folder, process.platform === 'win32' ? 'node.exe' : 'node');
  copyFileSync(realpathSync(process.execPath), node);
  chmodSync(node, 0o755);
  copyFileSync(findDawn(), join(folder, 'dawn.node'));
  for (const name of ['bench-torch.py', 'bench-torch-cuda.py'])
    copyFileSync(join(scripts, name), join(folder, name));
  copyFileSync(join(scripts, 'lib/bench-node/run.sh'), join(folder, 'run.sh'));
  console.log(`packed into ${folder}; there: bash run.sh`);
}

const args = process.argv.slice(2);
const packed = args.find((arg) => arg.startsWith('--pack='));
if (packed !== undefined) await pack(resolve(packed.slice('--pack='.length)));
else {
  const folder = join(root, '.reports/bench-node');
  rmSync(folder, { recursive: true, force: true });
  await buildInto(folder);
  copyFileSync(join(scripts, 'bench-torch.py'), join(folder, 'bench-torch.py'));
  const { status } = spawnSync(process.execPath, [join(folder, 'main.mjs'), findDawn(), ...args], {
    cwd: folder,
    stdio: 'inherit',
    env: { ...process.env, ...softwareVulkan(await findChromium()) },
  });
  process.exit(status ?? 1);
}
