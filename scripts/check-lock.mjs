/**
 * Checks that `npm ci` works elsewhere: the lock file is complete for all platforms and names no special
 * host.
 *
 * npm silently omits an optional package (a native binary for another platform) that its registry lacks; the
 * next `npm ci`, on any platform, then fails with "Missing: … from lock file".
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../package-lock.json', import.meta.url));
/** @type {Record<string, { resolved?: string, optionalDependencies?: Record<string, string> }>} */
const packages = JSON.parse(readFileSync(file, 'utf8')).packages;

/** @type {string[]} */
const faults = [];
for (const [path, { resolved, optionalDependencies }] of Object.entries(packages)) {
  for (const name of Object.keys(optionalDependencies ?? {})) {
    // Node's lookup order: the package's own node_modules, then each parent folder's.
    const places = path
      .split('/node_modules/')
      .map((_, depth, parts) => parts.slice(0, depth + 1).join('/node_modules/'));
    const found = ['', ...places].some(
      (place) => `${place === '' ? '' : `${place}/`}node_modules/${name}` in packages,
    );
    if (!found) faults.push(`${path} may want ${name}, which has no entry`);
  }
  if (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')) {
    faults.push(`${path} is resolved from ${resolved}`);
  }
}
for (const fault of faults) console.error(`lock: ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
