import { pageVersion } from '@/core/page-version.ts';
import type { BackendReport } from '../engine/backend.ts';
import type { Job } from './job.ts';
import { networkSizes } from './network-sizes.ts';
import { RECORD_VERSION, type LaneColumns, type RunEnd, type RunRecord } from './record.ts';

const noColumns = (): LaneColumns => ({
  accuracy: new Float64Array(),
  crossEntropy: new Float64Array(),
  calibrationError: new Float64Array(),
  agreement: new Float64Array(),
});

/** The record of a job that trained nothing, e.g. because its engine died. */
export function emptyRecord(
  { id, config }: Job,
  end: RunEnd,
  { backend, adapter, numThreads }: Pick<BackendReport, 'backend' | 'adapter' | 'numThreads'>,
): RunRecord {
  const now = new Date().toISOString();
  return {
    version: RECORD_VERSION,
    id,
    config,
    seed: config.seed,
    startedAt: now,
    endedAt: now,
    backend,
    adapter,
    threads: numThreads,
    pageVersion,
    curves: {
      teacher: { step: new Uint32Array(), crossEntropy: new Float32Array() },
      student: {
        step: new Uint32Array(),
        studentTotal: new Float32Array(),
        controlTotal: new Float32Array(),
        terms: {},
      },
      evaluations: {
        step: new Uint32Array(),
        teacherStep: new Uint32Array(),
        numPictures: new Uint32Array(),
        ms: new Float64Array(),
        teacher: noColumns(),
        student: noColumns(),
        control: noColumns(),
      },
    },
    reports: { curve: null, fullTest: null },
    generations: [],
    answers: null,
    neighbours: null,
    networks: networkSizes(config, null),
    end,
    note: '',
  };
}
