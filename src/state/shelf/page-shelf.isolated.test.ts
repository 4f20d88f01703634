import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createJob } from '@/protocol/run/job.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import type { RunRecord } from '@/protocol/run/record.ts';
import { fakeRecord } from '../fake-record.ts';
import { checkpointOf, curvedRecord, databaseGlobals, fakeShelves } from './fake-browser.ts';
import { keepJob } from './page-shelf.ts';

/** The checkpoint that an engine hands over after a job. */
const handedOver = (record: RunRecord) => {
  const { step, bytes } = checkpointOf(record);
  return { step, teacherStep: 0, config: record.config, bytes: Uint8Array.from(bytes) };
};

async function kept() {
  const shelf = fakeShelves().open();
  await shelf.refresh();
  shelf.close();
  return shelf.getState().runs;
}

describe('the run of a job', () => {
  beforeEach(() => {
    vi.stubGlobal('addEventListener', () => undefined);
    for (const [name, value] of Object.entries(databaseGlobals())) vi.stubGlobal(name, value);
  });
  afterEach(() => vi.unstubAllGlobals());

  it('is kept with the weights of its engine and the lesson that ran it, or without what it lacks', async () => {
    const records = [1, 2, 3, 4].map((seed) => curvedRecord({ seed }));
    const [ofLesson, ofScript, overtaken, dead] = records as [RunRecord, RunRecord, RunRecord, RunRecord];
    await keepJob(ofLesson, handedOver(ofLesson), 'temperature');
    await keepJob(ofScript, handedOver(ofScript));
    // The engine trained another run by then.
    await keepJob(overtaken, handedOver(ofScript));
    await keepJob(dead, null);
    await keepJob(fakeRecord(createJob(defaultRunConfig), { status: 'finished' }), null);
    expect(
      (await kept()).map(({ config, checkpointStep, settings }) => [
        config.seed,
        checkpointStep,
        settings.lesson,
      ]),
    ).toEqual([
      [4, null, undefined],
      [3, null, undefined],
      [2, 20, undefined],
      [1, 20, 'temperature'],
    ]);
  });
});
