import { seedsFrom, withLabelSmoothing } from '@/protocol/repeat/repeat.ts';
import type { RunResult } from '@/protocol/repeat/run-result.ts';
import {
  reviewerPlan,
  studyBase,
  studyConfigs,
  studyMeasures,
  type StudyPlan,
} from '@/protocol/repeat/study.ts';
import { isSameValue, runConfigKeys, type RunConfig } from '@/protocol/run/config.ts';
import type { RunInBackground } from './background-jobs.tsx';
import { createBatchStore, type BatchState } from './batch-store.ts';
import type { LabStore } from './lab-store.ts';

/** A configuration that is repeated with several seeds. */
export interface RepeatQuestion {
  /** The configuration with the first seed. */
  readonly config: RunConfig;
  readonly seeds: readonly number[];
  /** Whether label smoothing is trained with each seed too. */
  readonly hasSmoothing: boolean;
}

/** A comparison of several α and T. */
export interface StudyQuestion {
  readonly base: RunConfig;
  readonly plan: StudyPlan;
}

/** Whether two configurations are the same except for the seed. */
export const isSameButSeed = (one: RunConfig, other: RunConfig): boolean =>
  runConfigKeys.every((key) => key === 'seed' || isSameValue(one, other, key));

const itemsOf = ({ config, seeds, hasSmoothing }: RepeatQuestion) =>
  seeds.flatMap((seed) =>
    [config, ...(hasSmoothing ? [withLabelSmoothing(config)] : [])].map((each) => ({
      config: { ...each, seed },
      measure: { fullTest: true },
    })),
  );

/** The results of a repeat: of the configuration, and of label smoothing, in the order of the seeds. */
export function repeatResults({ question, batch }: BatchState<RepeatQuestion>) {
  const numColumns = question?.hasSmoothing ? 2 : 1;
  const column = (at: number): readonly RunResult[] =>
    (batch?.results ?? []).filter(
      (result, index): result is RunResult => result !== null && index % numColumns === at,
    );
  return { runs: column(0), smoothing: numColumns === 2 ? column(1) : [] };
}

/** Stores of the repeats and of the α × T comparison. */
export function createRepeatStores(run: RunInBackground) {
  const repeats = createBatchStore<RepeatQuestion>(run);
  const study = createBatchStore<StudyQuestion>(run);
  return {
    repeats,
    study,
    /** Repeats a configuration; seeds that are done are kept if it is the same as before. */
    repeat: (config: RunConfig, numSeeds: number, hasSmoothing: boolean): void => {
      const before = repeats.getState();
      const isSame = before.question !== null && isSameButSeed(before.question.config, config);
      const first = isSame && before.question ? before.question.config : config;
      const { runs, smoothing } = isSame ? repeatResults(before) : { runs: [], smoothing: [] };
      const question = {
        config: first,
        seeds: seedsFrom(first.seed, Math.max(numSeeds, runs.length)),
        hasSmoothing: hasSmoothing || smoothing.length > 0,
      };
      const done = question.seeds.flatMap((seed) => {
        const find = (results: readonly RunResult[]) =>
          results.find((result) => result.seed === seed) ?? null;
        return question.hasSmoothing ? [find(runs), find(smoothing)] : [find(runs)];
      });
      repeats.actions.start(question, itemsOf(question), done);
    },
    /** Trains the reviewer's comparison. */
    compare: (config: RunConfig): void => {
      const question = { base: studyBase(config), plan: reviewerPlan(config.seed) };
      const items = studyConfigs(question.base, question.plan).map((each) => ({
        config: each,
        measure: studyMeasures,
      }));
      study.actions.start(question, items);
    },
  };
}

export type RepeatStores = ReturnType<typeof createRepeatStores>;

const known = new WeakMap<LabStore, RepeatStores>();

/** The lab's stores; they last as long as the lab, also while no part shows them. */
export function repeatStoresOf(lab: LabStore, run: RunInBackground): RepeatStores {
  const stores = known.get(lab) ?? createRepeatStores(run);
  known.set(lab, stores);
  return stores;
}
