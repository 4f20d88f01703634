import * as tf from '@tensorflow/tfjs';
import { ShapeError } from '@/core/errors.ts';
import type { NetworkOutput } from '@/distill/method.ts';
import type { ModelPlan } from '@/models/plan.ts';
import { forward } from './forward.ts';
import type { ParameterValues } from './initial-values.ts';

/** A built network: a plan and its trainable variables on the current backend. */
export class Network {
  readonly plan: ModelPlan;
  /** In the plan's order. */
  readonly variables: readonly tf.Variable[];
  readonly #byName: ReadonlyMap<string, tf.Variable>;

  /**
   * @param values one array a parameter, in the plan's order
   * @throws ShapeError when their number or lengths are not the plan's
   */
  constructor(plan: ModelPlan, values: ParameterValues) {
    const parameters = plan.layers.flatMap((layer) => layer.parameters);
    if (values.length !== parameters.length) {
      throw new ShapeError('parameters', [values.length], `${parameters.length} arrays`);
    }
    this.plan = plan;
    this.variables = parameters.map((parameter, index) => {
      const array = values[index] ?? new Float32Array();
      const size = parameter.shape.reduce((product, length) => product * length, 1);
      if (array.length !== size) {
        throw new ShapeError(parameter.name, [array.length], `[${parameter.shape.join(', ')}], ${size} values`);
      }
      // TensorFlow.js may keep the array it is given; a copy keeps the caller's untouched.
      return tf.tidy(() => tf.variable(tf.tensor(array.slice(), [...parameter.shape], 'float32')));
    });
    this.#byName = new Map(parameters.map(({ name }, index) => [name, this.variables[index] as tf.Variable]));
  }

  /**
   * @param images [B, H, W, C], 0..1
   * @returns logits [B, K] and named taps
   */
  forward(images: tf.Tensor4D): NetworkOutput {
    return forward(this.plan, (name) => this.#parameter(name), images);
  }

  /** A copy of all parameters, in the plan's order. */
  async values(): Promise<Float32Array[]> {
    const arrays = await Promise.all(this.variables.map((variable) => variable.data<'float32'>()));
    return arrays.map((array) => array.slice());
  }

  dispose(): void {
    for (const variable of this.variables) variable.dispose();
  }

  #parameter(name: string): tf.Tensor {
    const variable = this.#byName.get(name);
    if (!variable) throw new RangeError(`${this.plan.spec.id} has no parameter ${name}`);
    return variable;
  }
}
