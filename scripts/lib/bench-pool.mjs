/** Times the engine pool: the same jobs on 1, 2, … engines, in one page. */

const NUM_JOBS = 10;
/** Longest wait between two redraws that is still fluent, ms. */
const FLUENT_MS = 500;
/** Beside the live run the jobs take two to three times as long as alone; after this many times one is stuck. */
const SLOWEST_BESIDE = 20;

/** @param {readonly number[]} values */
const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low = NaN, high = NaN] = [sorted[half - 1], sorted[half]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
};

/**
 * Trains ten jobs, seeds 1 to 10 of the default run, with a number of engines.
 *
 * @param {import('@playwright/test').Page} page
 * @param {number} parallel
 * @param {number} steps
 * @returns {Promise<{ seconds: number, curves: string }>} the time, and the losses of all jobs as text
 */
async function timeJobs(page, parallel, steps) {
  return page.evaluate(async ([numJobs, numEngines, numSteps]) => {
    const jobs = Array.from({ length: numJobs }, (_, index) => ({
      config: { seed: index + 1, steps: numSteps },
    }));
    const started = performance.now();
    const records = await window.playground.run(jobs, { parallel: numEngines });
    const seconds = (performance.now() - started) / 1_000;
    const failed = records.find(({ end }) => end.status !== 'finished');
    if (failed) throw new Error(`a job did not finish: ${JSON.stringify(failed.end)}`);
    return { seconds, curves: records.map(({ curves }) => curves.student.studentTotal.join()).join('\n') };
  }, /** @type {const} */ ([NUM_JOBS, parallel, steps]));
}

/**
 * Plays the live run beside the pool's jobs, and measures how long the page shows no new frame.
 *
 * @param {import('@playwright/test').Page} page
 * @param {number} steps of each job
 * @param {number} limitMs after which the jobs are cancelled
 * @throws if a job does not finish
 */
async function watchLiveRun(page, steps, limitMs) {
  // Longer than the jobs take; the curves begin with the first evaluation.
  await page.evaluate(() => window.playground.configure({ steps: 100_000 }));
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.locator('.recharts-surface').nth(1).waitFor();
  return page.evaluate(async ([numJobs, numSteps, limit]) => {
    // Every frame changes the step number and the loss chart.
    const main = document.querySelector('main');
    if (!main) throw new Error('there is no main');
    let last = performance.now();
    /** @type {number[]} */
    const gapsMs = [];
    const observer = new MutationObserver(() => {
      const now = performance.now();
      // One redraw is several changes.
      if (now - last > 20) gapsMs.push(now - last);
      last = now;
    });
    observer.observe(main, { subtree: true, childList: true, attributes: true, characterData: true });
    const jobs = Array.from({ length: numJobs }, (_, index) => ({
      config: { seed: index + 1, steps: numSteps },
    }));
    const started = performance.now();
    const secondsSoFar = () => ((performance.now() - started) / 1_000).toFixed(1);
    const records = await window.playground.run(jobs, {
      parallel: true,
      signal: AbortSignal.timeout(limit),
      onRecord: ({ end }, job) =>
        console.info(`beside the live run, job ${job + 1} ${end.status}: ${secondsSoFar()} s`),
    });
    observer.disconnect();
    gapsMs.push(performance.now() - last);
    const seconds = Number(secondsSoFar());
    const numFinished = records.filter(({ end }) => end.status === 'finished').length;
    if (numFinished < numJobs)
      throw new Error(`only ${numFinished} of ${numJobs} jobs finished in ${seconds} s beside the live run`);
    const { step } = await window.playground.snapshot();
    return { gapsMs, steps: step, seconds };
  }, /** @type {const} */ ([NUM_JOBS, steps, limitMs]));
}

/** @param {import('@playwright/test').Page} page */
async function memoryOfWorkers(page) {
  return page.evaluate(async () => {
    /** @type {{ breakdown: { bytes: number, attribution: { scope: string }[] }[] }} */
    const { breakdown } = await Reflect.apply(
      Reflect.get(performance, 'measureUserAgentSpecificMemory'),
      performance,
      [],
    );
    return breakdown
      .filter(({ bytes, attribution }) => bytes > 0 && attribution[0]?.scope === 'DedicatedWorkerGlobalScope')
      .map(({ bytes }) => bytes);
  });
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {{ numCores: number, isQuick: boolean }} options
 * @returns a report as plain data
 */
export async function benchPool(page, { numCores, isQuick }) {
  const [steps, rounds] = isQuick ? [100, 1] : [300, 3];
  const { backend } = await page.evaluate(() => window.playground.ready());
  const counts = Array.from({ length: Math.min(4, numCores) }, (_, index) => index + 1);
  /** @type {Map<number, number[]>} */
  const seconds = new Map(counts.map((count) => [count, []]));
  /** @type {Set<string>} */
  const curves = new Set();
  for (let round = 0; round < rounds; round++) {
    for (const count of counts) {
      const timed = await timeJobs(page, count, steps);
      seconds.get(count)?.push(timed.seconds);
      curves.add(timed.curves);
      console.error(`round ${round + 1}, ${count} engines: ${timed.seconds.toFixed(1)} s`);
    }
  }
  const workersBytes = await memoryOfWorkers(page);
  const alone = median(seconds.get(1) ?? []);
  page.on('console', (message) => message.type() === 'info' && console.error(message.text()));
  const live = await watchLiveRun(page, steps, SLOWEST_BESIDE * alone * 1_000);
  const { gapsMs } = live;
  return {
    backend,
    numJobs: NUM_JOBS,
    steps,
    isBitEqual: curves.size === 1,
    engines: counts.map((count) => {
      const times = seconds.get(count) ?? [];
      return { count, medianSeconds: median(times), seconds: times, ratio: median(times) / alone };
    }),
    workersBytes,
    live: {
      steps: live.steps,
      jobsSeconds: live.seconds,
      medianGapMs: median(gapsMs),
      longestGapMs: Math.max(...gapsMs),
      numLongGaps: gapsMs.filter((ms) => ms > FLUENT_MS).length,
      numGaps: gapsMs.length,
    },
  };
}

/** @param {Awaited<ReturnType<typeof benchPool>>} report */
export function poolTable({ backend, numJobs, steps, isBitEqual, engines, workersBytes, live }) {
  const rows = engines.map(
    ({ count, medianSeconds, ratio, seconds }) =>
      `| ${count} | ${medianSeconds.toFixed(1)} (${seconds.map((each) => each.toFixed(1)).join(', ')}) | ${ratio.toFixed(2)} × |`,
  );
  const mib = workersBytes.map((bytes) => (bytes / 2 ** 20).toFixed(0)).join(', ');
  return [
    `${numJobs} jobs of ${steps} steps on ${backend}, live run at rest:`,
    '',
    '| engines | seconds | of one engine |',
    '| ------: | ------: | ------------: |',
    ...rows,
    '',
    `Losses of all jobs are ${isBitEqual ? 'equal bit by bit' : 'NOT equal'} for every number of engines.`,
    `Memory of each worker, the live engine's included: ${mib} MiB.`,
    `While the live run trains beside the jobs (${live.steps} steps, ${live.jobsSeconds.toFixed(1)} s for the jobs): ${live.numGaps} redraws, ${live.medianGapMs.toFixed(0)} ms ` +
      `apart (median), at most ${live.longestGapMs.toFixed(0)} ms; ${live.numLongGaps} were more than ${FLUENT_MS} ms apart.`,
  ].join('\n');
}
