import * as tf from '@tensorflow/tfjs';
import type { Auxiliary, AuxiliaryPlan, DistillationMethod } from '@/distill/method.ts';
import type { ActiveMethod } from '@/distill/total-loss.ts';
import { tapShape, type ModelPlan } from '@/models/plan.ts';
import { initialTensors } from '../network/initial-values.ts';
import { createOptimizer, type Optimizer } from './optimizer.ts';
import type { Trained } from './train-step.ts';

/** What one method trains beside the student. */
interface Part extends Trained {
  /** What it was made for; another layer or size makes it anew. */
  readonly key: string;
  readonly plans: readonly AuxiliaryPlan[];
}

/**
 * Trainable tensors that methods ask for beside the student's own: they come when a method is switched on and go when
 * it is switched off, while the student trains on.
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

  /** What is trained now, to be updated together with the student. */
  get trained(): readonly Trained[] {
    return [...this.#parts.values()];
  }

  /** How many numbers a method trains beside the student; 0 where it is off or needs none. */
  numParameters({ id }: DistillationMethod): number {
    return this.#parts.get(id)?.variables.reduce((sum, { size }) => sum + size, 0) ?? 0;
  }

  /** The tensors of a method by name, to be handed to its loss. */
  of({ id }: DistillationMethod): Auxiliary {
    const part = this.#parts.get(id);
    if (!part) return {};
    return Object.fromEntries(
      part.plans.map(({ name }, index) => [name, part.variables[index] as tf.Tensor]),
    );
  }

  /**
   * Makes what the methods that are on need, and lets go of what nobody needs any longer.
   *
   * @throws ShapeError when a method cannot compare the two places; nothing is changed for it then
   */
  fit(active: readonly ActiveMethod[], teacher: ModelPlan): void {
    const wanted = new Map<string, Part>();
    for (const { method, values } of active) {
      const [pair] = method.pairs(values);
      if (!method.auxiliary || !pair) continue;
      const plans = method.auxiliary(
        values,
        tapShape(this.#student, pair.student),
        tapShape(teacher, pair.teacher),
      );
      const key = JSON.stringify([pair, plans]);
      const present = this.#parts.get(method.id);
      wanted.set(method.id, present?.key === key ? present : this.#make(method, key, plans));
    }
    for (const [id, part] of this.#parts) if (wanted.get(id) !== part) discard(part);
    this.#parts = wanted;
  }

  /** A copy of everything, by name. */
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
   * Puts a copy back, as far as what is there now was there then: a method that has been switched on since starts
   * anew.
   *
   * @param arrays the values under a name; undefined where there are none
   */
  restore(arrays: (name: string) => Float32Array | undefined): void {
    for (const [id, { variables, optimizer }] of this.#parts) {
      const saved = variables.map((_, index) => arrays(`${id}/parameter/${index}`));
      const fits = saved.every((values, index) => values?.length === variables[index]?.size);
      if (!fits) continue;
      for (const [index, variable] of variables.entries()) {
        const tensor = tf.tensor((saved[index] ?? new Float32Array()).slice(), variable.shape, 'float32');
        variable.assign(tensor);
        tensor.dispose();
      }
      const state: Float32Array[] = [];
      for (
        let values = arrays(`${id}/optimizer/0`);
        values;
        values = arrays(`${id}/optimizer/${state.length}`)
      ) {
        state.push(values);
      }
      optimizer.restore(state);
    }
  }

  dispose(): void {
    for (const part of this.#parts.values()) discard(part);
    this.#parts.clear();
  }

  #make({ id }: DistillationMethod, key: string, plans: readonly AuxiliaryPlan[]): Part {
    const tensors = initialTensors(plans, this.#seed, id);
    const variables = plans.map(({ shape }, index) => {
      const tensor = tf.tensor(tensors[index] ?? new Float32Array(), [...shape], 'float32');
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
