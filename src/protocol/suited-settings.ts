import type { SuitedSettings } from '@/models/model-spec.ts';
import { modelsFor } from '@/models/registry.ts';
import { runConfigFields } from './run-config-fields.ts';
import type { RunConfig } from './run-config.ts';

const usual: SuitedSettings = {
  learningRate: runConfigFields.learningRate.default,
  steps: runConfigFields.steps.default,
};

/** SGD with momentum needs a larger learning rate than Adam to learn as much in as many steps. */
const SGD_FACTOR = 5;

/** From so many times the suited learning rate on, it alone explains that a run fails. */
const TOO_HIGH = 5;

/** The learning rate and the number of steps that suit a student, with Adam. */
export function suitedSettings(studentId: string): SuitedSettings {
  return modelsFor('student').find(({ id }) => id === studentId)?.suited ?? usual;
}

/** The learning rate that suits a run's student and optimizer. */
export function suitedLearningRate({ student, optimizer }: Pick<RunConfig, 'student' | 'optimizer'>): number {
  const { learningRate } = suitedSettings(student);
  return optimizer === 'sgd' ? learningRate * SGD_FACTOR : learningRate;
}

/** Whether the learning rate alone explains that a run fails. */
export function isRateTooHigh(config: RunConfig): boolean {
  return config.learningRate >= TOO_HIGH * suitedLearningRate(config);
}

/** A learning rate to try after one that failed: the one that suits, or a fifth where that failed too. */
export function lowerRate(config: RunConfig): number {
  if (isRateTooHigh(config)) return suitedLearningRate(config);
  return Math.max(0.000_01, Number((config.learningRate / TOO_HIGH).toPrecision(1)));
}
