import type { Page } from '@playwright/test';
import { expect, test } from './support.ts';

const stepOf = (page: Page) => page.evaluate(async () => (await window.playground.snapshot()).step);

// Headless Chromium 156 keeps every tab visible: another tab in front, a minimised window and
// Page.setWebLifecycleState('frozen') were tried, and none sent `visibilitychange` or `freeze`. So the test takes from
// the page what a hidden tab loses: time on its thread. Timers and drawing stop; the engine must continue by
// itself.
test('training continues while the page’s thread is throttled, as in a hidden tab, and the page catches up @long', async ({
  page,
}) => {
  await page.goto('./?lang=en&student=cnn-4-8&batch=16&steps=5000');
  await page.evaluate(() => window.playground.ready());
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(page.getByText('Training student and control')).toBeVisible();
  const [before, during] = await page.evaluate(async () => {
    const first = await window.playground.snapshot();
    const end = performance.now() + 3_000;
    while (performance.now() < end);
    return [first.step, (await window.playground.snapshot()).step];
  });
  expect(during).toBeGreaterThan((before ?? 0) + 20);
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('Paused')).toBeVisible();
  const step = (await stepOf(page)).toLocaleString('en');
  await expect(page.getByText(`Step ${step} of`)).toBeVisible();
});
