import { useEffect, useRef, useState } from 'react';
import type { Lesson, LessonStep } from '@/lessons/lesson.ts';
import { measuredValues, presetOf } from '@/lessons/values.ts';
import type { Checkpoint } from '@/protocol/engine/requests.ts';
import type { RunRecord } from '@/protocol/run/record.ts';
import { wholeRun } from '@/state/whole-run.ts';
import { useLabStore } from '@/state/lab-context.tsx';
import { progressOfStep, type StepResult } from '@/state/lesson-progress.ts';
import { InterruptedExperiment, runExperiment, type ExperimentProgress } from '@/state/lesson-run.ts';
import { isResultOf } from './fits.ts';
import { progressActions, useProgress } from './use-progress.ts';

const MAX_SEEDS = 1_000_000;
const noResults: readonly StepResult[] = [];

/** Keeps a trial's run on the shelf, which is loaded for it. */
async function keepRun(record: RunRecord, checkpoint: Checkpoint | null, lesson: string): Promise<void> {
  try {
    const { keepJob } = await import('@/state/shelf/page-shelf.ts');
    await keepJob(record, checkpoint, lesson);
  } catch {
    // The lesson goes on without the shelf.
  }
}

/** State of a step's experiment. */
export interface ExperimentState {
  /** null while nothing runs. */
  readonly progress: ExperimentProgress | null;
  /** Why the last attempt was interrupted. */
  readonly interruption: InterruptedExperiment | null;
  /** One result per seed, in the order of the runs. */
  readonly results: readonly StepResult[];
  /** Runs the experiment, with the next seed if there is already a result. */
  readonly run: () => void;
  readonly stop: () => void;
}

/** Runs a step's experiment in the lab and stores the results; stops it when the step is left. */
export function useExperiment(lesson: Lesson, step: LessonStep): ExperimentState {
  const lab = useLabStore();
  const stored = useProgress((course) => progressOfStep(course, lesson.id, step.id).results ?? noResults);
  const [progress, setProgress] = useState<ExperimentProgress | null>(null);
  const [interruption, setInterruption] = useState<InterruptedExperiment | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const results = stored.filter((result) => isResultOf(step, result));

  const run = async () => {
    const { experiment, prediction } = step;
    if (running.current) return;
    const preset = presetOf(lesson, step);
    const first = Number(wholeRun(preset)['seed']);
    const last = results.at(-1)?.seed;
    const seed = (last === undefined ? first : last + 1) % MAX_SEEDS;
    const work = new AbortController();
    running.current = work;
    setInterruption(null);
    setProgress({ trial: 0, numEnded: 0, phase: 'preparing', share: 0 });
    try {
      const trials = experiment?.trials ?? [];
      const report = (now: ExperimentProgress) =>
        // Skip a render for the same text and nearly the same progress.
        setProgress((before) => (before && isAlike(before, now) ? before : now));
      const outcomes = await runExperiment(
        lab,
        { trials, embedding: experiment?.embedding },
        { ...preset, seed },
        report,
        work.signal,
        (record, checkpoint) => void keepRun(record, checkpoint, lesson.id),
      );
      const truth = prediction?.kind === 'choice' ? prediction.truth(outcomes) : null;
      // Without training, the lab shows the answer.
      if (step.show) await lab.actions.configure(step.show);
      const values = experiment ? measuredValues(experiment, outcomes) : [];
      progressActions.addResult(lesson.id, step.id, { seed, values, truth });
    } catch (thrown) {
      if (!(thrown instanceof InterruptedExperiment)) throw thrown;
      setInterruption(thrown);
    } finally {
      running.current = null;
      setProgress(null);
    }
  };
  return {
    progress,
    interruption,
    results,
    run: () => void run(),
    stop: () => running.current?.abort(),
  };
}

function isAlike(one: ExperimentProgress, other: ExperimentProgress): boolean {
  const isNear = Math.abs(one.share - other.share) < 0.01;
  return one.trial === other.trial && one.phase === other.phase && isNear;
}
