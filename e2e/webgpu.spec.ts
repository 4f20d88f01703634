import { chooseBackend, expect, test } from './support.ts';

test('the first visit on WebGPU: both students learn, T and α act', async ({ page }) => {
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
});
