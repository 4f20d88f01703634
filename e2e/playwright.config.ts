import { fileURLToPath } from 'node:url';

import { defineConfig } from '@playwright/test';

import { findChromium, launchArgs } from '../scripts/chromium.mjs';
import { freePort } from '../scripts/lib/free-port.mjs';

/** An option of `lesson-walk.spec.ts`. */
interface Walk {
  readonly everyLessonOn: 'webgpu' | null;
}

const root = fileURLToPath(new URL('..', import.meta.url));
// Playwright loads this file again in its workers, which inherit the variable and so the port.
process.env['E2E_PORT'] ??= String(await freePort());
const port = process.env['E2E_PORT'];
const executablePath = await findChromium();

export default defineConfig<Walk>({
  testDir: '.',
  outputDir: '../test-results',
  // A page waits as often as it computes. More than two would train too slowly for each other's time limits.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  // Wide enough for a machine whose other core is busy; a limit here only ends what hangs.
  timeout: 300_000,
  globalTimeout: 80 * 60_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['json', { outputFile: '../.reports/e2e.json' }]],
  use: {
    baseURL: `http://localhost:${port}`,
    // A trace takes pictures all the time, by the two cores that train: ask for one where a test fails.
    trace: process.env['E2E_TRACE'] ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    locale: 'en-US',
    // A worker that answers from its cache would hide a request from the tests; the offline spec allows it.
    serviceWorkers: 'block',
    launchOptions: { args: launchArgs, ...(executablePath === undefined ? {} : { executablePath }) },
  },
  projects: [
    { name: 'all' },
    // What `npm test` runs: without what takes long and has unit tests besides.
    { name: 'short', grepInvert: /@long/ },
    // Twelve lessons on a GPU that a CPU plays take longer than everything else: `npm run test:lessons`.
    { name: 'lessons-on-webgpu', testMatch: 'lesson-walk.spec.ts', use: { everyLessonOn: 'webgpu' } },
  ],
  webServer: {
    // Not npx: stopping it would leave the server behind.
    command: `node node_modules/vite/bin/vite.js preview --port ${port} --strictPort`,
    cwd: root,
    url: `http://localhost:${port}`,
    // Never somebody else's server: it may serve another checkout.
    reuseExistingServer: false,
  },
});
