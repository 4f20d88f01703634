import type { Page } from '@playwright/test';
import { expect, firstScreenOnly, test } from './support.ts';

const small = './?lang=en&student=cnn-4-8&batch=16&steps=20';
const ready = (page: Page) => page.evaluate(() => window.playground.ready());
const play = (page: Page) => page.getByRole('button', { name: 'Play' });

test.describe('a dataset that could not be loaded', () => {
  test.use({ expectedErrors: [/ERR_FAILED/] });

  test('is never confused with the previous run; Play and Try again build the requested one', async ({
    page,
  }) => {
    let isBlocked = true;
    await page.route(/data\/fashion-mnist\//, (route) => (isBlocked ? route.abort() : route.continue()));
    await page.goto(`${small}&${firstScreenOnly}`);
    await ready(page);
    await page.evaluate(() => window.playground.train(2));
    await page.getByRole('button', { name: /^Set-up/ }).click();
    await page.getByRole('combobox', { name: 'Dataset' }).selectOption('fashion-mnist');
    const alert = page.getByRole('alert');
    await expect(alert).toContainText(/fashion-mnist.* couldn’t be loaded/);
    // No digit may be shown under a Fashion-MNIST name.
    await expect(page.getByRole('img', { name: /Test picture/ })).toHaveCount(0);
    await play(page).click();
    await expect(alert).toContainText(/fashion-mnist.* couldn’t be loaded/);
    await expect(play(page)).toBeVisible();
    await expect(page.getByRole('region', { name: 'Training', exact: true })).toContainText('Stopped');
    isBlocked = false;
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(alert).toBeEmpty();
    await expect(page.getByRole('img', { name: /Test picture/ })).toBeVisible();
    await play(page).click();
    await expect(page.getByText(/Step 20 of 20/)).toBeVisible({ timeout: 60_000 });
    const { config } = await page.evaluate(() => window.playground.snapshot());
    expect(config.dataset).toBe('fashion-mnist');
  });
});

test('Play pressed while a new run is being built plays the new run', async ({ page }) => {
  await page.goto(`${small}&${firstScreenOnly}`);
  await ready(page);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/teachers\/mnist\/card.json/, async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole('button', { name: 'New seed' }).click();
  await play(page).click();
  await expect(page.getByText('Loading pictures…')).toBeVisible();
  release();
  await expect(page.getByText(/Step 20 of 20/)).toBeVisible({ timeout: 60_000 });
  expect((await page.evaluate(() => window.playground.snapshot())).config.seed).toBe(2);
});

test('five clicks on Step take five steps, however slow a step is @long', async ({ page }) => {
  await page.goto('./?lang=en&batch=512&labelled=600&student=cnn-8-16');
  await ready(page);
  const step = page.getByRole('button', { name: 'Step', exact: true });
  for (let click = 0; click < 5; click++) await step.click();
  await expect(page.getByText(/Step 5 of 500/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Paused')).toBeVisible();
  expect((await page.evaluate(() => window.playground.snapshot())).step).toBe(5);
});

test('the test on all pictures updates the scoreboard but not the curves @long', async ({ page }) => {
  await page.goto(small);
  await ready(page);
  await page.evaluate(() => window.playground.train(5));
  const curves = page.getByRole('region', { name: 'Training curves' });
  await expect(curves).toContainText('on 1,000 test pictures');
  await page.getByRole('button', { name: 'Test on all pictures' }).click();
  await expect(page.getByRole('progressbar', { name: 'Testing on all pictures…' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Scoreboard' })).toContainText('on 10,000 test pictures');
  await expect(curves).toContainText('on 1,000 test pictures');
});
