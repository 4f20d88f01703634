/**
 * Writes `.oxlintrc.json`: general rules from here, who may import whom from lib/layers.mjs.
 *
 *   npm run write:lint
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lintConfig } from './lib/lint-config.mjs';

const file = fileURLToPath(new URL('../.oxlintrc.json', import.meta.url));
writeFileSync(file, `${JSON.stringify(lintConfig(), null, 2)}\n`);
console.log(`written to ${file}`);
