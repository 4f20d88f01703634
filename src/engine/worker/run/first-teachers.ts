import type { ModelPlan } from '@/models/plan.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import { hasAssistant } from '@/protocol/run/teaching-model.ts';
import { initialValues, studentStart, type ParameterValues } from '../network/initial-values.ts';
import { Network } from '../network/network.ts';
import { createOptimizer, type OptimizerId } from '../training/optimizer.ts';
import type { Trainee } from '../training/train-step.ts';

/** A network with an optimizer of its own. */
export function newTrainee(plan: ModelPlan, values: ParameterValues, id: OptimizerId, momentum = 0): Trainee {
  const network = new Network(plan, values);
  return { network, optimizer: createOptimizer(id, network.variables, momentum) };
}

/** The network that teaches the student, and, if it is an assistant, its own teacher. */
interface FirstTeachers {
  readonly teacher: Trainee;
  readonly original: Trainee | null;
}

/**
 * The teachers that a run begins with.
 *
 * @param values the parameters of a teacher that is trained already; null starts it untrained
 */
export function firstTeachers(
  config: RunConfig,
  planOf: (id: string) => ModelPlan,
  values: ParameterValues | null,
): FirstTeachers {
  const plan = planOf(config.teacher);
  const own = newTrainee(plan, values ?? initialValues(plan, config.seed, 'teacher'), 'adam');
  if (!hasAssistant(config)) return { teacher: own, original: null };
  const middle = planOf(config.assistant);
  return { teacher: newTrainee(middle, studentStart(middle, config.seed, 0), 'adam'), original: own };
}
