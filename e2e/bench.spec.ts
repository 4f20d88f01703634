import type { BenchReport } from '../src/protocol/bench/bench-report.ts';
import { expect, expectNoFaults, test } from './support.ts';

test('the benchmark measures a step on every kind of path and copies its result @long', async ({
  page,
  context,
}) => {
  test.setTimeout(240_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const paths = ['webgpu-recorded', 'webgpu-operations', 'wasm', 'wasm-stock'];
  await page.goto(`./?bench=1&lang=en&quick=1&only=student&paths=${paths.join()}`);
  await expect(page.getByRole('status')).toHaveText('Not started.');
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('status')).toHaveText('Finished.', { timeout: 200_000 });

  const lines = page.getByRole('region', { name: 'Every figure' }).locator('tr[data-path]');
  await expect(lines).toHaveCount(paths.length);
  await expect(lines.first()).toContainText('WebGPU, ours, recorded');
  await expect(page.getByRole('region', { name: 'How many times as fast' })).toContainText(/[\d.]+ ×/);

  await page.getByRole('button', { name: 'Copy result' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  const report = JSON.parse(await page.evaluate(() => navigator.clipboard.readText())) as BenchReport;
  expect(report.gaps).toEqual([]);
  expect(report.measurements.map(({ path }) => path)).toEqual(paths);
  // The same batch and weights: the first loss is equal on every path.
  const [first, ...others] = report.measurements.map(({ firstValue }) => firstValue);
  for (const other of others) expect(Math.abs(other - (first ?? NaN))).toBeLessThan(1e-3);
  for (const { medianMs, path, dispatches, submits } of report.measurements) {
    expect(medianMs).toBeGreaterThan(0);
    expect(dispatches !== null && submits !== null).toBe(path.startsWith('webgpu'));
  }
  const dispatchesOf = (id: string) => report.measurements.find(({ path }) => path === id)?.dispatches ?? NaN;
  expect(dispatchesOf('webgpu-recorded')).toBeLessThan(dispatchesOf('webgpu-operations') / 2);
  await expectNoFaults(page);
});

test('the benchmark can be stopped, is shown in Korean, and names the paths that are missing', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('./?bench=1&lang=ko&quick=1&only=student&paths=cpu,wasm');
  await page.getByRole('button', { name: '시작' }).click();
  await expect(page.getByRole('status')).toContainText('2개 중 2번째');
  await page.getByRole('button', { name: '정지' }).click();
  await expect(page.getByRole('status')).toContainText('정지했습니다');
  await page.getByRole('button', { name: '결과 복사' }).click();
  await expect(page.getByRole('textbox', { name: '결과(JSON)' })).toHaveValue(/"path": "wasm"/);
  await expectNoFaults(page);
});
