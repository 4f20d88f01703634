import type { Lane } from '@/core/lane.ts';
import { lanes } from '@/core/lane.ts';
import { datasetById } from '@/datasets/registry.ts';
import type { EvaluationReport } from '@/protocol/engine/frames.ts';
import type { RunSnapshot } from '@/protocol/engine/requests.ts';
import type { LabState } from '../lab-state.ts';
import type { LabStore } from '../lab-store.ts';
import { perLab } from '../per-lab.ts';

/** Accuracies 0..1 on all test pictures. */
type KnownAccuracies = { readonly [Each in Lane]?: number };

/** The evaluation that was begun last, of the networks that `key` stands for. */
interface Ahead {
  readonly key: string;
  readonly report: Promise<EvaluationReport | null>;
}

const aheadOf = perLab((): { latest: Ahead | null } => ({ latest: null }));

const keyOf = ({ status, series }: LabState) =>
  [status?.runId, status?.step, status?.teacherStep, series.generations.length].join('/');

/** Evaluates the lab's run on all test pictures before they are asked for, unless it trains. */
export function evaluateAhead(lab: LabStore): void {
  const state = lab.getState();
  const ahead = aheadOf(lab);
  const key = keyOf(state);
  if (!state.isReady || state.isPlaying || !state.status?.step || ahead.latest?.key === key) return;
  ahead.latest = { key, report: lab.actions.inspect('evaluate', {}).catch(() => null) };
}

/** The accuracies of a report, if it is of these weights and of all test pictures. */
export function accuraciesIn(
  report: EvaluationReport | null,
  { config, step, teacherStep, generationSteps = [] }: RunSnapshot,
): KnownAccuracies {
  // At the end of a generation the report may still be of its student.
  const isOfThese =
    report?.step === step && report.teacherStep === teacherStep && generationSteps.at(-1) !== step;
  if (!isOfThese || report.numPictures !== datasetById(config.dataset).counts.test) return {};
  return Object.fromEntries(lanes.map((lane) => [lane, report[lane].accuracy]));
}

/** What the page knows already of the live run's networks on all test pictures. */
export async function knownAccuracies(lab: LabStore, snapshot: RunSnapshot): Promise<KnownAccuracies> {
  const { fullReport, status } = lab.getState();
  const { latest } = aheadOf(lab);
  const known = [fullReport, latest?.key === keyOf(lab.getState()) ? await latest.report : null]
    .map((report) => accuraciesIn(report, snapshot))
    .find(({ student }) => student !== undefined);
  if (known) return known;
  const { generationSteps = [], teacherStep } = snapshot;
  const card = generationSteps.length === 0 && teacherStep === 0 ? status?.teacherCard : null;
  // Measured on all test pictures when it was trained.
  return card ? { teacher: card.testAccuracy } : {};
}
