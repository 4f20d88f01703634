import { chooseBackend, expect, firstScreenOnly, test } from './support.ts';

test('background engines give the live engine’s records, fetch no picture twice, and leave the run alone', async ({
  page,
  context,
}) => {
  const fetched: string[] = [];
  context.on('request', (request) => {
    if (/\/data\/.*\.bin$/.test(request.url())) fetched.push(request.url());
  });
  await page.goto(chooseBackend(`./?lang=en&labelled=100&${firstScreenOnly}`, 'wasm'));
  await page.evaluate(() => window.playground.ready());
  const { step } = await page.evaluate(() => window.playground.train(10));
  expect(step).toBe(10);

  const result = await page.evaluate(async () => {
    const jobs = [1, 2].map((seed) => ({
      config: { seed, steps: 20, labelled: 100 },
      measure: { answers: 50 },
    }));
    const ended: number[] = [];
    const records = await window.playground.run(jobs, {
      parallel: 2,
      onRecord: (_record, job) => ended.push(job),
    });
    const { step: liveStep, config } = await window.playground.snapshot();
    const live = await window.playground.run(jobs);
    const textOf = (all: typeof records) =>
      all.map(({ curves, answers, end }) => ({
        losses: curves.student.studentTotal.join(),
        accuracy: curves.evaluations.student.accuracy.join(),
        answers: answers?.student.join(),
        status: end.status,
      }));
    return {
      pool: textOf(records),
      live: textOf(live),
      ended: ended.toSorted((a, b) => a - b),
      liveStep,
      seed: config.seed,
    };
  });
  expect(result.pool).toEqual(result.live);
  expect(result.pool.map(({ status }) => status)).toEqual(['finished', 'finished']);
  expect(result.ended).toEqual([0, 1]);
  // Two files a split; the background engines read the live engine's memory.
  expect(new Set(fetched).size).toBe(fetched.length);
  expect(result.liveStep).toBe(10);
});
