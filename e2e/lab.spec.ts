import { expect, expectNoFaults, expectToFit, firstScreenOnly, test, watchShifts } from './support.ts';

test('fits every screen; on a phone in Korean nothing moves when the letters come, and axe finds no violations', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 390, height: 844 });
  const shift = await watchShifts(page);
  // Its load event waits for the letters.
  await page.goto('./?lang=ko&labelled=50', { waitUntil: 'domcontentloaded' });
  await page.evaluate(() => window.playground.ready());
  await expect(page.getByRole('button', { name: /^수업/ })).toBeVisible();
  expect(await shift()).toBeLessThan(0.02);
  await page.evaluate(() => window.playground.train(3));
  await expectToFit(page);
  await expectNoFaults(page);
});

for (const { width, height, language, tag } of [
  { width: 1280, height: 720, language: 'en', tag: '' },
  { width: 390, height: 844, language: 'ko', tag: ' @long' },
]) {
  test(`layout does not shift while the teacher and the students train: ${width}×${height}, ${language}${tag}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto(
      `./?lang=${language}&teacherWeights=live&teacherSteps=20&student=cnn-4-8&batch=16&steps=800`,
    );
    await page.evaluate(() => window.playground.ready());
    const curves = page.locator('#curves-title');
    const before = (await curves.boundingBox())?.y;
    await page.getByRole('button', { name: language === 'ko' ? '학습 시작' : 'Play' }).click();
    expect((await curves.boundingBox())?.y).toBe(before);
    // The curves take their room at the start, once.
    await expect(page.locator('[data-started="true"]')).toBeAttached();
    const places = await page.evaluate(async () => {
      const seen = new Set<string>();
      const phase = () => document.querySelector<HTMLElement>('[data-phase]')?.dataset['phase'];
      while (phase() !== 'finished') {
        // The page may scroll only when the visitor scrolls.
        const tops = [...document.querySelectorAll('h2')].map((each) => each.getBoundingClientRect().top);
        seen.add(tops.map(Math.round).join(' '));
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      return [...seen];
    });
    expect(places).toHaveLength(1);
  });
}

test('predict returns the softmax of the logits; T and α act at the next step without restarting the run', async ({
  page,
}) => {
  await page.goto(`./?lang=en&student=cnn-4-8&batch=16&steps=400&${firstScreenOnly}`);
  await page.evaluate(() => window.playground.ready());
  const [cold, warm] = await page.evaluate(async () => {
    const pixels = Array.from({ length: 784 }, (_, index) => (index % 28 === 14 ? 1 : 0));
    return [
      await window.playground.predict(pixels, { temperature: 1 }),
      await window.playground.predict(pixels, { temperature: 5 }),
    ];
  });
  const heated = cold?.teacher.map((probability) => probability ** (1 / 5)) ?? [];
  const total = heated.reduce((sum, value) => sum + value, 0);
  for (const [index, value] of heated.entries()) expect(warm?.teacher[index]).toBeCloseTo(value / total, 4);
  const refused = await page.evaluate(() => window.playground.predict([1, 2, 3]).catch(String));
  expect(refused).toContain('784');

  await page.getByRole('button', { name: 'Play' }).click();
  await page.getByRole('slider', { name: 'Alpha' }).focus();
  await page.keyboard.press('Home');
  await expect(page.getByRole('slider', { name: 'Alpha' })).toHaveAttribute('aria-valuetext', '0');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('Paused')).toBeVisible();
  // At α = 0 the loss is the labels' share only: the run used the new value without restarting.
  const before = await page.evaluate(() => window.playground.snapshot());
  expect(before.step).toBeGreaterThan(0);
  const { step, losses } = await page.evaluate(() => window.playground.train(1));
  expect(step).toBe(before.step + 1);
  expect(losses['total']).toBe(losses['crossEntropy']);
});

test('trains a live teacher before the students @long', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto('./?lang=en&teacherWeights=live&teacherSteps=5&student=cnn-4-8&batch=16&steps=5');
  await page.evaluate(() => window.playground.ready());
  await page.getByRole('button', { name: 'Step teacher' }).click();
  await expect(page.getByRole('heading', { name: 'Teacher’s cross-entropy on the batch' })).toBeVisible();
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(page.getByText(/Step 5 of 5/)).toBeVisible({ timeout: 60_000 });
  expect(await page.evaluate(async () => (await window.playground.snapshot()).teacherStep)).toBe(5);
});

test('a run that needs more pictures waits for them and says so', async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/train-1\.\w+\.bin/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`./?lang=en&labelled=5000&student=cnn-4-8&batch=16&${firstScreenOnly}`);
  await expect(page.getByText('Waiting for more pictures…')).toBeVisible({ timeout: 30_000 });
  release();
  await page.evaluate(() => window.playground.ready());
  const { step } = await page.evaluate(() => window.playground.train(1));
  expect(step).toBe(1);
});
