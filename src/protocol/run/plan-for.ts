import { datasetById } from '@/datasets/registry.ts';
import { planModel, type ModelPlan } from '@/models/plan.ts';
import { modelById } from '@/models/registry.ts';

/** The plan of a model for the examples and classes of a dataset. @throws ConfigError, RangeError for unknown ids */
export function planFor(dataset: string, model: string): ModelPlan {
  const { input, numClasses } = datasetById(dataset);
  return planModel(modelById(model), input, numClasses);
}
