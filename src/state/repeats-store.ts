import { allBaselines, baselineConfig, seedsFrom, type Baseline } from '@/protocol/repeat/repeat.ts';
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
import { perLab } from './per-lab.ts';

/** A configuration that is repeated with several seeds. */
export interface RepeatQuestion {
  /** The configuration with the first seed. */
  readonly config: RunConfig;
  readonly seeds: readonly number[];
  /** Other students that are trained with each seed too. */
  readonly baselines: readonly Baseline[];
}

/** A comparison of several α and T. */
export interface StudyQuestion {
  readonly base: RunConfig;
  readonly plan: StudyPlan;
}

/** Whether two configurations are the same except for the seed. */
export const isSameButSeed = (one: RunConfig, other: RunConfig): boolean =>
  runConfigKeys.every((key) => key === 'seed' || isSameValue(one, other, key));

const itemsOf = ({ config, seeds, baselines }: RepeatQuestion) =>
  seeds.flatMap((seed) =>
    [config, ...baselines.map((baseline) => baselineConfig(baseline, config))].map((each) => ({
      config: { ...each, seed },
      measure: { fullTest: true },
    })),
  );

/** The results of a repeat: of the configuration, and of each baseline, in the order of the seeds. */
export function repeatResults({ question, batch }: BatchState<RepeatQuestion>) {
  const baselines = question?.baselines ?? [];
  const column = (at: number): readonly RunResult[] =>
    at < 0
      ? []
      : (batch?.results ?? []).filter(
          (result, index): result is RunResult => result !== null && index % (baselines.length + 1) === at,
        );
  return {
    runs: column(0),
    ofBaseline: (baseline: Baseline) => {
      const at = baselines.indexOf(baseline);
      return column(at < 0 ? at : at + 1);
    },
  };
}

/** Stores of the repeats and of the α × T comparison. */
export function createRepeatStores(run: RunInBackground) {
  const repeats = createBatchStore<RepeatQuestion>(run);
  const study = createBatchStore<StudyQuestion>(run);
  return {
    repeats,
    study,
    /** Repeats a configuration; seeds that are done are kept if it is the same as before. */
    repeat: (config: RunConfig, numSeeds: number, baselines: readonly Baseline[] = []): void => {
      const before = repeats.getState();
      const isSame = before.question !== null && isSameButSeed(before.question.config, config);
      const first = isSame && before.question ? before.question.config : config;
      const { runs, ofBaseline } = repeatResults(isSame ? before : repeats.getInitialState());
      const question = {
        config: first,
        seeds: seedsFrom(first.seed, Math.max(numSeeds, runs.length)),
        baselines: allBaselines.filter((each) => baselines.includes(each) || ofBaseline(each).length > 0),
      };
      const columns = [runs, ...question.baselines.map(ofBaseline)];
      const done = question.seeds.flatMap((seed) =>
        columns.map((results) => results.find((result) => result.seed === seed) ?? null),
      );
      void repeats.actions.start(question, itemsOf(question), done);
    },
    /** Trains the reviewer's comparison. */
    compare: (config: RunConfig): void => {
      const question = { base: studyBase(config), plan: reviewerPlan(config.seed) };
      const items = studyConfigs(question.base, question.plan).map((each) => ({
        config: each,
        measure: studyMeasures,
      }));
      void study.actions.start(question, items);
    },
  };
}

/** The lab's stores. */
export const repeatStoresOf = perLab((_, run: RunInBackground) => createRepeatStores(run));
