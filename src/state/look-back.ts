import type { EvaluationReport } from '@/protocol/engine/frames.ts';
import type { RunSnapshot } from '@/protocol/engine/requests.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import { isSameRun } from './whole-run.ts';
import type { LabState } from './lab-state.ts';
import type { LabStore } from './lab-store.ts';
import { rewound, type MetricsSeries } from './metrics-series.ts';

/** The latest step that the page has received. */
export const latestStep = ({ series }: LabState): number => series.steps.at(-1)?.step ?? 0;

const noSteps: readonly number[] = [];

/** Earlier steps that can be shown, ascending; none while a job has the engine. */
export function earlierSteps({ history, status }: LabState): readonly number[] {
  const isThis = history?.runId === status?.runId && status?.jobId == null;
  return isThis ? (history?.steps ?? noSteps) : noSteps;
}

/** The step that the page shows. */
export const shownStep = (state: LabState): number => state.past?.step ?? latestStep(state);

/** Completed generations at the step that the page shows. */
export const numGenerationsShown = ({ series: { generations }, past }: LabState): number =>
  past ? generations.filter(({ step }) => step <= past.step).length : generations.length;

/** The recorded evaluation of a step. */
function reportAt({ evaluations, generations }: MetricsSeries, at: number): EvaluationReport | null {
  // At the end of a generation it is the one of the old student; the snapshot has the new one.
  if (generations.some(({ step }) => step === at)) return null;
  const last = evaluations.upTo(({ step }) => step <= at).at(-1);
  return last?.step === at ? last : null;
}

/**
 * Shows the run at an earlier step, and pauses it; null shows the latest step again.
 *
 * The bars follow when the engine has answered: until then they say which step they are.
 */
export async function lookBack(lab: LabStore, step: number | null): Promise<void> {
  const { isPlaying, series } = lab.getState();
  lab.setState({ past: step === null ? null : { step, report: reportAt(series, step) } });
  if (isPlaying && step !== null) await lab.actions.pause();
  await lab.actions.observeAgain();
}

/** Evaluates the earlier step that is shown on all test pictures. */
export async function evaluatePast(lab: LabStore): Promise<void> {
  const { past } = lab.getState();
  if (!past) return;
  const report = await lab.actions.inspect('evaluate', { at: past.step });
  // The visitor may have moved on.
  if (lab.getState().past === past) lab.setState({ past: { ...past, report } });
}

/** The configurations with which the steps up to a snapshot were trained. */
function trainedUpTo(trained: readonly RunConfig[], { step, config }: RunSnapshot): readonly RunConfig[] {
  if (step === 0) return [];
  const last = trained.findLastIndex((each) => isSameRun(each, { ...config }));
  return last < 0 ? [config] : trained.slice(0, last + 1);
}

/**
 * Makes a new run that has the weights and the curves of this one up to an earlier step, and trains it on
 * with the present settings. Undo restores the former run.
 *
 * @throws ConfigError for a step that has no snapshot; nothing changes then
 */
export async function trainOnFrom(lab: LabStore, step: number): Promise<void> {
  const before = lab.getState();
  const snapshot = await lab.actions.inspect('snapshot', { at: step });
  if (!snapshot) return;
  await lab.actions.reset();
  await lab.actions.restore(snapshot);
  const { status, discarded } = lab.getState();
  // The kept series has the frames that were still on their way.
  const { series, trained } = discarded?.runId === before.series.runId ? discarded : before;
  lab.setState({
    series: rewound({ ...series, runId: status?.runId ?? 0 }, snapshot),
    trained: trainedUpTo(trained, snapshot),
    hasTrained: true,
    fullReport: null,
  });
  await lab.actions.play();
}
