import type { Answers } from '@/protocol/engine/frames.ts';
import { emptyRecord } from '@/protocol/run/empty-record.ts';
import type { Job } from '@/protocol/run/job.ts';
import type { RunEnd, RunRecord } from '@/protocol/run/record.ts';

/** Logits that are all 0. */
export const fakeAnswers = (numPictures: number, numClasses = 10): Answers => ({
  numClasses,
  labels: Uint8Array.from({ length: numPictures }, (_, index) => index % numClasses),
  teacher: new Float32Array(numPictures * numClasses),
  student: new Float32Array(numPictures * numClasses),
  control: new Float32Array(numPictures * numClasses),
});

/** The record of a run without curves; has measurements if it finished. */
export function fakeRecord(job: Job, end: RunEnd): RunRecord {
  const { answers, embedding } = job.measure;
  const isDone = end.status === 'finished';
  return {
    ...emptyRecord(job, end, { backend: 'wasm', adapter: 'WebAssembly SIMD', numThreads: 1 }),
    startedAt: '2026-11-28T00:00:00.000Z',
    endedAt: '2026-11-28T00:00:01.000Z',
    pageVersion: 'test',
    answers: isDone && answers !== null ? fakeAnswers(answers) : null,
    neighbours:
      isDone && embedding !== null
        ? { numKnown: 100, teacher: 0.98, student: 0.95, control: 0.77, untrained: 0.56, components: 0.73 }
        : null,
  };
}
