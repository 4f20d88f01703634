import type { Page } from '@playwright/test';
import { chooseBackend, expect, expectNoFaults, test } from './support.ts';

const link = chooseBackend('./?lang=en&threads=1&student=cnn-4-8&labelled=100&batch=16&steps=80', 'wasm');

/** Trains on, and waits until the page shows the step. */
async function trainTo(page: Page, step: number, steps: number): Promise<void> {
  await page.evaluate((count) => window.playground.train(count), steps);
  await expect(page.locator('[data-spotlight="scores"]')).toContainText(`step ${step};`);
}

/** What bars and scoreboard show. */
const shown = (page: Page) =>
  Promise.all(
    ['bars', 'scores'].map((part) => page.locator(`[data-spotlight="${part}"] table`).first().innerText()),
  );

test('the slider takes bars and scoreboard back, and trains on from there', async ({ page }) => {
  await page.goto(link);
  await page.evaluate(() => window.playground.ready());
  await trainTo(page, 20, 20);
  const then = await shown(page);
  await trainTo(page, 60, 40);
  const now = await shown(page);
  expect(now).not.toEqual(then);

  const slider = page.getByRole('slider', { name: 'Time' });
  await expect(slider).toHaveAttribute('aria-valuetext', 'Now, step 60');
  for (const step of [50, 40, 30, 20]) {
    await slider.press('ArrowLeft');
    await expect(slider).toHaveAttribute('aria-valuetext', `Step ${step} of 80`);
  }
  await expect.poll(() => shown(page)).toEqual(then);
  await expect(page.locator('[data-spotlight="bars"]')).toContainText('Step 20');
  await expect(page.locator('[data-spotlight="scores"]')).toContainText('step 20;');
  await page.locator('[data-spotlight="recall"]').scrollIntoViewIfNeeded();
  await expect(page.locator('[data-spotlight="recall"]')).toContainText('step 20.');
  await expectNoFaults(page, '[data-spotlight="curves"]');
  await expectNoFaults(page, '[data-spotlight="bars"]');

  await slider.press('End');
  await expect.poll(() => shown(page)).toEqual(now);

  await slider.press('Home');
  await slider.press('ArrowRight');
  await page.getByRole('button', { name: 'Train on from here' }).press('Enter');
  await expect(page.getByText('Step 80 of 80', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(page.getByText('Step 60 of 80', { exact: true })).toBeVisible();
  await expect.poll(() => shown(page)).toEqual(now);
});
