import { createStore } from 'zustand/vanilla';
import { PlaygroundError, toPlaygroundError } from '@/core/errors.ts';
import { datasetById } from '@/datasets/registry.ts';
import type { RunAnswers } from '@/protocol/engine/frames.ts';
import type { LabState } from './lab-state.ts';
import type { LabStore } from './lab-store.ts';
import { perLab } from './per-lab.ts';

/** Number of pictures if the curves have not been measured yet. */
const USUAL_PICTURES = 1_000;

/** Why a request for answers brought none. */
export type ComparisonRefusal = 'not-ready' | 'changed' | PlaygroundError;

export interface ComparisonState {
  /** Answers of the present run at some step; null before the first request, and once they belong to no present run. */
  readonly answers: RunAnswers | null;
  /** Number of pictures that are being answered; null while nothing is asked. */
  readonly asked: number | null;
  readonly refusal: ComparisonRefusal | null;
}

const isTraining = ({ status }: LabState) =>
  status?.phase === 'training' || status?.phase === 'training-teacher';

/** Whether the students or a teacher that trains live have been trained on since the answers. */
export function isOlder({ step, teacherStep }: RunAnswers, { status, series }: LabState): boolean {
  // While it trains, the status has the step at which training began.
  const latest = Math.max(status?.step ?? 0, series.steps.at(-1)?.step ?? 0);
  return latest > step || (series.teacherSteps.at(-1)?.step ?? 0) > teacherStep;
}

/**
 * Whether the networks that gave the answers are those of the lab's run, now or at an earlier step: after another run,
 * a promotion, a rewind or a retrained teacher they are gone.
 */
function areOfRun({ runId, generation, step, teacherStep }: RunAnswers, state: LabState): boolean {
  const { status, series } = state;
  if (!status || status.runId !== runId || series.generations.length > generation) return false;
  return isTraining(state) || (step <= status.step && teacherStep === status.teacherStep);
}

/** Number of test pictures on which the curves are measured. */
export const numCurvePictures = ({ series }: LabState): number =>
  series.evaluations.at(-1)?.numPictures ?? USUAL_PICTURES;

export const numTestPictures = ({ config }: LabState): number => datasetById(config.dataset).counts.test;

/** Store of the answers that all parts of the comparison show; asks the engine only on request. */
function createComparisonStore(lab: LabStore) {
  const store = createStore<ComparisonState>(() => ({ answers: null, asked: null, refusal: null }));
  let latest = 0;
  /** The dataset of the answers: until another one's run is built, the status is still that of the old run. */
  let dataset: string | null = null;
  const areCurrent = (answers: RunAnswers, state: LabState) =>
    state.config.dataset === dataset && areOfRun(answers, state);
  lab.subscribe((state) => {
    const { answers } = store.getState();
    if (answers && !areCurrent(answers, state)) store.setState({ answers: null });
  });

  const ask = async (numPictures: number): Promise<RunAnswers | 'not-ready'> => {
    const { actions } = lab;
    // The scoreboard's test of all pictures shows how far it is; its logits are then known to the engine.
    const isWhole = numPictures === numTestPictures(lab.getState());
    if (isWhole && lab.getState().isReady && !lab.getState().isPlaying) await actions.evaluateAll();
    return (await actions.inspect('answers', { numPictures })) ?? 'not-ready';
  };
  return {
    ...store,
    actions: {
      /** Asks the networks as they are now for their answers to the first test pictures. */
      compare: async (numPictures: number): Promise<void> => {
        latest += 1;
        const ticket = latest;
        const settle = (change: Partial<ComparisonState>) => {
          if (ticket === latest) store.setState({ asked: null, refusal: null, ...change });
        };
        dataset = lab.getState().config.dataset;
        store.setState({ asked: numPictures, refusal: null });
        try {
          const answers = await ask(numPictures);
          if (answers === 'not-ready') settle({ refusal: answers });
          else settle(areCurrent(answers, lab.getState()) ? { answers } : { refusal: 'changed' });
        } catch (thrown) {
          settle({ refusal: toPlaygroundError(thrown) });
        }
      },
    },
  };
}

/** The lab's store. */
export const comparisonStoreOf = perLab(createComparisonStore);
