import { chooseBackend, expect, expectNoFaults, test } from './support.ts';

const short = 'lang=en&labelled=50&steps=6&batch=16&student=cnn-4-8';

test('five seeds train beside the live run, as dots, words and a verdict, and scripts get the same', async ({
  page,
}) => {
  await page.goto(chooseBackend(`./?${short}`, 'wasm'));
  await page.evaluate(() => window.playground.ready());
  await page.evaluate(() => window.playground.train(3));
  const region = page.getByRole('region', { name: 'Repeats' });
  await region.getByRole('button', { name: 'Repeat with 5 seeds' }).press('Enter');
  await expect(region.getByRole('button', { name: 'Stop' })).toBeFocused();
  await expect(region.getByRole('status')).toHaveText('Done: 5 seeds.', { timeout: 120_000 });
  await expect(region.locator('circle')).toHaveCount(10);
  await expect(region).toContainText(/(Too close to call|is ahead).* 5 seeds/);
  await expect(region).toContainText('95% interval (paired t): from');
  // The live run went on from where it was.
  expect((await page.evaluate(() => window.playground.snapshot())).step).toBe(3);

  await region.getByText('The numbers').click();
  const shown = await region.getByRole('row').allTextContents();
  await expectNoFaults(page, '[aria-labelledby="repeats-title"]');
  const { answer, rows, refused } = await page.evaluate(async () => {
    const { playground } = window;
    const refusal = await playground.repeat({ seeds: 0 }).catch((error: unknown) => String(error));
    const told: number[] = [];
    const { records, ...rest } = await playground.repeat(
      { seeds: [2, 1] },
      { onRecord: (_, job) => told.push(job) },
    );
    const table = await playground.study({ alpha: [0], seeds: 1 });
    const accuracies = records.map(({ seed, reports }) => ({
      seed,
      student: reports.fullTest?.student.accuracy,
    }));
    return { answer: { ...rest, accuracies, numTold: told.length }, rows: table, refused: refusal };
  });
  expect(refused).toContain('seeds is 0, expected a whole number from 1 to 100');
  expect(answer.numTold).toBe(2);
  expect(answer.verdict).toBe('too-close');
  const { mean, low, high } = answer.difference;
  expect(low).toBeLessThanOrEqual(mean ?? NaN);
  expect(high).toBeGreaterThanOrEqual(mean ?? NaN);
  // The same seeds give the same numbers as the region shows.
  for (const { seed, student } of answer.accuracies)
    expect(shown[seed]).toContain(`${seed}${((student ?? NaN) * 100).toFixed(1)}%`);
  // Without the teacher's share, student and control are the same network.
  expect(rows).toMatchObject([
    {
      alpha: 0,
      temperature: 4,
      seeds: [1],
      difference: { mean: 0, low: null, high: null },
      verdict: 'too-close',
      parameters: { student: expect.any(Number) },
    },
  ]);
  expect(rows[0]?.msPerPicture?.student).toBeGreaterThan(0);
});

test('on WebGPU seeds train in the background beside the live run, with the same numbers @long', async ({
  page,
}) => {
  await page.goto(chooseBackend('./?lang=en&labelled=20&steps=3&batch=8&student=cnn-4-8', 'webgpu'));
  await page.evaluate(() => window.playground.ready());
  await page.evaluate(() => window.playground.train(1));
  // As a repeat does, but without its test on 10,000 pictures, which takes minutes on a software adapter.
  const runs = await page.evaluate(async () => {
    const jobs = [1, 2].map((seed) => ({ config: { ...window.playground.config(), seed } }));
    const records = await window.playground.run(jobs, { parallel: 1 });
    return records.map(({ seed, backend, end, curves }) => ({
      seed,
      backend,
      status: end.status,
      losses: Array.from(curves.student.studentTotal),
    }));
  });
  const finished = { backend: 'webgpu', status: 'finished' };
  expect(runs).toMatchObject([
    { seed: 1, ...finished },
    { seed: 2, ...finished },
  ]);
  expect(runs[0]?.losses).toHaveLength(3);
  // The live run stayed where it was, and goes on to the numbers of the background run with its seed.
  expect((await page.evaluate(() => window.playground.snapshot())).step).toBe(1);
  const { losses } = await page.evaluate(() => window.playground.train(2));
  expect(Math.abs((losses['total'] ?? NaN) / (runs[0]?.losses[2] ?? NaN) - 1)).toBeLessThan(1e-3);
});
