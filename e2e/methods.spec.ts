import attention from '../src/distill/golden/at.json' with { type: 'json' };
import angle from '../src/distill/golden/rkd_angle.json' with { type: 'json' };
import decoupled from '../src/distill/golden/dkd.json' with { type: 'json' };
import { chooseBackend, expect, test } from './support.ts';

/** What a visitor switches on, the picture that belongs to it, and what the ledger calls its terms. */
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

for (const { method, picture, term } of families) {
  test(`${method}: its picture changes as training goes on, and its term is in the ledger`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto('./?lang=en&student=cnn-4-8&batch=16&labelled=50&methods=');
    await page.evaluate(() => window.playground.ready());
    await page.evaluate(() => window.playground.train(2));
    await page.getByRole('switch', { name: method, exact: true }).check();
    const panel = page.getByRole('article', { name: method, exact: true });
    await expect(panel).toBeVisible();
    const figure = panel.getByRole('figure').first();
    await expect(figure).toContainText(picture);
    // The teacher's answers stay what they are; the student's are what changes.
    const student = figure.getByRole('radio', { name: 'Student' });
    if (await student.isVisible()) await student.check();
    // Pictures are asked for twice a second: the first one has to be there to be compared with.
    await expect(async () => {
      const first = await figure.screenshot();
      await page.waitForTimeout(700);
      expect((await figure.screenshot()).equals(first)).toBe(true);
    }).toPass();
    const before = await figure.screenshot();
    const { losses } = await page.evaluate(() => window.playground.train(40));
    expect(Object.values(losses).every(Number.isFinite)).toBe(true);
    await expect(async () => {
      expect((await figure.screenshot()).equals(before)).toBe(false);
    }).toPass();
    const ledger = page.getByRole('region', { name: 'Loss ledger' });
    await ledger.scrollIntoViewIfNeeded();
    const row = ledger
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: term, exact: true }) });
    await expect(row.getByRole('cell').nth(3)).toHaveText(/^\d+(\.\d+)?(e[+-]\d+)?$/);
    await page.getByRole('switch', { name: method, exact: true }).uncheck();
    const after = await page.evaluate(() => window.playground.train(1));
    expect(after.step).toBe(43);
    expect(Object.keys(after.losses).toSorted()).toEqual(['control', 'crossEntropy', 'total']);
  });
}

test('born again: three generations climb the staircase, and a student is made teacher by hand', async ({
  page,
}) => {
  await page.goto(
    './?lang=en&student=cnn-4-8&batch=16&labelled=50&methods=born-again&generations=3&steps=30',
  );
  await page.evaluate(() => window.playground.ready());
  await page.getByRole('button', { name: 'Play' }).click();
  const figure = page.getByRole('figure').filter({ hasText: 'The staircase of generations' });
  await expect(figure.getByRole('heading', { name: /^Generation 3/ })).toBeVisible();
  await expect(page.locator('[data-phase="finished"]')).toBeVisible();
  await expect(figure.getByRole('heading')).toHaveCount(3);
  await expect(figure.getByRole('definition').filter({ hasText: /%$/ })).toHaveCount(3 * 4);
  await figure.getByRole('button', { name: 'Make this student the teacher' }).click();
  await expect(figure.getByRole('heading')).toHaveCount(3);
  await expect(figure.getByRole('definition').filter({ hasText: /%$/ })).toHaveCount(3 * 4);
});

test('a layer that a network has not, and a weight out of range, are refused with a sentence', async ({
  page,
}) => {
  await page.goto('./?lang=en&methods=hints&hintLayer=stage3&hintBeta=-5');
  const { hintLayer, hintBeta } = await page.evaluate(async () => {
    await window.playground.ready();
    return { hintLayer: undefined, hintBeta: undefined, ...window.playground.config() };
  });
  expect([hintLayer, hintBeta]).toEqual(['stage2', 100]);
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('hintLayer is stage3, expected stage1 | stage2');
  await expect(alert).toContainText('hintBeta is -5, expected a number from 0.01 to 1000');
  const refused = await page.evaluate(() =>
    window.playground.configure({ guidedLayer: 'stage3' }).then(
      () => 'taken',
      (error: Error) => error.message,
    ),
  );
  expect(refused).toBe('guidedLayer is stage3, expected stage1 | stage2');
  const { step } = await page.evaluate(() => window.playground.train(2));
  expect(step).toBe(2);
});

test('a script gets PyTorch’s values and gradients on WebGPU, and trains with all families on', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await page.goto(chooseBackend('./?lang=en&student=cnn-4-8&batch=8&labelled=20', 'webgpu'));
  await page.evaluate(() => window.playground.ready());
  const [attentionCase, angleCase, decoupledCase] = [attention.cases[1], angle.cases[1], decoupled.cases[4]];
  const cases = [
    ['attention-transfer', attentionCase?.inputs, {}, attentionCase?.values.code, attentionCase?.grads.code],
    ['relational-angle', angleCase?.inputs, {}, angleCase?.values.safe_mean, angleCase?.grads.repo_mean],
    [
      'decoupled',
      decoupledCase?.inputs,
      { temperature: 2 },
      decoupledCase?.values.stable,
      decoupledCase?.grads.stable,
    ],
  ] as const;
  for (const [id, inputs, hyperparameters, value = NaN, gradient = []] of cases) {
    const answer = await page.evaluate(
      ([method, given, settings]) =>
        window.playground.loss(method, given as Parameters<typeof window.playground.loss>[1], settings),
      [id, inputs, hyperparameters] as const,
    );
    expect(Math.abs(answer.total / value - 1)).toBeLessThan(1e-3);
    const largest = Math.max(...gradient.map(Math.abs));
    expect(answer.gradient).toHaveLength(gradient.length);
    for (const [index, want] of gradient.entries()) {
      expect(Math.abs((answer.gradient[index] ?? NaN) - want)).toBeLessThan(1e-3 * largest);
    }
  }
  await page.evaluate(() =>
    window.playground.configure({
      methods: ['soft-targets', 'hints', 'attention-transfer', 'relational-distance', 'relational-angle'],
    }),
  );
  const { losses } = await page.evaluate(() => window.playground.train(3));
  expect(Object.keys(losses)).toEqual(
    expect.arrayContaining(['softTargets', 'hint', 'attention', 'distance', 'angle']),
  );
  expect(Object.values(losses).every(Number.isFinite)).toBe(true);
});
