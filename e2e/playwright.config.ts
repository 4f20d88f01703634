import { fileURLToPath } from 'node:url';

import { defineConfig } from '@playwright/test';

import { findChromium, launchArgs } from '../scripts/chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const port = Number(process.env['E2E_PORT'] ?? 4173);
const executablePath = await findChromium();

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  // Training on a software GPU wants all the cores there are.
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 120_000,
  globalTimeout: 30 * 60_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: '../.reports/e2e.json' }]],
  use: {
    baseURL: `http://localhost:${port}`,
    trace: 'retain-on-failure',
    locale: 'en-US',
    // A worker that answers from its cache would hide a request from the tests; the offline spec allows it.
    serviceWorkers: 'block',
    launchOptions: { args: launchArgs, ...(executablePath === undefined ? {} : { executablePath }) },
  },
  webServer: {
    // Not npx: stopping it would leave the server behind.
    command: `node node_modules/vite/bin/vite.js preview --port ${port} --strictPort`,
    cwd: root,
    url: `http://localhost:${port}`,
    // Never somebody else's server: it may serve another checkout.
    reuseExistingServer: false,
  },
});
