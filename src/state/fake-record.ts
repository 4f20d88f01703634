import type { Answers } from '@/protocol/metrics.ts';
import type { Job } from '@/protocol/run/job.ts';
import { networkSizes } from '@/protocol/run/network-sizes.ts';
import { RECORD_VERSION, type LaneColumns, type RunEnd, type RunRecord } from '@/protocol/run/record.ts';

/** Logits that are all 0. */
export const fakeAnswers = (numPictures: number): Answers => ({
  numClasses: 10,
  labels: Uint8Array.from({ length: numPictures }, (_, index) => index % 10),
  teacher: new Float32Array(numPictures * 10),
  student: new Float32Array(numPictures * 10),
  control: new Float32Array(numPictures * 10),
});

const noColumns = (): LaneColumns => ({
  accuracy: new Float64Array(),
  crossEntropy: new Float64Array(),
  calibrationError: new Float64Array(),
  agreement: new Float64Array(),
});

/** The record of a run without curves; has measurements if it finished. */
export function fakeRecord({ id, config, measure }: Job, end: RunEnd): RunRecord {
  const isDone = end.status === 'finished';
  const none = new Uint32Array();
  return {
    version: RECORD_VERSION,
    id,
    config,
    seed: config.seed,
    startedAt: '2026-11-28T00:00:00.000Z',
    endedAt: '2026-11-28T00:00:01.000Z',
    backend: 'wasm',
    adapter: 'WebAssembly SIMD',
    threads: 1,
    pageVersion: 'test',
    curves: {
      teacher: { step: none, crossEntropy: new Float32Array() },
      student: {
        step: none,
        studentTotal: new Float32Array(),
        controlTotal: new Float32Array(),
        terms: {},
      },
      evaluations: {
        step: none,
        teacherStep: none,
        numPictures: none,
        ms: new Float64Array(),
        teacher: noColumns(),
        student: noColumns(),
        control: noColumns(),
      },
    },
    reports: { curve: null, fullTest: null },
    generations: [],
    answers: isDone && measure.answers !== null ? fakeAnswers(measure.answers) : null,
    neighbours:
      isDone && measure.embedding !== null
        ? { numKnown: 100, teacher: 0.98, student: 0.95, control: 0.77 }
        : null,
    networks: networkSizes(config, null),
    end,
    note: '',
  };
}
