import { createStore } from 'zustand/vanilla';
import { createUuid } from '@/core/uuid.ts';
import { mapRunOf, trainedCells, type MapCell } from '@/protocol/map/cells.ts';
import { mapConfigs, planProblem, type MapPlan, type MapQuestion } from '@/protocol/map/plan.ts';
import {
  readKeptMap,
  writeKeptMap,
  type KeptMap,
  type MapGuess,
  type StoredMap,
} from '@/protocol/map/stored-map.ts';
import type { RunResult } from '@/protocol/repeat/run-result.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import type { RunInBackground } from './background-jobs.tsx';
import { createBatchStore, type BatchState } from './batch-store.ts';
import { numDone, startBatch, type BatchItem, type JobBatch } from './job-batch.ts';
import { perLab } from './per-lab.ts';
import { createStoredStore } from './stored-store.ts';
import { browserLock, type TabLock } from './tab-lock.ts';
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

/** Results of a map with those that another tab has kept. */
const filledUp = (results: StoredMap['results'], kept: StoredMap | null): StoredMap['results'] =>
  results.map((result, index) => result ?? kept?.results[index] ?? null);

/** The visitor's map: what was asked, what is done, and the batch that trains it or the one that would go on. */
export interface OwnMap {
  readonly question: MapQuestion;
  readonly cells: readonly MapCell[];
  readonly batch: JobBatch;
}

/**
 * Store of the visitor's map, which the browser keeps, so that it can go on after a reload.
 *
 * All tabs show the same map, and one of them trains it.
 */
export function createMapStore(
  run: RunInBackground,
  storage: TextStorage = browserStorage,
  lock: TabLock = browserLock(KEY),
) {
  const { update, ...kept } = createStoredStore(KEY, codec, storage);
  const training = createBatchStore<MapQuestion>(run);
  const elsewhere = createStore<{ readonly isTraining: boolean }>(() => ({ isTraining: false }));
  /** Whether this tab trains or asks for the lock. */
  let isBusy = false;

  /** Follows another tab that trains until it has ended. */
  const watch = async () => {
    const isKnown = () => isBusy || elsewhere.getState().isTraining;
    if (isKnown() || !(await lock.isHeld()) || isKnown()) return;
    elsewhere.setState({ isTraining: true });
    await lock.whenFree();
    elsewhere.setState({ isTraining: false });
  };
  /** Trains a map unless another tab trains one. */
  const begin = async (choose: (before: StoredMap | null) => StoredMap | null) => {
    if (isBusy) return;
    isBusy = true;
    const train = async () => {
      const { guess } = kept.getState().value;
      const withMap = (before: KeptMap): KeptMap => {
        const map = choose(before.map);
        // A guess is not stored in the place of a map that can't be read.
        return map
          ? { guess: before.isDamaged ? guess : before.guess, map, isDamaged: false, unread: '' }
          : before;
      };
      // From what is stored: another tab may have kept more results since this one last heard of it.
      const { map } = withMap(update(withMap));
      if (!map) return;
      await training.actions.start(map.question, itemsOf(map.question), map.results);
    };
    try {
      await lock.hold(train);
    } finally {
      isBusy = false;
    }
    await watch();
  };
  training.subscribe(({ question, batch }, before) => {
    if (!question || !batch || batch.results === before.batch?.results) return;
    const { results } = batch;
    // Without locks another tab may have begun a map meanwhile, or train the same one.
    const isSame = (map: StoredMap | null) => map?.question.id === question.id;
    if (!isSame(kept.getState().value.map)) return;
    update((stored) => {
      const { map } = stored;
      return isSame(map) ? { ...stored, map: { question, results: filledUp(results, map) } } : stored;
    });
  });
  kept.subscribe(() => void watch());
  void watch();
  return {
    kept,
    training: {
      getState: training.getState,
      getInitialState: training.getInitialState,
      subscribe: training.subscribe,
    },
    /** Whether another tab trains the map; its results appear here too. */
    elsewhere,
    actions: {
      /**
       * Trains a map, unless one is being trained; runs of the map before that are the same are kept.
       *
       * @throws RangeError for a map that can't be trained; the caller shows why
       */
      start(base: RunConfig, plan: MapPlan): void {
        if (isBusy) return;
        const problem = planProblem(base, plan);
        if (problem) throw new RangeError(`no map: ${problem.kind}`);
        const question = { id: createUuid(), base, plan };
        void begin((before) => ({ question, results: knownResults(question, before) }));
      },
      /** Goes on with the map that is kept. */
      resume(): void {
        if (kept.getState().value.map) void begin((before) => before);
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
  const here = training.question?.id === question.id ? training.batch : null;
  const numKept = results.filter((result) => result !== null).length;
  // Another tab may have gone on with the map.
  const isLatest = here !== null && numDone(here) >= numKept;
  // The batch that Resume would start.
  const waiting = (): JobBatch => ({
    ...startBatch(itemsOf(question), results, 0),
    status: results.includes(null) ? 'stopped' : 'finished',
  });
  const runs = results.map((result) => result && mapRunOf(result));
  return {
    question,
    cells: trainedCells(question.plan, runs),
    batch: isLatest ? here : waiting(),
  };
}

/** The lab's store. */
export const mapStoreOf = perLab((_, run: RunInBackground) => createMapStore(run));
