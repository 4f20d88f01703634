import { chooseBackend, expect, test } from './support.ts';

test('the page is isolated from other origins, and all of it still comes', async ({ page }) => {
  await page.goto(chooseBackend('./?lang=en&student=cnn-4-8&batch=16', 'wasm'));
  const { adapter } = await page.evaluate(() => window.playground.ready());
  expect(adapter).toMatch(/^WebAssembly SIMD/);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  const losses = await page.evaluate(async () => (await window.playground.train(2)).losses);
  expect(losses['total']).toBeGreaterThan(0);
});

test.describe('on a host that sends no such headers', () => {
  test.beforeEach(async ({ page }) => {
    await page.route('**/*', async (route) => {
      const response = await route.fetch();
      const headers = Object.fromEntries(
        Object.entries(response.headers()).filter(([name]) => !name.startsWith('cross-origin-')),
      );
      await route.fulfill({ response, headers });
    });
  });

  test('the engine works, on one thread', async ({ page }) => {
    await page.goto(chooseBackend('./?lang=en&student=cnn-4-8&batch=16', 'wasm'));
    const { adapter } = await page.evaluate(() => window.playground.ready());
    expect(adapter).toBe('WebAssembly SIMD');
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  });
});
