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

/** The learning rate and the number of steps that suit a student, with Adam. */
export function suitedSettings(studentId: string): SuitedSettings {
  return modelsFor('student').find(({ id }) => id === studentId)?.suited ?? usual;
}

/** The learning rate that suits a run's student and optimizer. */
export function suitedLearningRate({ student, optimizer }: Pick<RunConfig, 'student' | 'optimizer'>): number {
  const { learningRate } = suitedSettings(student);
  return optimizer === 'sgd' ? learningRate * SGD_FACTOR : learningRate;
}
