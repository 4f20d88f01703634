import { pageVersion } from '@/core/page-version.ts';
import type { BackendReport } from '../engine/backend.ts';
import { curvesOf } from './curves-of.ts';
import type { Job } from './job.ts';
import { networkSizes } from './network-sizes.ts';
import { RECORD_VERSION, type RunEnd, type RunRecord } from './record.ts';
import { studentTable, teacherTable } from './step-tables.ts';

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
    curves: curvesOf(teacherTable(), studentTable(), []),
    reports: { curve: null, fullTest: null },
    generations: [],
    answers: null,
    neighbours: null,
    networks: networkSizes(config, null),
    end,
    note: '',
  };
}
