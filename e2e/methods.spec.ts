import { expect, test } from './support.ts';

/** A method to switch on, the heading of its picture, and its terms in the ledger. */
const families = [
  { method: 'Soft targets', picture: 'Which wrong answers seem plausible?', term: 'Soft targets' },
  { method: 'Hints (FitNets)', picture: 'What the hint compares', term: 'Hints (FitNets)' },
  { method: 'Attention', picture: 'Where do the networks look?', term: 'Attention' },
  {
    method: 'Relations: distances',
    picture: 'Which pictures lie close to each other?',
    term: 'Relations: distances',
  },
  {
    method: 'Relations: angles',
    picture: 'Which pictures lie close to each other?',
    term: 'Relations: angles',
  },
] as const;

for (const { title, shown } of [
  { title: 'the picture of a method', shown: families.filter(({ method }) => method.startsWith('Hints')) },
  { title: 'the picture of every method', shown: families },
]) {
  test(`${title} changes during training, and its term is in the ledger${shown.length > 1 ? ' @long' : ''}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto('./?lang=en&student=cnn-4-8&batch=16&labelled=50&methods=');
    await page.evaluate(() => window.playground.train(2));
    const ledger = page.getByRole('region', { name: 'Loss ledger' });
    for (const { method, picture, term } of shown) {
      await page.getByRole('switch', { name: method, exact: true }).check();
      const figure = page.getByRole('article', { name: method, exact: true }).getByRole('figure').first();
      await expect(figure).toContainText(picture);
      // The teacher's answers stay the same; the student's change.
      const student = figure.getByRole('radio', { name: 'Student' });
      if (await student.isVisible()) await student.check();
      // Pictures are requested twice a second: wait for the first, to compare with.
      await expect(async () => {
        const first = await figure.screenshot();
        await page.waitForTimeout(700);
        expect((await figure.screenshot()).equals(first)).toBe(true);
      }).toPass();
      const before = await figure.screenshot();
      const { step, losses } = await page.evaluate(() => window.playground.train(15));
      expect(Object.values(losses).every(Number.isFinite)).toBe(true);
      await expect(async () => {
        expect((await figure.screenshot()).equals(before)).toBe(false);
      }).toPass();
      await ledger.scrollIntoViewIfNeeded();
      const row = ledger
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name: term, exact: true }) });
      await expect(row.getByRole('cell').nth(3)).toHaveText(/^\d+(\.\d+)?(e[+-]\d+)?$/);
      await page.getByRole('switch', { name: method, exact: true }).uncheck();
      const after = await page.evaluate(() => window.playground.train(1));
      expect(after.step).toBe(step + 1);
      expect(Object.keys(after.losses).toSorted()).toEqual(['control', 'crossEntropy', 'total']);
    }
  });
}

test('born again: shows three generations, and a student can be promoted by hand', async ({ page }) => {
  await page.goto(
    './?lang=en&student=cnn-4-8&batch=16&labelled=50&methods=born-again&generations=3&steps=30',
  );
  await page.evaluate(() => window.playground.ready());
  await page.getByRole('button', { name: 'Play' }).click();
  const figure = page.getByRole('figure').filter({ hasText: 'Accuracy by generation' });
  await expect(figure.getByRole('heading', { name: /^Generation 3/ })).toBeVisible();
  await expect(page.locator('[data-phase="finished"]')).toBeVisible();
  await expect(figure.getByRole('heading')).toHaveCount(3);
  await expect(figure.getByRole('definition').filter({ hasText: /%$/ })).toHaveCount(3 * 4);
  await figure.getByRole('button', { name: 'Make this student the teacher' }).click();
  await expect(figure.getByRole('heading')).toHaveCount(3);
  await expect(figure.getByRole('definition').filter({ hasText: /%$/ })).toHaveCount(3 * 4);
});
