import type { Lane, PerLane } from '@/core/lane.ts';
import { entropy, softmaxAt, strongestWrong, type ClassProbability } from '@/metrics/softmax.ts';
import type { Actor } from './probability-bar.tsx';

export type Logits = readonly number[] | null;

/** The three networks' answers to one picture; null before a network can answer. */
export type LaneAnswers = PerLane<Logits>;

/** One column of the bars: lane, temperature and probabilities. */
export interface SoftTargetColumn {
  readonly key: string;
  readonly actor: Actor;
  /** null for the hard label, which has none. */
  readonly temperature: number | null;
  /** [K]; null while there is no answer. */
  readonly probabilities: readonly number[] | null;
  /** Nats. */
  readonly entropy: number | null;
  /** The most probable wrong class; null for the hard label. */
  readonly topWrong: ClassProbability | null;
}

/**
 * Columns of the bars: hard label, teacher at T = 1, then all three networks at T.
 *
 * @param numClasses K
 * @param label the right class; null for a drawn picture
 */
export function softTargetColumns(
  numClasses: number,
  label: number | null,
  temperature: number,
  logits: LaneAnswers,
): readonly SoftTargetColumn[] {
  const column = (key: string, actor: Lane, at: number): SoftTargetColumn => {
    const answer = logits[actor];
    const probabilities = answer && softmaxAt(answer, at);
    return {
      key,
      actor,
      temperature: at,
      probabilities,
      entropy: probabilities && entropy(probabilities),
      topWrong: probabilities && strongestWrong(probabilities, label),
    };
  };
  const oneHot =
    label === null ? null : Array.from({ length: numClasses }, (_, index) => Number(index === label));
  return [
    {
      key: 'hard',
      actor: 'hard',
      temperature: null,
      probabilities: oneHot,
      entropy: oneHot && 0,
      topWrong: null,
    },
    column('teacher-at-1', 'teacher', 1),
    column('teacher', 'teacher', temperature),
    column('student', 'student', temperature),
    column('control', 'control', temperature),
  ];
}
