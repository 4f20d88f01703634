import * as tf from '@tensorflow/tfjs';
import { entryAt } from '@/core/checked.ts';
import type { Auxiliary, DistillationMethod } from '@/distill/method.ts';
import type { ActiveMethod } from '@/distill/total-loss.ts';
import type { ParameterPlan } from '@/models/blocks/block.ts';
import { tapShape, type ModelPlan } from '@/models/plan.ts';
import { initialTensors } from '../network/initial-values.ts';
import { createOptimizer, type Optimizer } from './optimizer.ts';
import type { Trained } from './train-step.ts';

/** The tensors that one method trains beside the student. */
interface Part extends Trained {
  /** The taps and shapes it was created for; it is recreated when they change. */
  readonly key: string;
  readonly plans: readonly ParameterPlan[];
}

/** The tensors to create for a method. */
interface PartPlan extends Pick<Part, 'key' | 'plans'> {
  readonly method: DistillationMethod;
}

/**
 * Plans of the tensors that the active methods train beside a student, by method id.
 *
 * @throws ShapeError, RangeError when a method cannot compare two taps
 */
export function auxiliaryPlans(
  active: readonly ActiveMethod[],
  student: ModelPlan,
  teacher: ModelPlan,
): ReadonlyMap<string, PartPlan> {
  const needed = new Map<string, PartPlan>();
  for (const { method, values } of active) {
    if (method.hasPeer) {
      const plans = student.layers.flatMap(({ parameters }) => parameters);
      needed.set(method.id, { method, plans, key: JSON.stringify(plans) });
    }
    if (!method.auxiliary) continue;
    const pairs = method.pairs(values);
    const shapes = pairs.map((pair) => ({
      student: tapShape(student, pair.student),
      teacher: tapShape(teacher, pair.teacher),
    }));
    const plans = method.auxiliary(values, shapes);
    if (plans.length > 0) needed.set(method.id, { method, plans, key: JSON.stringify([pairs, plans]) });
  }
  return needed;
}

/**
 * Methods' own trainable tensors: they are created when a method is switched on and disposed when it is
 * switched off, while the student trains on.
 */
export class AuxiliaryTrainables {
  readonly #student: ModelPlan;
  readonly #seed: number;
  readonly #optimizer: Optimizer['id'];
  readonly #momentum: number;
  #parts = new Map<string, Part>();

  constructor(student: ModelPlan, seed: number, optimizer: Optimizer['id'], momentum: number) {
    this.#student = student;
    this.#seed = seed;
    this.#optimizer = optimizer;
    this.#momentum = momentum;
  }

  /** The current trainable tensors, to be updated together with the student. */
  get trained(): readonly Trained[] {
    return [...this.#parts.values()];
  }

  /** Number of parameters that a method trains beside the student; 0 if it is off or needs none. */
  numParameters({ id }: DistillationMethod): number {
    return this.#parts.get(id)?.variables.reduce((sum, { size }) => sum + size, 0) ?? 0;
  }

  /** The tensors of a method by name, for its loss. */
  of({ id }: DistillationMethod): Auxiliary {
    const part = this.#parts.get(id);
    if (!part) return {};
    return Object.fromEntries(part.plans.map(({ name }, index) => [name, entryAt(part.variables, index)]));
  }

  /**
   * Creates the tensors that the active methods need, and disposes those no longer needed.
   *
   * @throws ShapeError, RangeError when a method cannot compare two taps; nothing changes then
   */
  fit(active: readonly ActiveMethod[], teacher: ModelPlan): void {
    const needed = new Map<string, Part>();
    for (const [id, plan] of auxiliaryPlans(active, this.#student, teacher)) {
      const present = this.#parts.get(id);
      needed.set(id, present?.key === plan.key ? present : this.#make(plan));
    }
    for (const [id, part] of this.#parts) if (needed.get(id) !== part) discard(part);
    this.#parts = needed;
  }

  /** A copy of all values, by name. */
  async arrays(): Promise<Readonly<Record<string, Float32Array>>> {
    const arrays: Record<string, Float32Array> = {};
    for (const [id, { variables, optimizer }] of this.#parts) {
      for (const [index, variable] of variables.entries()) {
        arrays[`${id}/parameter/${index}`] = (await variable.data<'float32'>()).slice();
      }
      for (const [index, values] of (await optimizer.state()).entries()) {
        arrays[`${id}/optimizer/${index}`] = values;
      }
    }
    return arrays;
  }

  /**
   * Restores a copy. A method that is missing from the copy, because it was switched on later or compared
   * other layers, starts from its initial values.
   *
   * @param saved the compared taps at the time of the copy
   * @param arrays returns the values under a name, `0`, `1`, …
   */
  restore(
    saved: ReadonlyMap<string, Pick<Part, 'key'>>,
    arrays: (prefix: string) => readonly Float32Array[],
  ): void {
    for (const [id, { key, plans, variables, optimizer }] of this.#parts) {
      const isSaved = saved.get(id)?.key === key;
      const values = isSaved ? arrays(`${id}/parameter`) : initialTensors(plans, this.#seed, id);
      for (const [index, variable] of variables.entries()) {
        const tensor = tf.tensor(entryAt(values, index).slice(), variable.shape, 'float32');
        variable.assign(tensor);
        tensor.dispose();
      }
      if (isSaved) optimizer.restore(arrays(`${id}/optimizer`));
      else optimizer.reset();
    }
  }

  dispose(): void {
    for (const part of this.#parts.values()) discard(part);
    this.#parts.clear();
  }

  #make({ method, key, plans }: PartPlan): Part {
    const tensors = initialTensors(plans, this.#seed, method.id);
    const variables = plans.map(({ shape }, index) => {
      const tensor = tf.tensor(entryAt(tensors, index), [...shape], 'float32');
      const variable = tf.variable(tensor);
      tensor.dispose();
      return variable;
    });
    return { key, plans, variables, optimizer: createOptimizer(this.#optimizer, variables, this.#momentum) };
  }
}

function discard({ variables, optimizer }: Part): void {
  for (const variable of variables) variable.dispose();
  optimizer.dispose();
}
