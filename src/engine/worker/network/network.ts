import * as tf from '@tensorflow/tfjs';
import { entryAt, required } from '@/core/checked.ts';
import { ShapeError } from '@/core/errors.ts';
import { isQuantised, type WeightBits } from '@/core/quantise.ts';
import { sizeOf } from '@/core/size-of.ts';
import type { Auxiliary, NetworkOutput } from '@/distill/method.ts';
import type { ParameterPlan } from '@/models/blocks/block.ts';
import type { ModelPlan } from '@/models/plan.ts';
import { fakeQuantise } from '../../compute/gradients/fake-quantise.ts';
import { forward } from './forward.ts';
import type { ParameterValues } from './initial-values.ts';

/** One tensor per parameter; throws before creating any if the arrays do not match the plan. */
function parameterTensors(parameters: readonly ParameterPlan[], values: ParameterValues): tf.Tensor[] {
  if (values.length !== parameters.length) {
    throw new ShapeError('parameters', [values.length], `${parameters.length} arrays`);
  }
  const arrays = parameters.map(({ name, shape }, index) => {
    const array = entryAt(values, index);
    const size = sizeOf(shape);
    if (array.length !== size) {
      throw new ShapeError(name, [array.length], `[${shape.join(', ')}], ${size} values`);
    }
    // TensorFlow.js may keep the array it is given; the copy protects the caller's.
    return { shape: [...shape], values: array.slice() };
  });
  return arrays.map((array) => tf.tensor(array.values, array.shape, 'float32'));
}

/** A variable holds its own reference to the values, so the source tensor has to be disposed. */
function asVariable(tensor: tf.Tensor): tf.Variable {
  const variable = tf.variable(tensor);
  tensor.dispose();
  return variable;
}

/** What answers for a picture: one network, or several as one. */
export interface AnsweringNetwork {
  readonly plan: ModelPlan;
  /**
   * @param input [B, H, W, C], 0..1, or [B, length] of token ids
   * @returns logits [B, K] and named taps
   */
  forward(input: tf.Tensor): NetworkOutput;
}

/** A built network: a plan and its trainable variables on the current backend. */
export class Network implements AnsweringNetwork {
  readonly plan: ModelPlan;
  /** Bits of the weights that it computes with; those that are trained are floats. */
  readonly bits: WeightBits;
  /** In the plan's order. */
  readonly variables: readonly tf.Variable[];
  readonly #byName: ReadonlyMap<string, tf.Variable>;

  /**
   * @param values one array per parameter, in the plan's order
   * @param bits of the weights in every forward pass; biases stay floats
   * @throws ShapeError when their number or lengths do not match the plan
   */
  constructor(plan: ModelPlan, values: ParameterValues, bits: WeightBits = 32) {
    const parameters = plan.layers.flatMap((layer) => layer.parameters);
    this.plan = plan;
    this.bits = bits;
    this.variables = parameterTensors(parameters, values).map(asVariable);
    this.#byName = new Map(parameters.map(({ name }, index) => [name, entryAt(this.variables, index)]));
  }

  /**
   * @param input [B, H, W, C], 0..1, or [B, length] of token ids
   * @returns logits [B, K] and named taps
   */
  forward(input: tf.Tensor): NetworkOutput {
    return forward(this.plan, (name) => this.#rounded(name), input);
  }

  /** The same with other parameters, by name: those of a network of the same plan and bits. */
  forwardWith(parameters: Auxiliary, input: tf.Tensor): NetworkOutput {
    return forward(this.plan, (name) => this.#inBits(required(parameters[name], name)), input);
  }

  /**
   * Replaces the values of all parameters.
   *
   * @throws ShapeError when their number or lengths do not match the plan; nothing changes then
   */
  load(values: ParameterValues): void {
    const tensors = parameterTensors(
      this.plan.layers.flatMap((layer) => layer.parameters),
      values,
    );
    for (const [index, variable] of this.variables.entries()) variable.assign(entryAt(tensors, index));
    tf.dispose(tensors);
  }

  /**
   * Replaces all parameters by those of another network on the same device, without reading them.
   *
   * @param indices for each parameter its index among the other network's
   */
  copyFrom(other: Network, indices: readonly number[]): void {
    tf.tidy(() => {
      for (const [index, variable] of this.variables.entries()) {
        // A clone would share its memory, in which an optimizer may work in place.
        variable.assign(tf.mul(entryAt(other.variables, entryAt(indices, index)), 1));
      }
    });
  }

  /** A copy of all parameters that are trained, in the plan's order. */
  async values(): Promise<Float32Array[]> {
    const arrays = await Promise.all(this.variables.map((variable) => variable.data<'float32'>()));
    return arrays.map((array) => array.slice());
  }

  /** The parameters that it computes with, in the plan's order: rounded, if its weights have few bits. */
  async computedValues(): Promise<Float32Array[]> {
    if (this.bits === 32) return this.values();
    const rounded = tf.tidy(() => [...this.#byName.keys()].map((name) => tf.clone(this.#rounded(name))));
    const arrays = await Promise.all(rounded.map((tensor) => tensor.data<'float32'>()));
    tf.dispose(rounded);
    return arrays.map((array) => array.slice());
  }

  dispose(): void {
    for (const variable of this.variables) variable.dispose();
  }

  #rounded(name: string): tf.Tensor {
    const variable = this.#byName.get(name);
    if (!variable) throw new RangeError(`${this.plan.spec.id} has no parameter ${name}`);
    return this.#inBits(variable);
  }

  #inBits(parameter: tf.Tensor): tf.Tensor {
    return this.bits === 32 || !isQuantised(parameter) ? parameter : fakeQuantise(parameter, this.bits);
  }
}
