import type { DistillationMethod } from './method.ts';
import { softTargets } from './methods/soft-targets.ts';

/** Every method there is, in the order in which the page lists them. */
export const methods: readonly DistillationMethod[] = [softTargets];

/** The method whose weight is α; every other method has a weight β of its own. */
export const alphaMethod: DistillationMethod = softTargets;

/**
 * The method of that id.
 *
 * @throws RangeError for an id that is not registered
 */
export function methodById(id: string): DistillationMethod {
  const method = methods.find((candidate) => candidate.id === id);
  if (!method)
    throw new RangeError(`no method ${id}; there are ${methods.map((each) => each.id).join(', ')}`);
  return method;
}
