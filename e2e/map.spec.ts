import { chooseBackend, expect, expectNoFaults, test } from './support.ts';

const short = 'lang=en&labelled=50&steps=6&batch=16&student=cnn-4-8';

test('a map is stopped, goes on after a reload, and its cells load their runs', async ({ page }) => {
  await page.goto(chooseBackend(`./?${short}`, 'wasm'));
  await page.evaluate(() => window.playground.ready());
  const region = page.getByRole('region', { name: 'Map' });
  await region.getByRole('textbox', { name: 'Values across' }).fill('1, 4');
  await region.getByRole('textbox', { name: 'Values up' }).fill('0.3, 0.9');
  await region.getByRole('button', { name: '1', exact: true }).click();
  await region.getByRole('button', { name: 'Train the map: 4 runs' }).press('Enter');
  await expect(region.getByRole('button', { name: 'Stop' })).toBeFocused();
  await expect(region).toContainText(/[1-9]\d* of 4 runs done/, { timeout: 120_000 });
  await region.getByRole('button', { name: 'Stop' }).press('Enter');
  await expect(region).toContainText(/Stopped\.|The map is done/);

  await page.reload();
  await page.evaluate(() => window.playground.ready());
  const resume = region.getByRole('button', { name: 'Resume' });
  // A fast machine may have finished before it was stopped.
  if ((await resume.getAttribute('aria-disabled')) !== 'true') {
    await expect(resume).toHaveText(/Resume: [1-9]\d* of 4 runs done/);
    await resume.press('Enter');
  }
  await expect(region).toContainText('The map is done: 4 runs.', { timeout: 120_000 });
  await expect(region.getByRole('gridcell', { name: /points, one seed, uncertain/ })).toHaveCount(4);
  await region.getByText('The numbers').click();
  await expectNoFaults(page, '[aria-labelledby="map-title"]');

  // Every run stands on the shelf, once.
  const records = await page.evaluate(async () =>
    (await window.playground.records()).map(({ end }) => end.status),
  );
  expect(records.filter((status) => status === 'finished')).toHaveLength(4);

  await region.getByRole('gridcell', { name: /^T 1, α 0\.9/ }).click();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(region.getByRole('gridcell', { name: /^T 4, α 0\.3/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(region).toContainText('T 4, α 0.3, seed 1 is in the lab now.');
  expect(await page.evaluate(() => window.playground.config())).toMatchObject({ temperature: 4, alpha: 0.3 });
});
