import { ConfigError } from '@/core/errors.ts';
import { choiceOf } from '@/core/expectation.ts';
import { datasetById } from '@/datasets/registry.ts';
import { modelsFor } from '@/models/registry.ts';
import type { RunConfig } from './config.ts';
import { isEnsemble, isGenerational } from './limits.ts';
import { planFor } from './plan-for.ts';
import { hasAssistant, NO_ASSISTANT } from './teaching-model.ts';

type Networks = Pick<RunConfig, 'dataset' | 'teacher' | 'student'>;

/**
 * Ids of the networks that may be the assistant of a run: students that are larger than its student and smaller than
 * its teacher, by parameters.
 *
 * @source Mirzadeh et al. 2020, "Improved Knowledge Distillation via Teacher Assistant", arXiv 1902.03393
 */
export function possibleAssistants({ dataset, teacher, student }: Networks): readonly string[] {
  const sizeOf = (id: string) => planFor(dataset, id).numParameters;
  const [least, most] = [sizeOf(student), sizeOf(teacher)];
  return modelsFor('student', datasetById(dataset).input.kind)
    .map(({ id }) => id)
    .filter((id) => sizeOf(id) > least && sizeOf(id) < most);
}

/** Whether a run's methods make each student teach the next, so that no other network teaches. */
export const isTaughtByStudents = ({ methods }: Pick<RunConfig, 'methods'>): boolean =>
  methods.some(isGenerational);

/** The error about an assistant that the run cannot have; null if it can. */
function assistantProblem(config: RunConfig): ConfigError | null {
  if (!hasAssistant(config)) return null;
  const possible = isTaughtByStudents(config) || isEnsemble(config) ? [] : possibleAssistants(config);
  if (possible.includes(config.assistant)) return null;
  return new ConfigError('assistant', config.assistant, choiceOf([NO_ASSISTANT, ...possible]));
}

/** The configuration without an assistant that it cannot have, and the error about it. */
export function withPossibleAssistant(config: RunConfig) {
  const problem = assistantProblem(config);
  if (!problem) return { config, problems: [] };
  return { config: { ...config, assistant: NO_ASSISTANT }, problems: [problem] };
}

/** A change of a run, without its assistant if the changed networks leave no place for it. */
export function withoutUnfitAssistant(config: RunConfig, change: Partial<RunConfig>): Partial<RunConfig> {
  const isUnfit = assistantProblem({ ...config, ...change }) !== null;
  return isUnfit ? { ...change, assistant: NO_ASSISTANT } : change;
}
