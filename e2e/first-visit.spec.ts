import type { Page } from '@playwright/test';
import { expect, expectNoFaults, test } from './support.ts';

const ready = (page: Page) => page.evaluate(() => window.playground.ready());

/** Independent of the app's own softmax. */
function softmax(logits: readonly number[], temperature: number): number[] {
  const powers = logits.map((logit) => Math.E ** (logit / temperature));
  const sum = powers.reduce((total, power) => total + power);
  return powers.map((power) => power / sum);
}

test('a first visit: T changes the bars to the correct probabilities, and Play ends with two trained students', async ({
  page,
}) => {
  await page.goto('./?lang=en');
  await expect(page.getByRole('heading', { name: 'What is a soft target?' })).toBeVisible();
  await expect(page.getByRole('status', { name: 'Backend' })).toContainText('WebAssembly');
  const { adapter } = await page.evaluate(() => window.playground.ready());
  expect(adapter).toMatch(/^WebAssembly SIMD/);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);

  const bars = page.getByRole('region', { name: 'Soft targets' });
  await expect(bars.getByRole('row').nth(1).getByRole('cell').nth(1)).not.toHaveText('–');
  const textsOf = (column: number) =>
    bars
      .locator(`tbody td:nth-child(${column + 1})`)
      .evaluateAll((cells) => cells.map((cell) => cell.textContent));
  const atOne = (await textsOf(2)).map(Number);
  await page.getByRole('slider', { name: 'Temperature' }).focus();
  await page.keyboard.press('PageUp');
  await expect(page.getByRole('slider', { name: 'Temperature' })).toHaveAttribute('aria-valuetext', '10');
  // ln p is a logit: at T = 10 the page must show softmax(ln p / 10), up to rounding.
  const expected = softmax(
    atOne.map((probability) => Math.log(Math.max(probability, 1e-12))),
    10,
  );
  const shown = (await textsOf(3)).map(Number);
  expect(shown).toHaveLength(10);
  for (const [index, probability] of shown.entries()) {
    // Below 0.0005 only one digit is printed, so that ln p is known to ±0.7 at worst.
    expect(Math.abs(probability - (expected[index] ?? 0))).toBeLessThan(0.08 * Math.max(probability, 0.02));
  }

  await page.keyboard.press('PageDown');
  await expect(page.getByRole('slider', { name: 'Temperature' })).toHaveAttribute('aria-valuetext', '4');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(page.getByText('Finished')).toBeVisible({ timeout: 180_000 });
  await expect(page.getByText(/Step 500 of 500/)).toBeVisible();
  const { student, control, teacher } = await page.evaluate(() => window.playground.evaluate());
  expect(teacher).toBeGreaterThanOrEqual(0.99);
  expect(student - control).toBeGreaterThanOrEqual(0.03);
  await expect(page.getByRole('region', { name: 'Scoreboard' })).toContainText('9,098');
});

// The engine's own tests hold it too.
test('at α = 0 the curves are equal, and reset repeats the run exactly @long', async ({ page }) => {
  await page.goto('./?lang=en&alpha=0&student=cnn-4-8&batch=16');
  await ready(page);
  const first = await page.evaluate(() => window.playground.train(20));
  expect(first.losses['total']).toBe(first.losses['control']);
  expect(first.accuracy.student).toBe(first.accuracy.control);
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await page.evaluate(() => window.playground.configure({ alpha: 0.9 }));
  const apart = await page.evaluate(() => window.playground.train(20));
  expect(apart.losses['total']).not.toBe(apart.losses['control']);
  expect(apart.losses['control']).toBe(first.losses['control']);
  await page.evaluate(() => window.playground.reset({ seed: 5 }));
  expect(await page.evaluate(() => window.playground.config().seed)).toBe(5);
  const other = await page.evaluate(() => window.playground.train(20));
  expect(other.losses['control']).not.toBe(first.losses['control']);
});

test('works in Korean and English, and with the keyboard alone', async ({ page }) => {
  await page.goto('./?lang=ko&labelled=50&steps=10');
  await ready(page);
  await expect(page.getByRole('region', { name: '소프트 타깃', exact: true })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  const language = page.getByRole('button', { name: '언어' });
  await language.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Training curves' })).toBeVisible();
  await page.getByRole('button', { name: 'Play' }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByText(/Step 10 of 10/)).toBeVisible({ timeout: 60_000 });
  await expect(page).toHaveURL(/labelled=50/);
});

test('axe finds no violations @long', async ({ page }) => {
  await page.goto('./?lang=en');
  await expect(page.locator('main progress')).toBeVisible();
  await page.evaluate(() => window.playground.train(3));
  await expectNoFaults(page);
});
