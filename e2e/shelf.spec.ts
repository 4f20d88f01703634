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
  test.setTimeout(600_000);
  const open = async () => {
    await page.goto(chooseBackend('./?lang=en&labelled=20&steps=8&batch=8&student=cnn-4-8', 'webgpu'));
    await page.evaluate(() => window.playground.ready());
  };
  await open();
  await page.evaluate(() => window.playground.train(4));
  const before = await record(page);
  await open();
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await expect(page.getByText('Step 8 of 8')).toBeVisible();
  const after = await record(page);
  expect(after.id).toBe(before.id);
  expect(after.steps).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  await page.evaluate(() => window.playground.reset());
  await page.evaluate(() => window.playground.train(8));
  const whole = await record(page);
  expect(whole.steps).toEqual(after.steps);
  // A GPU may add in another order: no bits, but the same losses and accuracies.
  const pairs = (key: 'student' | 'control' | 'accuracy') =>
    whole[key].map((value, index) => [value, after[key][index] ?? NaN] as const);
  for (const key of ['student', 'control'] as const)
    for (const [value, other] of pairs(key)) expect(Math.abs(other / value - 1)).toBeLessThan(1e-3);
  for (const [value, other] of pairs('accuracy')) expect(Math.abs(other - value)).toBeLessThanOrEqual(0.002);
});
