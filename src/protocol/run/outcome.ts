import type { Answers } from '../engine/frames.ts';
import type { RunRecord } from './record.ts';

/** The data of a finished run that a lesson's measures use. */
export interface Outcome extends Pick<RunRecord, 'config' | 'generations' | 'neighbours'> {
  /** Number of steps the students trained. */
  readonly step: number;
  /** Logits of the first test pictures, the ones that the curves use. */
  readonly answers: Answers;
  readonly sizes: RunRecord['networks'];
  /** The control's accuracy at every evaluation, 0..1. */
  readonly controlAccuracies: Float64Array;
}

/** @throws RangeError for a record without answers, whose job did not ask for them or ended early */
export function outcomeOf({ answers, networks, curves, ...record }: RunRecord): Outcome {
  if (!answers) throw new RangeError(`the record of run ${record.id} has no answers`);
  const { config, generations, neighbours } = record;
  const step = curves.student.step.at(-1) ?? 0;
  const controlAccuracies = curves.evaluations.control.accuracy;
  return { config, step, answers, generations, neighbours, sizes: networks, controlAccuracies };
}
