import { chooseBackend, expect, expectNoFaults, test } from './support.ts';

const link = chooseBackend('./?lang=en&student=cnn-4-8&labelled=100&batch=16&steps=20', 'wasm');

test('compares the answers of a short run, down to the pictures in a cell', async ({ page }) => {
  await page.goto(link);
  await page.evaluate(() => window.playground.ready());
  await page.evaluate(() => window.playground.train(20));
  const comparison = page.getByRole('region', { name: 'Comparison' });
  await comparison.getByRole('button', { name: 'Compare', exact: true }).press('Enter');
  await expect(comparison.getByRole('status').first()).toHaveText('Step 20, 1,000 test pictures.');
  const matrix = comparison.getByRole('grid', { name: 'Confusion matrix: Teacher' });
  await matrix.getByRole('gridcell', { name: /^0 recognised/ }).press('Enter');
  const pictures = comparison.getByRole('region', { name: 'Teacher: true class 0, predicted 0' });
  const first = pictures.getByRole('button').first();
  await first.press('Enter');
  await expect(first).toHaveAttribute('aria-pressed', 'true');
  await expect(pictures.getByRole('status')).toContainText('is now the lab’s picture');
  for (const name of ['Fidelity', 'Calibration', 'Errors', 'Classes', 'Confusion']) {
    await page.getByRole('tab', { name }).click();
    await expectNoFaults(page, '[aria-labelledby="comparison-title"]');
  }
});
