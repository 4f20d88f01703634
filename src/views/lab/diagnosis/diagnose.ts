import type { StudentLane } from '@/core/lane.ts';
import { activeMethods, isLiveTeacher, type RunConfig } from '@/protocol/run/config.ts';
import { hasAssistant, NO_ASSISTANT } from '@/protocol/run/teaching-model.ts';
import { hasTransferSet, OWN_PICTURES, usesLabels } from '@/protocol/run/transfer-set.ts';
import { goodTeacher } from '@/protocol/run/good-teacher.ts';
import { isRateTooHigh, suitedLearningRate, suitedSettings } from '@/protocol/suited-settings.ts';
import { datasetById } from '@/datasets/registry.ts';

/** A network below this multiple of chance accuracy has learned nothing. */
const AT_CHANCE = 1.5;
/** Below this share of the suited learning rate the weights hardly move. */
const TOO_LOW = 0.1;
/** A network still at chance after this many steps, with too high a learning rate, is stuck. */
const STUCK_STEPS = 100;
/** Label noise from this share on teaches the wrong classes. */
const MOSTLY_WRONG = 0.5;

/** Why a network is still at chance; the key of its text. */
export type Cause =
  | 'rate-too-high'
  | 'no-signal'
  | 'transfer-set'
  | 'weak-teacher'
  | 'wrong-labels'
  | 'rate-too-low'
  | 'too-few-steps'
  | 'stuck';

export interface Diagnosis {
  /** Students at chance. */
  readonly lanes: 'both' | StudentLane;
  readonly cause: Cause;
  /** Suggested change; another seed if no setting is to blame. */
  readonly change: Readonly<Partial<RunConfig>>;
}

/** State of a run; accuracies are 0..1. */
export interface Standing {
  readonly step: number;
  /** Whether the run has reached its end. */
  readonly isOver: boolean;
  readonly teacher: number;
  readonly student: number;
  readonly control: number;
}

/** Accuracy of guessing, 0..1. */
export const chanceOf = ({ dataset }: Pick<RunConfig, 'dataset'>) => 1 / datasetById(dataset).numClasses;

/** Students at chance; null if both have learned, or if it is too early to tell. */
function lanesAtChance(config: RunConfig, standing: Standing): Diagnosis['lanes'] | null {
  const chance = chanceOf(config);
  const numShown = datasetById(config.dataset).numClasses - config.hiddenClasses.length;
  // With so few classes shown, even a good student barely exceeds chance on all classes.
  if (numShown * chance < 2 * AT_CHANCE * chance) return null;
  const isEarly = !standing.isOver && (standing.step < STUCK_STEPS || !isRateTooHigh(config));
  if (standing.step === 0 || isEarly) return null;
  const guesses = (accuracy: number) => accuracy < AT_CHANCE * chance;
  if (guesses(standing.student)) return guesses(standing.control) ? 'both' : 'student';
  return guesses(standing.control) ? 'control' : null;
}

/** The most likely reason why students are at chance, and what to change; null if none is. */
export function diagnose(config: RunConfig, standing: Standing): Diagnosis | null {
  const lanes = lanesAtChance(config, standing);
  if (lanes === null) return null;
  return { lanes, ...causeOf(config, standing, lanes) };
}

function causeOf(
  config: RunConfig,
  { step, teacher }: Standing,
  lanes: Diagnosis['lanes'],
): Pick<Diagnosis, 'cause' | 'change'> {
  const learningRate = suitedLearningRate(config);
  const { steps } = suitedSettings(config.student);
  const own = { transferSet: OWN_PICTURES };
  if (isRateTooHigh(config)) return { cause: 'rate-too-high', change: { learningRate } };
  if (lanes === 'student') {
    if (!hasSignal(config))
      return { cause: 'no-signal', change: hasTransferSet(config) ? own : { studentLabels: 'seen' } };
    if (teacher < AT_CHANCE * chanceOf(config))
      return { cause: 'weak-teacher', change: betterTeacher(config) };
    if (hasTransferSet(config)) return { cause: 'transfer-set', change: own };
  } else if (config.labelNoise >= MOSTLY_WRONG) {
    return { cause: 'wrong-labels', change: { labelNoise: 0 } };
  }
  if (config.learningRate <= TOO_LOW * learningRate)
    return { cause: 'rate-too-low', change: { learningRate } };
  if (step < steps / 2) return { cause: 'too-few-steps', change: { steps } };
  return { cause: 'stuck', change: { seed: (config.seed + 1) % 1_000_000 } };
}

/** Whether the student has any training signal. */
function hasSignal(config: RunConfig): boolean {
  if (usesLabels(config)) return true;
  return activeMethods(config).some(({ method }) => method.weight.by === 'beta' || config.alpha > 0);
}

/** No assistant, where it is what teaches; more steps for a teacher trained live; otherwise the good shipped teacher. */
function betterTeacher(config: RunConfig): Partial<RunConfig> {
  const { teacherWeights, teacherSteps } = config;
  if (hasAssistant(config)) return { assistant: NO_ASSISTANT };
  if (!isLiveTeacher(teacherWeights)) return goodTeacher(config);
  return { teacherSteps: Math.min(5_000, Math.max(300, 2 * teacherSteps)) };
}
