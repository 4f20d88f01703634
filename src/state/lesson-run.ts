import { datasetById } from '@/datasets/registry.ts';
import { planModel } from '@/models/plan.ts';
import { modelById } from '@/models/registry.ts';
import type { NetworkSize, Outcome } from '@/protocol/outcome.ts';
import { goalOf, numGenerations } from '@/protocol/run-length.ts';
import type { LabState } from './lab-state.ts';
import { shownError, type LabStore } from './lab-store.ts';
import { isRefusal } from './refusals.ts';
import { isSameRun, wholeRun } from './whole-run.ts';

/** Test pictures whose answers an outcome holds: those that the curves are measured on. */
const NUM_PICTURES = 1_000;
/** The last generation's report comes with a frame, which charts wait for at most a tenth of this. */
const LAST_FRAME_MS = 3_000;

/** Keys of a run with their values. */
type Keys = Readonly<Record<string, unknown>>;

/** What an experiment is made of: one of the lessons, which are no part of the state. */
interface ExperimentPlan {
  readonly trials: readonly { readonly change: Keys }[];
  /** The layer whose embeddings are compared with the nearest labelled pictures, where that is asked for. */
  readonly embedding?: string | undefined;
}

/** How far an experiment is. */
export interface ExperimentProgress {
  /** Index of the trial that runs. */
  readonly trial: number;
  /** 'paused' by the visitor, who may go on with Play. */
  readonly phase: 'preparing' | 'training' | 'paused';
  /** Of this trial, 0..1. */
  readonly share: number;
}

/** Why an experiment ended before its end; the key of its text in both languages. */
export type InterruptionReason = 'stopped' | 'changed' | 'failed';

/** An experiment that did not come to its end; its cause is what failed, where something did. */
export class InterruptedExperiment extends Error {
  override readonly name = 'InterruptedExperiment';
  readonly reason: InterruptionReason;

  constructor(reason: InterruptionReason, cause?: unknown) {
    super(`the experiment was interrupted: ${reason}`, { cause });
    this.reason = reason;
  }
}

/** A run as an experiment has prepared it. */
interface PreparedRun extends Pick<LabState, 'config' | 'numInterventions'> {
  readonly runId: number;
}

/** Whether the run is another than was prepared: configured anew, promoted, gone back, or with a teacher taught on. */
function isChanged({ config, numInterventions, status }: LabState, run: PreparedRun): boolean {
  if (config !== run.config || numInterventions !== run.numInterventions) return true;
  const teacherSteps = status?.teacherCard ? 0 : config.teacherSteps;
  return (status?.teacherStep ?? 0) > teacherSteps;
}

/** What stands in a run's way, if anything does. */
function obstacle(state: LabState, run: PreparedRun): InterruptedExperiment | null {
  const { status, notice } = state;
  if (isChanged(state, run)) return new InterruptedExperiment('changed');
  const error = shownError(state);
  if (error && !isRefusal(error)) return new InterruptedExperiment('failed', error);
  if (notice?.kind === 'not-finite' || status?.phase === 'failed') return new InterruptedExperiment('failed');
  return status && status.runId !== run.runId ? new InterruptedExperiment('changed') : null;
}

/** Of the run's present student; a goal moves once it is reached. */
function shareDone({ config, series, status }: LabState): number {
  const step = status?.phase === 'finished' ? status.step : (series.steps.at(-1)?.step ?? 0);
  const start = series.generations.at(-1)?.step ?? 0;
  const goal = goalOf(config, { count: series.generations.length, start }, Math.max(0, step - 1));
  return goal === 0 ? 0 : Math.min(1, step / goal);
}

function sizesOf({ config, forwardMs }: LabState): Outcome['sizes'] {
  const { shape, numClasses } = datasetById(config.dataset);
  const sizeOf = (id: string, msPerPicture: number | null): NetworkSize => {
    const { numParameters, parameterBytes } = planModel(modelById(id), shape, numClasses);
    return { numParameters, bytes: parameterBytes, msPerPicture };
  };
  return {
    teacher: sizeOf(config.teacher, forwardMs?.teacherMs ?? null),
    student: sizeOf(config.student, forwardMs?.studentMs ?? null),
  };
}

/** Resolves when the lab is as wanted; rejects with what gets in its way, or when it is stopped. */
function whenLab(
  lab: LabStore,
  isThere: (state: LabState) => boolean,
  inTheWay: (state: LabState) => Error | null,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const state = lab.getState();
      const wrong = signal.aborted ? new InterruptedExperiment('stopped') : inTheWay(state);
      if (!wrong && !isThere(state)) return;
      unsubscribe();
      signal.removeEventListener('abort', look);
      if (wrong) reject(wrong);
      else resolve();
    };
    const unsubscribe = lab.subscribe(look);
    signal.addEventListener('abort', look);
    look();
  });
}

