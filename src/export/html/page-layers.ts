import type { ModelPlan } from '@/models/plan.ts';
import type { PageLayer } from './page/infer.ts';

/** A network's layers as the exported page computes them. */
export const pageLayers = ({ layers }: ModelPlan): readonly PageLayer[] =>
  layers.map(({ block, parameters }) => ({ block, numArrays: parameters.length }));
