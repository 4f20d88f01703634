import type { Page } from '@playwright/test';
import attention from '../src/distill/golden/at.json' with { type: 'json' };
import angle from '../src/distill/golden/rkd_angle.json' with { type: 'json' };
import decoupled from '../src/distill/golden/dkd.json' with { type: 'json' };
import { chooseBackend, expect, firstScreenOnly, test } from './support.ts';

/** The smallest run: a software adapter compiles the kernels of a larger one for minutes. */
const small = 'student=cnn-4-8&batch=8&labelled=20';

const [attentionCase, angleCase, decoupledCase] = [attention.cases[1], angle.cases[1], decoupled.cases[4]];
const cases = [
  [
    'decoupled',
    decoupledCase?.inputs,
    { temperature: 2 },
    decoupledCase?.values.stable,
    decoupledCase?.grads.stable,
  ],
  ['attention-transfer', attentionCase?.inputs, {}, attentionCase?.values.code, attentionCase?.grads.code],
  ['relational-angle', angleCase?.inputs, {}, angleCase?.values.safe_mean, angleCase?.grads.repo_mean],
] as const;

/** Expects what a script gets for a loss to be PyTorch's value and gradient. */
async function expectAsInPyTorch(page: Page, given: (typeof cases)[number]): Promise<void> {
  const [id, inputs, hyperparameters, value = NaN, gradient = []] = given;
  const answer = await page.evaluate(
    ([method, arrays, settings]) =>
      window.playground.loss(method, arrays as Parameters<typeof window.playground.loss>[1], settings),
    [id, inputs, hyperparameters] as const,
  );
  expect(Math.abs(answer.total / value - 1)).toBeLessThan(1e-3);
  const largest = Math.max(...gradient.map(Math.abs));
  expect(answer.gradient).toHaveLength(gradient.length);
  for (const [index, want] of gradient.entries())
    expect(Math.abs((answer.gradient[index] ?? NaN) - want)).toBeLessThan(1e-3 * largest);
}

test('on WebGPU both students learn, T and α act, and a script gets PyTorch’s value and gradient', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await page.goto(chooseBackend(`./?lang=en&${small}&${firstScreenOnly}`, 'webgpu'));
  const { backend, adapter, selfTest } = await page.evaluate(() => window.playground.ready());
  expect(backend).toBe('webgpu');
  expect(adapter).toMatch(/swiftshader/i);
  const trial = selfTest.find((each) => each.backend === 'webgpu');
  expect(trial).toMatchObject({ outcome: 'passed' });
  expect(trial?.worstRelativeError).toBeLessThan(1e-3);
  const first = await page.evaluate(() => window.playground.train(1));
  expect(Number.isFinite(first.losses['softTargets'])).toBe(true);
  await page.evaluate(() => window.playground.configure({ alpha: 0, temperature: 1 }));
  const second = await page.evaluate(() => window.playground.train(1));
  expect(second.step).toBe(2);
  expect(second.losses['total']).toBe(second.losses['crossEntropy']);
  await expect(page.getByRole('status', { name: 'Backend' })).toContainText('WebGPU');
  await expectAsInPyTorch(page, cases[0]);
});

test('on WebGPU a run with every family of methods trains, and scripts get PyTorch’s values @long', async ({
  page,
}) => {
  await page.goto(chooseBackend(`./?lang=en&${small}`, 'webgpu'));
  await page.evaluate(() => window.playground.ready());
  for (const each of cases) await expectAsInPyTorch(page, each);
  await page.evaluate(() =>
    window.playground.configure({
      methods: ['soft-targets', 'hints', 'attention-transfer', 'relational-distance', 'relational-angle'],
    }),
  );
  const { losses } = await page.evaluate(() => window.playground.train(3));
  expect(Object.keys(losses)).toEqual(
    expect.arrayContaining(['softTargets', 'hint', 'attention', 'distance', 'angle']),
  );
  expect(Object.values(losses).every(Number.isFinite)).toBe(true);
});