/** A fresh run of this configuration, not trained yet. */
async function prepare(lab: LabStore, wanted: Keys): Promise<number> {
  const { actions, getState } = lab;
  if (getState().isPlaying) await actions.pause();
  // What went wrong before is no obstacle to what is begun now.
  for (const what of ['notice', 'error'] as const) actions.dismiss(what);
  if (!isSameRun(getState().config, wanted)) await actions.configure(wanted);
  if (!(await actions.settled())) await actions.retryData();
  const { status, series } = getState();
  const isFresh = status?.step === 0 && series.generations.length === 0 && status.phase === 'ready';
  if (!isFresh) await actions.reset();
  await actions.settled();
  return getState().status?.runId ?? 0;
}

/** Plays one run to its end and looks back at it. */
async function runTrial(
  lab: LabStore,
  wanted: Keys,
  embedding: string | undefined,
  tell: (phase: ExperimentProgress['phase'], share: number) => void,
  signal: AbortSignal,
): Promise<Outcome> {
  const { actions, getState } = lab;
  tell('preparing', 0);
  const runId = await prepare(lab, wanted);
  const { config, numInterventions } = getState();
  const inTheWay = (state: LabState) => obstacle(state, { config, runId, numInterventions });
  if (signal.aborted) throw new InterruptedExperiment('stopped');
  await actions.play();
  const isOver = (state: LabState) => {
    const { status } = state;
    tell(status?.phase === 'paused' && !state.isPlaying ? 'paused' : 'training', shareDone(state));
    return status?.phase === 'finished';
  };
  await whenLab(lab, isOver, inTheWay, signal);
  const answers = await actions.ask('answers', { numPictures: NUM_PICTURES });
  if (!answers) throw new InterruptedExperiment('failed');
  const neighbours =
    embedding === undefined
      ? null
      : await actions.ask('neighbours', { layer: embedding, numPictures: NUM_PICTURES });
  if (numGenerations(config) > 1) {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(LAST_FRAME_MS)]);
    // Without the last report there are still the others.
    await whenLab(lab, ({ series }) => series.closing !== null, inTheWay, limit).catch(() => undefined);
  }
  const wrong = signal.aborted ? new InterruptedExperiment('stopped') : inTheWay(getState());
  if (wrong) throw wrong;
  const { series, status } = getState();
  return {
    config,
    step: status?.step ?? 0,
    answers,
    generations: [...series.generations, ...(series.closing ? [series.closing] : [])],
    neighbours,
    sizes: sizesOf(getState()),
  };
}

/** Lets the lab go as fast as it can, until the returned function is called or the visitor chooses a speed. */
async function atFullSpeed(lab: LabStore): Promise<() => Promise<void>> {
  const { stepsPerSecond: before } = lab.getState();
  const setSpeed = (speed: number | null) => lab.actions.setSpeed(speed).catch(() => undefined);
  if (before === null) return () => Promise.resolve();
  const isSet = setSpeed(null);
  let isChosen = false;
  const stop = lab.subscribe(({ stepsPerSecond }, last) => {
    isChosen ||= stepsPerSecond !== last.stepsPerSecond;
  });
  await isSet;
  return async () => {
    stop();
    if (!isChosen) await setSpeed(before);
  };
}

/**
 * The outcomes of a step's experiment, one a trial: each is trained in the lab itself, to its end, at full speed.
 *
 * @param preset what all trials have in common
 * @throws InterruptedExperiment when it was stopped, when the run was changed meanwhile, or when something failed
 */
export async function runExperiment(
  lab: LabStore,
  { trials, embedding }: ExperimentPlan,
  preset: Keys,
  onProgress: (progress: ExperimentProgress) => void,
  signal: AbortSignal,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const count = (by: 1 | -1) =>
    lab.setState(({ numExperiments }) => ({ numExperiments: numExperiments + by }));
  count(1);
  const giveSpeedBack = await atFullSpeed(lab);
  try {
    for (const [trial, { change }] of trials.entries()) {
      const tell = (phase: ExperimentProgress['phase'], share: number) => onProgress({ trial, phase, share });
      outcomes.push(await runTrial(lab, wholeRun(preset, change), embedding, tell, signal));
    }
    return outcomes;
  } catch (thrown) {
    if (thrown instanceof InterruptedExperiment) {
      // A run that somebody else has changed is theirs.
      if (thrown.reason === 'stopped') await lab.actions.pause().catch(() => undefined);
      throw thrown;
    }
    throw new InterruptedExperiment('failed', thrown);
  } finally {
    count(-1);
    await giveSpeedBack();
  }
}
