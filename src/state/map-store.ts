import { createUuid } from '@/core/uuid.ts';
import { mapRunOf, trainedCells, type MapCell } from '@/protocol/map/cells.ts';
import { mapConfigs, planProblem, type MapPlan, type MapQuestion } from '@/protocol/map/plan.ts';
import { readKeptMap, writeKeptMap, type MapGuess, type StoredMap } from '@/protocol/map/stored-map.ts';
import type { RunResult } from '@/protocol/repeat/run-result.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import type { RunInBackground } from './background-jobs.tsx';
import { createBatchStore, type BatchState } from './batch-store.ts';
import { startBatch, type BatchItem, type JobBatch } from './job-batch.ts';
import { perLab } from './per-lab.ts';
import { createStoredStore } from './stored-store.ts';
import { browserStorage, type TextStorage } from './text-storage.ts';

const KEY = 'map';
const codec = { decode: readKeptMap, encode: writeKeptMap };

const itemsOf = ({ base, plan }: MapQuestion): readonly BatchItem[] =>
  mapConfigs(base, plan).map((config) => ({ config, measure: { fullTest: true } }));

/** The results of another map whose runs are the same as a new one's, by index of the new one's. */
function knownResults(question: MapQuestion, before: StoredMap | null): readonly (RunResult | null)[] {
  const textOf = (config: RunConfig) => JSON.stringify(config);
  const old = before ? mapConfigs(before.question.base, before.question.plan) : [];
  const byRun = new Map(old.map((config, index) => [textOf(config), before?.results[index] ?? null]));
  return mapConfigs(question.base, question.plan).map((config) => byRun.get(textOf(config)) ?? null);
}

/** The visitor's map: what was asked, what is done, and the batch that trains it or the one that would go on. */
export interface OwnMap {
  readonly question: MapQuestion;
  readonly cells: readonly MapCell[];
  readonly batch: JobBatch;
}

/** Store of the visitor's map, which the browser keeps, so that it can go on after a reload. */
export function createMapStore(run: RunInBackground, storage: TextStorage = browserStorage) {
  const { update, ...kept } = createStoredStore(KEY, codec, storage);
  const training = createBatchStore<MapQuestion>(run);
  const isRunning = () => training.getState().batch?.status === 'running';

  const train = (question: MapQuestion, results: readonly (RunResult | null)[]) => {
    update((before) => ({ ...before, map: { question, results }, isDamaged: false }));
    training.actions.start(question, itemsOf(question), results);
  };
  training.subscribe(({ question, batch }, before) => {
    if (!question || !batch || batch.results === before.batch?.results) return;
    const { results } = batch;
    // Another tab may have begun a map meanwhile.
    const isSame = ({ map }: { readonly map: StoredMap | null }) => map?.question.id === question.id;
    if (isSame(kept.getState().value))
      update((stored) => (isSame(stored) ? { ...stored, map: { question, results } } : stored));
  });
  return {
    kept,
    training: {
      getState: training.getState,
      getInitialState: training.getInitialState,
      subscribe: training.subscribe,
    },
    actions: {
      /**
       * Trains a map; runs of the map before that are the same are kept.
       *
       * @throws RangeError for a map that can't be trained; the caller shows why
       */
      start(base: RunConfig, plan: MapPlan): void {
        if (isRunning()) return;
        const problem = planProblem(base, plan);
        if (problem) throw new RangeError(`no map: ${problem.kind}`);
        const question = { id: createUuid(), base, plan };
        train(question, knownResults(question, kept.getState().value.map));
      },
      /** Goes on with the map that is kept. */
      resume(): void {
        const { map } = kept.getState().value;
        if (map && !isRunning()) train(map.question, map.results);
      },
      /** Stops at once; finished runs are kept. */
      stop: training.actions.stop,
      /** Stops once the runs in progress are done. */
      pause: training.actions.pause,
      guess: (guess: MapGuess | null): void => {
        update((before) => ({ ...before, guess }));
      },
    },
  };
}

/** The visitor's map as it is now; null if there is none. */
export function ownMap(map: StoredMap | null, training: BatchState<MapQuestion>): OwnMap | null {
  if (!map) return null;
  const { question, results } = map;
  const isHere = training.question?.id === question.id;
  // The batch that Resume would start.
  const waiting = (): JobBatch => ({
    ...startBatch(itemsOf(question), results, 0),
    status: results.includes(null) ? 'stopped' : 'finished',
  });
  const runs = results.map((result) => result && mapRunOf(result));
  return {
    question,
    cells: trainedCells(question.plan, runs),
    batch: isHere && training.batch ? training.batch : waiting(),
  };
}

/** The lab's store. */
export const mapStoreOf = perLab((_, run: RunInBackground) => createMapStore(run));
