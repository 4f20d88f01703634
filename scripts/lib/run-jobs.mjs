/**
 * Trains jobs in an open page through `window.playground.run`: one after another as the live run, or in parallel on
 * background engines, which gives the same records on one thread of WebAssembly.
 *
 * @typedef {import('../../src/app/run-jobs.ts').JobInput} JobInput
 * @typedef {import('../../src/protocol/run/record.ts').RunRecord} RunRecord
 *
 * @param {import('@playwright/test').Page} page
 * @param {readonly JobInput[]} jobs
 * @param {boolean} [isParallel]
 * @returns {Promise<readonly RunRecord[]>} one record per job, in order
 * @throws if a job does not finish
 */
export async function runJobs(page, jobs, isParallel = false) {
  const records = await page.evaluate(
    ([given, options]) => window.playground.run(given, options),
    /** @type {const} */ ([jobs, isParallel ? { parallel: true } : {}]),
  );
  for (const { config, end } of records) {
    if (end.status !== 'finished')
      throw new Error(`a run did not finish: ${JSON.stringify({ end, config })}`);
  }
  return records;
}

/**
 * Trains a run to its end and evaluates it on the whole test set.
 *
 * @param {import('@playwright/test').Page} page
 * @param {Readonly<Record<string, unknown>>} config keys of the run; other keys have their defaults
 * @returns {Promise<{ student: number, control: number, record: RunRecord }>} accuracies, 0..1, and the whole record
 */
export async function testRun(page, config) {
  const [record] = await runJobs(page, [{ config, measure: { fullTest: true } }]);
  const report = record?.reports.fullTest;
  if (!report) throw new Error('the record has no report on the whole test set');
  return { student: report.student.accuracy, control: report.control.accuracy, record };
}
