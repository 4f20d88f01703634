import { ConfigError } from '@/core/errors.ts';
import { choiceOf } from '@/core/expectation.ts';
import { datasetById } from '@/datasets/registry.ts';
import { planModel } from '@/models/plan.ts';
import { modelById, modelsFor } from '@/models/registry.ts';
import type { RunConfig } from './config.ts';
import { isEnsemble, isGenerational } from './limits.ts';
import { hasAssistant, NO_ASSISTANT } from './teaching-model.ts';

type Networks = Pick<RunConfig, 'dataset' | 'teacher' | 'student'>;

/**
 * Ids of the networks that may be the assistant of a run: students that are larger than its student and smaller than
 * its teacher, by parameters.
 *
 * @source Mirzadeh et al. 2020, "Improved Knowledge Distillation via Teacher Assistant", arXiv 1902.03393
 */
export function possibleAssistants({ dataset, teacher, student }: Networks): readonly string[] {
  const { shape, numClasses } = datasetById(dataset);
  const sizeOf = (id: string) => planModel(modelById(id), shape, numClasses).numParameters;
  const [least, most] = [sizeOf(student), sizeOf(teacher)];
  return modelsFor('student')
    .map(({ id }) => id)
    .filter((id) => sizeOf(id) > least && sizeOf(id) < most);
}

/** Whether a run's methods make each student teach the next, so that no other network teaches. */
export const isTaughtByStudents = ({ methods }: Pick<RunConfig, 'methods'>): boolean =>
  methods.some(isGenerational);

/** The error about an assistant that the run cannot have; null if it can. */
export function assistantProblem(config: RunConfig): ConfigError | null {
  if (!hasAssistant(config)) return null;
  const possible = isTaughtByStudents(config) || isEnsemble(config) ? [] : possibleAssistants(config);
  if (possible.includes(config.assistant)) return null;
  return new ConfigError('assistant', config.assistant, choiceOf([NO_ASSISTANT, ...possible]));
}

/** A change of a run, without its assistant if the changed networks leave no place for it. */
export function withoutUnfitAssistant(config: RunConfig, change: Partial<RunConfig>): Partial<RunConfig> {
  const isUnfit = assistantProblem({ ...config, ...change }) !== null;
  return isUnfit ? { ...change, assistant: NO_ASSISTANT } : change;
}
