import { chooseBackend, expect, test } from './support.ts';

test('several threads set in the link train to the same losses as one @long', async ({ page }) => {
  const lossesWith = async (threads: number) => {
    await page.goto(`./?lang=en&backend=wasm&threads=${threads}`);
    await page.evaluate(() => window.playground.ready());
    return page.evaluate(async () => (await window.playground.train(5)).losses);
  };
  const onTwo = await lossesWith(2);
  await expect(page.getByRole('status', { name: 'Backend' })).toHaveText(
    'WebAssembly · WebAssembly SIMD · 2 threads',
  );
  await page.getByRole('button', { name: 'Self-test of the backends' }).click();
  await expect(page.getByText(/2 threads: [\d.]+\sms a step, one: [\d.]+\sms/)).toBeVisible();
  expect(await lossesWith(2)).toEqual(onTwo);
  expect(await lossesWith(1)).toEqual(onTwo);
  await expect(page.getByRole('status', { name: 'Backend' })).toHaveText('WebAssembly · WebAssembly SIMD');
});

test('on four cores, a measured step decides between three threads and one @long', async ({ page }) => {
  await page.route('**/assets/entry-*.js', async (route) => {
    const response = await route.fetch();
    const cores = `Object.defineProperty(navigator, 'hardwareConcurrency', { value: 4 });`;
    await route.fulfill({ response, body: cores + (await response.text()) });
  });
  await page.goto(chooseBackend('./?lang=en', 'wasm'));
  const { selfTest } = await page.evaluate(() => window.playground.ready());
  const trial = selfTest.find(({ backend }) => backend === 'wasm');
  expect(trial?.threads).toMatchObject({ numThreads: 3, detail: '' });
  const { areUsed, msOnOne, msOnAll } = trial?.threads ?? {};
  expect(areUsed).toBe((msOnAll ?? Infinity) < 0.9 * (msOnOne ?? 0));
  expect(trial?.msPerStep).toBe(areUsed === true ? msOnAll : msOnOne);
  const chip = page.getByRole('status', { name: 'Backend' });
  await expect(chip).toHaveText(`WebAssembly · WebAssembly SIMD${areUsed === true ? ' · 3 threads' : ''}`);
  expect(await page.evaluate(async () => (await window.playground.train(2)).step)).toBe(2);
});

test.describe('on a host without the isolation headers', () => {
  test.beforeEach(async ({ page }) => {
    await page.route('**/*', async (route) => {
      const response = await route.fetch();
      const headers = Object.fromEntries(
        Object.entries(response.headers()).filter(([name]) => !name.startsWith('cross-origin-')),
      );
      await route.fulfill({ response, headers });
    });
  });

  test('the engine works on one thread @long', async ({ page }) => {
    await page.goto(chooseBackend('./?lang=en&student=cnn-4-8&batch=16&threads=2', 'wasm'));
    const { selfTest } = await page.evaluate(() => window.playground.ready());
    expect(selfTest.find(({ backend }) => backend === 'wasm')).toMatchObject({
      outcome: 'passed',
      threads: null,
    });
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  });
});
