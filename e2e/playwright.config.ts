import { fileURLToPath } from 'node:url';

import { defineConfig } from '@playwright/test';

import { findChromium, launchArgs } from '../scripts/chromium.mjs';
import { freePort } from '../scripts/lib/free-port.mjs';

/** An option of the workers of `lesson-walk.spec.ts`. */
interface Walk {
  readonly everyLessonOn: 'wasm' | 'webgpu' | null;
}

const root = fileURLToPath(new URL('..', import.meta.url));
// Playwright loads this file again in its workers, which inherit the variable and hence the port.
process.env['E2E_PORT'] ??= String(await freePort());
const port = process.env['E2E_PORT'];
const executablePath = await findChromium();

export default defineConfig<object, Walk>({
  testDir: '.',
  outputDir: '../test-results',
  // Tests wait as often as they compute; with more than two workers, training exceeds the time limits.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  // Generous for a machine whose other core is busy; a limit only ends a test that hangs.
  timeout: 300_000,
  globalTimeout: 80 * 60_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['json', { outputFile: '../.reports/e2e.json' }]],
  use: {
    baseURL: `http://localhost:${port}`,
    // Traces take screenshots continuously, on the two cores that train: enable them only for a failing test.
    trace: process.env['E2E_TRACE'] ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    locale: 'en-US',
    // A service worker that answers from its cache would hide requests from the tests; the offline spec allows it.
    serviceWorkers: 'block',
    launchOptions: { args: launchArgs, ...(executablePath === undefined ? {} : { executablePath }) },
  },
  projects: [
    { name: 'all' },
    // The tests of `npm test`: without those that take long and are also covered by unit tests.
    { name: 'short', grepInvert: /@long/ },
    // All lessons take about half an hour on WebAssembly, over an hour on a software adapter: `npm run test:lessons`.
    { name: 'every-lesson', testMatch: 'lesson-walk.spec.ts', use: { everyLessonOn: 'wasm' } },
    { name: 'every-lesson-on-webgpu', testMatch: 'lesson-walk.spec.ts', use: { everyLessonOn: 'webgpu' } },
  ],
  webServer: {
    // Not npx: stopping it would leave the server running.
    command: `node node_modules/vite/bin/vite.js preview --port ${port} --strictPort`,
    cwd: root,
    url: `http://localhost:${port}`,
    // Never reuse a server: it may serve another checkout.
    reuseExistingServer: false,
  },
});
