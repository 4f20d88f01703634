/**
 * Makes a fresh clone ready to run: packages as the lock file says, with --browser a Chromium for the tests, and with
 * --python, where a root may, Debian's PyTorch, which runs exported programs in the tests.
 *
 * Only node: imports up here, since this file runs before anything is installed. A pre-hook of npm would
 * vanish under ignore-scripts=true, so the commands of package.json call it by name.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {string} reason
 * @returns {never}
 */
function fail(reason) {
  console.error(`setup: ${reason}`);
  process.exit(1);
}

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} Entry */

/**
 * @param {string} file
 * @returns {Record<string, Entry>}
 */
const entries = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages;

/** Whether node_modules matches the lock file, except for optional packages of other platforms. */
function isInstalled() {
  try {
    const locked = entries('package-lock.json');
    // npm writes this file last, so an interrupted installation does not pass.
    const present = entries('node_modules/.package-lock.json');
    const allThere = Object.entries(locked).every(([path, { version, integrity, optional }]) => {
      if (path === '') return true;
      const found = present[path];
      if (found === undefined) return optional === true;
      return found.version === version && found.integrity === integrity && existsSync(join(root, path));
    });
    return allThere && Object.keys(present).every((path) => path in locked);
  } catch {
    return false;
  }
}

function install() {
  const npm = process.env['npm_execpath'];
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  // If not started by npm (node scripts/setup.mjs), use npm from PATH; on Windows that is a .cmd.
  const byNpm = npm !== undefined && /npm-cli\.[cm]?js$/.test(npm);
  const { status } = byNpm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync(`npm ${args.join(' ')}`, { cwd: root, stdio: 'inherit', shell: true });
  if (status !== 0) fail('npm ci failed');
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  fail(`Node ${process.versions.node} is too old, 20.19 or newer is needed`);

if (!isInstalled()) {
  console.log('setup: installing packages');
  install();
}

if (process.argv.includes('--browser')) {
  try {
    const { ensureChromium } = await import('./chromium.mjs');
    console.log(`setup: tests run in ${await ensureChromium()}`);
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
}

if (process.argv.includes('--python')) {
  const { ensurePython } = await import('./lib/python.mjs');
  const python = ensurePython();
  if (python !== undefined) console.log(`setup: exports run in ${python}`);
  else console.warn('setup: WARNING: no Python with torch, so NO test runs an exported program');
}
