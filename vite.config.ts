import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';

import { findChromium, launchArgs, softwareVulkan } from './scripts/chromium.mjs';
import { compressedFiles } from './scripts/lib/compressed-files.mjs';
import { offlineOptions } from './scripts/lib/offline.mjs';
import { minifyPublic } from './scripts/lib/minify-public.mjs';
import { pageMethods } from './scripts/lib/page-methods.mjs';
import { pageScript } from './scripts/lib/page-script.mjs';
import { pagePolicy, policyInPage } from './scripts/lib/page-policy.mjs';

const executablePath = process.env['VITEST'] ? await findChromium() : undefined;
// Read by the dynamic linker when a test's process starts, so that a setup file would come too late.
if (process.env['VITEST']) Object.assign(process.env, softwareVulkan(executablePath));

/** Without this Vite keeps 1,368 licence headers of TensorFlow.js: 0.9 MB of comments in the worker. */
const output = { comments: { legal: false as const } };

/**
 * All that the page loads first is one file: what it shares with parts that are loaded later would be a file each,
 * 3 kB more in all, gzipped.
 */
const pageOutput = {
  ...output,
  codeSplitting: {
    groups: [
      { name: 'page', tags: ['$initial' as const] },
      // Loaded by every lab right after its first paint: two files instead of thirty.
      {
        name: 'lab',
        test: /src\/(app\/(whole-page|ignore-drops|skip-link|keep-link|link-to-share)|figures\/save-(figure|button)|views\/lab\/(lower-parts|presets\/presets-button|repeats\/repeats-part|student-note|loss|scores|credits|save-curves|pictures\/save-bars))\./,
      },
      { name: 'lesson-dock', test: /src\/views\/lessons\/(lessons-button|lesson-dock)\./ },
    ],
  },
};

/** Makes the page cross-origin isolated, without which browsers let no two threads share a memory. */
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  // In a sandboxed frame the page's own files are another origin's: start.js could not say what is wrong.
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  version: string;
};

export default defineConfig({
  base: './',
  define: { 'import.meta.env.VITE_PAGE_VERSION': JSON.stringify(version) },
  // A missing file is a 404, as on a static host, and not the page in its place.
  appType: 'mpa',
  plugins: [
    react(),
    pageScript(),
    pageMethods(),
    policyInPage(),
    minifyPublic(),
    VitePWA(offlineOptions),
    compressedFiles(),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('src', import.meta.url)) } },
  // A static host may send none of these: the page is the same there, and its engine works on one thread.
  server: { headers },
  // Workers obey the header alone: the policy in the page's head is the page's.
  preview: { headers: { ...headers, 'Content-Security-Policy': pagePolicy } },
  // Found late, in the worker, these would make the dev server reload the page.
  optimizeDeps: {
    include: [
      '@tensorflow/tfjs',
      '@tensorflow/tfjs-backend-webgpu',
      '@tensorflow/tfjs-backend-wasm',
      '@noble/hashes/sha2.js',
      '@noble/hashes/utils.js',
      'pure-rand/distribution/uniformFloat64',
      'pure-rand/distribution/uniformInt',
      'pure-rand/generator/xoroshiro128plus',
    ],
  },
  worker: { format: 'es', rolldownOptions: { output } },
  build: {
    target: 'es2023',
    license: true,
    manifest: true,
    // The page's policy allows no `data:`.
    assetsInlineLimit: 0,
    rolldownOptions: { output: pageOutput },
  },
  test: {
    // One core would be left free, and a software GPU compiles its kernels on one.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          setupFiles: ['src/test-setup.unit.ts'],
          include: ['src/**/*.test.ts'],
          exclude: ['src/**/*.{browser,gpu,long,isolated}.test.ts'],
          // Loading TensorFlow.js anew for every file took longer than the tests.
          isolate: false,
          // The exported page's style is part of its file.
          css: { include: /src\/export\/html\/page\// },
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          // Tests that replace modules, or need one in the state in which it is loaded.
          name: 'isolated',
          environment: 'node',
          include: ['src/**/*.isolated.test.{ts,tsx}'],
          testTimeout: 120_000,
        },
      },
      ...(
        [
          ['gpu', 'src/**/*.gpu.test.ts'],
          // More of the same, for `npm run test:gpu` alone.
          ['long', 'src/**/*.long.test.ts'],
        ] as const
      ).map(([name, include]) => ({
        extends: true as const,
        test: {
          name,
          environment: 'node' as const,
          include: [include],
          setupFiles: ['src/test-setup.gpu.ts'],
          // Dawn reads the driver's name from the process, not from a thread of it.
          pool: 'forks' as const,
          // A software GPU compiles its kernels on the cores that the tests share with everything else.
          testTimeout: 300_000,
        },
      })),
      {
        extends: true,
        test: {
          name: 'ui',
          environment: 'jsdom',
          include: ['src/**/*.test.tsx'],
          exclude: ['src/**/*.isolated.test.tsx'],
          isolate: false,
          setupFiles: ['src/test-setup.ts'],
          // No component takes this long, except on a machine with other things to do.
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['src/**/*.browser.test.ts'],
          setupFiles: ['src/test-setup.browser.ts'],
          // WebGPU on a software adapter takes seconds to build its pipelines, more where a core is busy.
          testTimeout: 300_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                args: launchArgs,
                ...(executablePath === undefined ? {} : { executablePath }),
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
