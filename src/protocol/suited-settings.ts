import type { SuitedSettings } from '@/models/model-spec.ts';
import { models } from '@/models/registry.ts';
import { runConfigFields } from './run/fields.ts';
import type { RunConfig } from './run/config.ts';

const usual: SuitedSettings = {
  learningRate: runConfigFields.learningRate.default,
  steps: runConfigFields.steps.default,
};

/** SGD with momentum needs a larger learning rate than Adam to learn as much in the same steps. */
const SGD_FACTOR = 5;

/** At this multiple of the suited learning rate, the rate is the likeliest reason for a failed run. */
const TOO_HIGH = 2;
/** A learning rate that failed is divided by this. */
const LOWER = 5;

/** The learning rate and the number of steps that suit a student, with Adam. */
export function suitedSettings(studentId: string): SuitedSettings {
  return models.find(({ id }) => id === studentId)?.suited ?? usual;
}

/** The learning rate that suits a run's student and optimizer. */
export function suitedLearningRate({ student, optimizer }: Pick<RunConfig, 'student' | 'optimizer'>): number {
  const { learningRate } = suitedSettings(student);
  return optimizer === 'sgd' ? learningRate * SGD_FACTOR : learningRate;
}

/** Whether the learning rate is the likeliest reason for a failed run. */
export function isRateTooHigh(config: RunConfig): boolean {
  return config.learningRate >= TOO_HIGH * suitedLearningRate(config);
}

/** The learning rate to try after a failed one: the suited one, or a fifth if that failed too. */
export function lowerRate(config: RunConfig): number {
  if (isRateTooHigh(config)) return suitedLearningRate(config);
  return Math.max(0.000_01, Number((config.learningRate / LOWER).toPrecision(1)));
}

/**
 * The change that selects another student: settings that still suit the previous student are replaced too.
 *
 * @param config with the previous student
 */
export function changeOfStudent(config: RunConfig, student: string): Partial<RunConfig> {
  const before = suitedSettings(config.student);
  const after = suitedSettings(student);
  return {
    student,
    // The suited learning rates are for Adam.
    ...(config.optimizer === 'adam' && config.learningRate === before.learningRate
      ? { learningRate: after.learningRate }
      : {}),
    ...(config.steps === before.steps ? { steps: after.steps } : {}),
  };
}

/** Defaults for a link that names a student: the settings that suit it. */
export function suitedInput(student: unknown, optimizer: unknown): object {
  if (typeof student !== 'string') return {};
  const { learningRate, steps } = suitedSettings(student);
  return optimizer === 'sgd' ? { steps } : { learningRate, steps };
}
