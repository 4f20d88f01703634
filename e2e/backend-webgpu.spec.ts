import attention from '../src/distill/golden/at.json' with { type: 'json' };
import angle from '../src/distill/golden/rkd_angle.json' with { type: 'json' };
import decoupled from '../src/distill/golden/dkd.json' with { type: 'json' };
import { chooseBackend, expect, test } from './support.ts';

test('on WebGPU both students learn, T and α act, and a script gets PyTorch’s values and gradients', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await page.goto(chooseBackend('./?lang=en&student=cnn-4-8&batch=8&labelled=20', 'webgpu'));
  const { backend, selfTest } = await page.evaluate(() => window.playground.ready());
  expect(backend).toBe('webgpu');
  expect(selfTest.find((trial) => trial.backend === 'webgpu')).toMatchObject({ outcome: 'passed' });
  const first = await page.evaluate(() => window.playground.train(1));
  expect(Number.isFinite(first.losses['softTargets'])).toBe(true);
  await page.evaluate(() => window.playground.configure({ alpha: 0, temperature: 1 }));
  const second = await page.evaluate(() => window.playground.train(1));
  expect(second.step).toBe(2);
  expect(second.losses['total']).toBe(second.losses['crossEntropy']);
  await expect(page.getByRole('status', { name: 'Backend' })).toContainText('WebGPU');

  const [attentionCase, angleCase, decoupledCase] = [attention.cases[1], angle.cases[1], decoupled.cases[4]];
  const cases = [
    ['attention-transfer', attentionCase?.inputs, {}, attentionCase?.values.code, attentionCase?.grads.code],
    ['relational-angle', angleCase?.inputs, {}, angleCase?.values.safe_mean, angleCase?.grads.repo_mean],
    [
      'decoupled',
      decoupledCase?.inputs,
      { temperature: 2 },
      decoupledCase?.values.stable,
      decoupledCase?.grads.stable,
    ],
  ] as const;
  for (const [id, inputs, hyperparameters, value = NaN, gradient = []] of cases) {
    const answer = await page.evaluate(
      ([method, given, settings]) =>
        window.playground.loss(method, given as Parameters<typeof window.playground.loss>[1], settings),
      [id, inputs, hyperparameters] as const,
    );
    expect(Math.abs(answer.total / value - 1)).toBeLessThan(1e-3);
    const largest = Math.max(...gradient.map(Math.abs));
    expect(answer.gradient).toHaveLength(gradient.length);
    for (const [index, want] of gradient.entries()) {
      expect(Math.abs((answer.gradient[index] ?? NaN) - want)).toBeLessThan(1e-3 * largest);
    }
  }
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
