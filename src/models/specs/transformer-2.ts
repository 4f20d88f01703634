import type { ModelSpec } from '../model-spec.ts';
import { transformer } from '../transformer.ts';

/**
 * Half of the teacher's blocks, which it starts with, as DistilBERT does.
 *
 * @source Sanh et al. 2019, "DistilBERT", section 3: "initializing the student from the teacher by taking one layer out of
 *   two", https://arxiv.org/abs/1910.01108
 */
export const transformer2: ModelSpec = {
  ...transformer({ id: 'transformer-2', roles: ['student'], depth: 2 }),
  startsFromTeacher: true,
};
