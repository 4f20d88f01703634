import { Blob } from 'node:buffer';
import {
  IDBCursor,
  IDBDatabase,
  IDBFactory,
  IDBIndex,
  IDBKeyRange,
  IDBObjectStore,
  IDBOpenDBRequest,
  IDBRequest,
  IDBTransaction,
  IDBVersionChangeEvent,
} from 'fake-indexeddb';
import { createUuid } from '@/core/uuid.ts';
import { createJob } from '@/protocol/run/job.ts';
import { defaultRunConfig, type RunConfig } from '@/protocol/run/config.ts';
import type { RunEnd, RunRecord } from '@/protocol/run/record.ts';
import { packSnapshot } from '@/protocol/run/checkpoint.ts';
import { fakeRecord } from '../fake-record.ts';
import { createShelf, type Shelf } from './shelf.ts';
import { ShelfError } from './shelf-error.ts';
import type { StoredCheckpoint } from './shelf-types.ts';
import type { OpenTabs } from './tabs.ts';

const classes = {
  IDBCursor,
  IDBDatabase,
  IDBIndex,
  IDBKeyRange,
  IDBObjectStore,
  IDBOpenDBRequest,
  IDBRequest,
  IDBTransaction,
  IDBVersionChangeEvent,
};

/** Globals of an empty database, for `vi.stubGlobal`. */
export const databaseGlobals = (): Readonly<Record<string, unknown>> => ({
  ...classes,
  // The database clones Node's, but not jsdom's.
  Blob,
  indexedDB: new IDBFactory(),
});

/** The code that work on the shelf fails with, 'done' if it does not, or another error's text. */
export const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof ShelfError ? error.code : String(error)),
  );

/** Keeps a run that is new to the shelf. */
export async function keepNew(shelf: Shelf, record: RunRecord, checkpoint: StoredCheckpoint | null = null) {
  if (!shelf.getState().isLoaded) await shelf.refresh();
  return shelf.keep({ record, checkpoint, owner: null, revision: null });
}

export const idsOf = (shelf: Shelf): readonly string[] => shelf.getState().runs.map(({ id }) => id);

/** A browser's tabs for tests. */
export function fakeTabs() {
  const open = new Set<string>();
  return {
    open,
    tab: (): OpenTabs => {
      const id = createUuid();
      open.add(id);
      return { id, isOpen: async ({ owner }) => owner !== null && open.has(owner) };
    },
  };
}

/** Shelves of one browser, which tell each other of their changes. */
export function fakeShelves(maxWeightBytes?: number) {
  const shelves: Shelf[] = [];
  const asked: string[] = [];
  return {
    asked,
    open: (): Shelf => {
      const shelf: Shelf = createShelf({
        announce: () => {
          for (const other of shelves) if (other !== shelf) void other.refreshShown();
        },
        persist: async () => {
          asked.push('persist');
          return true;
        },
        ...(maxWeightBytes === undefined ? {} : { maxWeightBytes }),
      });
      shelves.push(shelf);
      return shelf;
    },
  };
}

/** A record with curves that depend on its seed. */
export function curvedRecord(
  change: Partial<RunConfig> = {},
  end: RunEnd = { status: 'finished' },
  numSteps = 20,
): RunRecord {
  const config = { ...defaultRunConfig, steps: numSteps, ...change };
  const record = fakeRecord(createJob(config), end);
  const steps = Uint32Array.from({ length: numSteps }, (_, index) => index + 1);
  const evaluated = Uint32Array.from({ length: numSteps / 5 + 1 }, (_, index) => index * 5);
  const rising = (top: number) => Float64Array.from(evaluated, (step) => (top * step) / numSteps);
  const columns = (top: number) => ({
    accuracy: rising(top),
    crossEntropy: Float64Array.from(evaluated, (step) => 2 - step / numSteps),
    calibrationError: rising(0.1),
    agreement: rising(top),
  });
  const falling = Float32Array.from(steps, (step) => 3 / (step + config.seed));
  const lane = { accuracy: 0.9, crossEntropy: 0.4, calibrationError: 0.1, agreement: 0.9 };
  return {
    ...record,
    startedAt: new Date(Date.UTC(2026, 10, 28) + config.seed * 1_000).toISOString(),
    curves: {
      ...record.curves,
      student: {
        step: steps,
        studentTotal: falling,
        controlTotal: falling.map((loss) => loss * 1.1),
        terms: { crossEntropy: falling, softTargets: falling.map((loss, at) => (at < 3 ? NaN : loss)) },
      },
      evaluations: {
        ...record.curves.evaluations,
        step: evaluated,
        teacherStep: new Uint32Array(evaluated.length),
        numPictures: new Uint32Array(evaluated.length).fill(1_000),
        ms: Float64Array.from(evaluated, (step) => step * 10),
        teacher: columns(0.99),
        student: columns(0.9),
        control: columns(0.8),
      },
    },
    reports: {
      ...record.reports,
      curve: {
        step: numSteps,
        teacherStep: 0,
        numPictures: 1_000,
        teacher: { ...lane, accuracy: 0.99 },
        student: lane,
        control: { ...lane, accuracy: 0.8 },
      },
    },
  };
}

/** A checkpoint of a record's run, of about `numFloats` 32-bit floats. */
export function checkpointOf({ config }: RunRecord, step = 20, numFloats = 100): StoredCheckpoint {
  const arrays = {
    'student/parameter/0': Float32Array.from({ length: numFloats }, (_, index) => Math.fround(index / 7)),
    'student/parameter/1': Float32Array.of(config.seed),
  };
  const snapshot = { version: 1, config, step, teacherStep: 0, generationSteps: [], arrays } as const;
  return { step, bytes: packSnapshot(snapshot) };
}
