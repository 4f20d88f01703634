import type { Page } from '@playwright/test';
import { chooseBackend, expect, expectNoFaults, test } from './support.ts';

/** One thread: the sums of several may round differently. */
const link = chooseBackend(
  './?lang=en&threads=1&student=cnn-4-8&labelled=100&batch=16&steps=20&augmentation=shift',
  'wasm',
);

/** The students' losses of the run on the page, and whether it has ended. */
const record = (page: Page) =>
  page.evaluate(async () => {
    const [first] = await window.playground.records();
    const { step, studentTotal, controlTotal } = first?.curves.student ?? {};
    return {
      id: first?.id,
      steps: Array.from(step ?? []),
      student: Array.from(studentTotal ?? []),
      control: Array.from(controlTotal ?? []),
      accuracy: Array.from(first?.curves.evaluations.student.accuracy ?? []),
    };
  });

async function openPage(page: Page): Promise<void> {
  await page.goto(link);
  await page.evaluate(() => window.playground.ready());
}

test('a run goes on after a reload with the same numbers, and the shelf shows it', async ({ page }) => {
  await openPage(page);
  await page.evaluate(() => window.playground.train(10));
  const before = await record(page);
  expect(before.steps).toHaveLength(10);

  await openPage(page);
  await expect(page.getByText('Continue at step 10 of 20')).toBeVisible();
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await expect(page.getByText('Step 20 of 20')).toBeVisible();
  const after = await record(page);
  expect(after.id).toBe(before.id);
  await page.evaluate(() => window.playground.reset());
  await page.evaluate(() => window.playground.train(20));
  const whole = await record(page);
  expect(whole.id).not.toBe(after.id);
  expect({ ...after, id: null }).toEqual({ ...whole, id: null });

  await page.getByRole('button', { name: 'Runs', exact: true }).press('Enter');
  const shelf = page.getByRole('dialog', { name: 'Runs' });
  const rows = shelf.getByRole('table').first().getByRole('row');
  // A row of headings, and two runs.
  await expect(rows).toHaveCount(3);
  await shelf
    .getByRole('checkbox', { name: /^Compare/ })
    .first()
    .press('Space');
  const cursor = shelf.getByRole('slider', { name: 'Accuracy of the chosen runs' });
  await cursor.press('Home');
  await expect(cursor).toHaveAttribute('aria-valuenow', '0');
  await expectNoFaults(page, 'dialog');
  await shelf
    .getByRole('button', { name: /^Delete/ })
    .first()
    .press('Enter');
  await expect(rows).toHaveCount(2);
  await expect(shelf.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(3);
  await page.keyboard.press('Escape');
  await expect(shelf).toBeHidden();
});

test('on WebGPU a kept run goes on after a reload like one that was never cut off @long', async ({
  page,
}) => {
  const open = async () => {
    await page.goto(chooseBackend('./?lang=en&labelled=20&steps=4&batch=8&student=cnn-4-8', 'webgpu'));
    await page.evaluate(() => window.playground.ready());
  };
  await open();
  await page.evaluate(() => window.playground.train(2));
  const before = await record(page);
  await open();
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  // A software adapter compiles its kernels and evaluates 1,000 pictures first.
  await expect(page.getByText('Step 4 of 4')).toBeVisible({ timeout: 200_000 });
  const after = await record(page);
  expect(after.id).toBe(before.id);
  expect(after.steps).toEqual([1, 2, 3, 4]);
  await page.evaluate(() => window.playground.reset());
  await page.evaluate(() => window.playground.train(4));
  const whole = await record(page);
  expect(whole.steps).toEqual(after.steps);
  // A GPU may add in another order: no bits, but the same losses and the same accuracy at the end.
  for (const lane of ['student', 'control'] as const)
    for (const [index, value] of whole[lane].entries())
      expect(Math.abs((after[lane][index] ?? NaN) / value - 1)).toBeLessThan(1e-3);
  const gap = (after.accuracy.at(-1) ?? NaN) - (whole.accuracy.at(-1) ?? NaN);
  expect(Math.abs(gap)).toBeLessThanOrEqual(0.002);
});
