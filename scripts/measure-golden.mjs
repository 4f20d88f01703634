/**
 * Compares every method with PyTorch's float64 values and gradients, in a real browser, through `playground.loss`.
 *
 *   npm run measure:golden                  on WebGPU, WebAssembly and plain JavaScript
 *   npm run measure:golden -- wasm          on one of them
 *
 * Prints the largest relative error per method: the value's relative to the value (at least 0.01), the
 * gradient's relative to its largest entry (at least 0.001).
 */
import { readFile } from 'node:fs/promises';
import { withPage } from './lib/open-page.mjs';

/**
 * @typedef {{ id: string, params: Record<string, unknown>, inputs: Record<string, unknown>,
 *   values: Record<string, number>, grads: Record<string, number[]> }} Case
 * @typedef {{ file: string, only?: string, methodId: string, conventions: string[],
 *   hyperparameters?: (params: Record<string, unknown>) => Record<string, unknown> }} Source
 */

/** @type {Source[]} */
const sources = [
  {
    file: 'kd',
    methodId: 'soft-targets',
    conventions: ['batchmean_T2'],
    hyperparameters: ({ T }) => ({ temperature: T }),
  },
  {
    file: 'kd',
    methodId: 'born-again',
    conventions: ['batchmean_T2'],
    hyperparameters: ({ T }) => ({ temperature: T }),
  },
  { file: 'hint', methodId: 'hints', conventions: ['mse_mean', 'student'] },
  { file: 'at', methodId: 'attention-transfer', conventions: ['code'] },
  { file: 'rkd_distance', methodId: 'relational-distance', conventions: ['safe_mean', 'repo_mean'] },
  { file: 'rkd_angle', methodId: 'relational-angle', conventions: ['safe_mean', 'repo_mean'] },
  {
    file: 'dkd',
    methodId: 'decoupled',
    conventions: ['stable'],
    hyperparameters: ({ T }) => ({ temperature: T }),
  },
  { file: 'sp', methodId: 'similarity-preserving', conventions: ['safe', 'repo'] },
  {
    file: 'ce',
    methodId: 'label-smoothing',
    conventions: ['ls_uniform'],
    hyperparameters: ({ eps }) => ({ smoothing: eps }),
  },
  {
    file: 'even_blur',
    methodId: 'even-blur',
    conventions: ['T2'],
    hyperparameters: ({ T }) => ({ temperature: T }),
  },
  { file: 'mutual_learning', methodId: 'mutual-learning', conventions: ['batchmean'] },
  { file: 'logit_mse', methodId: 'logit-matching', conventions: ['centred'] },
  {
    file: 'jsd',
    methodId: 'jensen-shannon',
    conventions: ['T2'],
    hyperparameters: ({ T, beta }) => ({ temperature: T, mixtureShare: beta }),
  },
  {
    file: 'logit_std',
    methodId: 'standardised-logits',
    conventions: ['unbiased'],
    hyperparameters: ({ T }) => ({ temperature: T, standardisedFactor: 1 }),
  },
  {
    file: 'dist',
    methodId: 'correlations',
    conventions: ['total'],
    hyperparameters: ({ T }) => ({ temperature: T }),
  },
  { file: 'hard_answers', methodId: 'hard-answers', conventions: ['argmax'] },
  { file: 'hidden_cosine', methodId: 'hidden-cosine', conventions: ['mean'] },
  { file: 'tinybert', only: 'hidden', methodId: 'hidden-states', conventions: ['hidden', 'student'] },
  {
    file: 'tinybert',
    only: 'attention',
    methodId: 'attention-probabilities',
    conventions: ['attention', 'student'],
  },
];

/** @type {<Value>(stored: Record<string, Value>, names: string[]) => Value | undefined} */
const firstOf = (stored, names) => names.map((name) => stored[name]).find((found) => found !== undefined);
const chosen = process.argv[2];
const backends = chosen === undefined ? ['webgpu', 'wasm', 'cpu'] : [chosen];

for (const backend of backends) {
  await withPage(async (page, url) => {
    await page.goto(url);
    const { adapter } = await page.evaluate(() => window.playground.ready());
    console.log(
      `\n${backend}, ${adapter}\n| method | cases | value | gradient |\n| --- | ---: | ---: | ---: |`,
    );
    for (const { file, only = '', methodId, conventions, hyperparameters = () => ({}) } of sources) {
      const golden = new URL(`../src/distill/golden/${file}.json`, import.meta.url);
      /** @type {{ cases: Case[] }} */
      const { cases: all } = JSON.parse(await readFile(golden, 'utf8'));
      const cases = all.filter(({ id }) => id.startsWith(only));
      let [value, gradient] = [0, 0];
      // Every mask keeps every token.
      for (const {
        params,
        inputs: { mask: _, ...inputs },
        values,
        grads,
      } of cases) {
        const answer = await page.evaluate(
          ([id, arrays, settings]) =>
            window.playground.loss(
              /** @type {string} */ (id),
              /** @type {Parameters<typeof window.playground.loss>[1]} */ (arrays),
              /** @type {Record<string, number | string>} */ (settings),
            ),
          [methodId, inputs, hyperparameters(params)],
        );
        const want = firstOf(values, conventions) ?? NaN;
        const slopes = firstOf(grads, conventions) ?? [];
        const largest = slopes.reduce((max, slope) => Math.max(max, Math.abs(slope)), 1e-3);
        value = Math.max(value, Math.abs(answer.total - want) / Math.max(1e-2, Math.abs(want)));
        for (const [index, slope] of slopes.entries()) {
          gradient = Math.max(gradient, Math.abs((answer.gradient[index] ?? NaN) - slope) / largest);
        }
      }
      console.log(
        `| ${methodId} | ${cases.length} | ${value.toExponential(1)} | ${gradient.toExponential(1)} |`,
      );
    }
  }, `backend=${backend}`);
}
