import * as tf from '@tensorflow/tfjs';
import { entryAt } from '@/core/checked.ts';
import { SnapshotError } from '@/core/errors.ts';
import { BETA1, BETA2, EPSILON, REST1, REST2 } from '../../compute/kernels/adam.ts';
import { UPDATE_VARIABLES, type UpdateAttributes } from '../../compute/kernels/names.ts';

/** Updates a network's variables from gradients. */
export interface Optimizer {
  readonly id: OptimizerId;
  /** State from past gradients, each [P]: means and squares of Adam, velocities of SGD. */
  readonly memory: readonly tf.Tensor1D[];
  /**
   * Counts a step and returns its settings: bias-corrected step size and ε of Adam, learning rate and
   * momentum of SGD. The caller then makes the update.
   */
  advance(learningRate: number): readonly [number, number];
  /**
   * One update in place.
   *
   * @param gradients one per variable, in the variables' order and shapes
   * @param learningRate of this step, > 0
   */
  apply(gradients: readonly tf.Tensor[], learningRate: number): void;
  /** The state between steps, to be passed to `restore`. */
  state(): Promise<Float32Array[]>;
  /** @throws SnapshotError when the state is of another optimizer or network */
  restore(state: readonly Float32Array[]): void;
  /** Resets the state to that before the first gradient. */
  reset(): void;
  dispose(): void;
}

export type OptimizerId = 'adam' | 'sgd';

const totalSize = (variables: readonly tf.Variable[]) =>
  variables.reduce((sum, variable) => sum + variable.size, 0);

/**
 * Concatenates all gradients, [P]: the update then takes a few operations, however many variables there are.
 */
const flat = (gradients: readonly tf.Tensor[]): tf.Tensor1D =>
  tf.concat1d(gradients.map((gradient) => tf.reshape(gradient, [-1])));

/** Subtracts a flat update [P] from the variables. */
function subtract(variables: readonly tf.Variable[], update: tf.Tensor1D): void {
  const parts = tf.split(
    update,
    variables.map((variable) => variable.size),
  );
  for (const [index, variable] of variables.entries()) {
    const part = entryAt(parts, index);
    variable.assign(tf.sub(variable, tf.reshape(part, variable.shape)));
  }
}

/**
 * Updates all variables at once if the backend has a kernel for it.
 *
 * @returns whether it has one
 */
function updateAtOnce(
  optimizer: Optimizer,
  gradients: readonly tf.Tensor[],
  variables: readonly tf.Variable[],
  settings: readonly [number, number],
): boolean {
  if (!tf.getKernel(UPDATE_VARIABLES, tf.getBackend())) return false;
  const inputs = [...gradients, ...optimizer.memory, ...variables];
  const named = Object.fromEntries(inputs.map((tensor, index) => [String(index), tensor]));
  const attributes: UpdateAttributes = {
    optimizer: optimizer.id,
    numMemory: optimizer.memory.length,
    settings,
  };
  const updated = tf
    .engine()
    .runKernel(UPDATE_VARIABLES, named, { ...attributes, settings: [...settings] }) as tf.Tensor[];
  for (const [index, variable] of variables.entries()) {
    const values = updated[index];
    // A backend whose kernel works in place returns no values.
    if (!values) continue;
    variable.assign(values);
    values.dispose();
  }
  return true;
}

/** Optimizer state [P] that starts at zero and is replaced at every step. */
class Slot {
  readonly #size: number;
  #tensor: tf.Tensor1D;

  constructor(size: number) {
    this.#size = size;
    this.#tensor = tf.keep(tf.zeros([size]));
  }

  get tensor(): tf.Tensor1D {
    return this.#tensor;
  }

  replace(next: tf.Tensor1D): void {
    this.#tensor.dispose();
    this.#tensor = tf.keep(next);
  }

  restore(values: Float32Array): void {
    if (values.length !== this.#size) {
      throw new SnapshotError(`an optimizer state of ${values.length} values`, `${this.#size} values`);
    }
    this.replace(tf.tensor1d(values.slice()));
  }

  reset(): void {
    this.replace(tf.zeros([this.#size]));
  }

  async values(): Promise<Float32Array> {
    return (await this.#tensor.data<'float32'>()).slice();
  }

  dispose(): void {
    this.#tensor.dispose();
  }
}

/**
 * Stochastic gradient descent with momentum: v ← momentum · v + g, w ← w − learning rate · v.
 *
 * @param momentum share of the past update that is kept, 0 ≤ momentum < 1
 */
function sgd(variables: readonly tf.Variable[], momentum: number): Optimizer {
  const velocity = new Slot(totalSize(variables));
  const optimizer: Optimizer = {
    id: 'sgd',
    get memory() {
      return [velocity.tensor];
    },
    advance: (learningRate) => [learningRate, momentum],
    apply(gradients, learningRate) {
      if (updateAtOnce(optimizer, gradients, variables, [learningRate, momentum])) return;
      tf.tidy(() => {
        velocity.replace(tf.add(tf.mul(velocity.tensor, momentum), flat(gradients)));
        subtract(variables, tf.mul(velocity.tensor, learningRate));
      });
    },
    state: async () => [await velocity.values()],
    restore([values, ...rest]) {
      if (!values || rest.length > 0) throw new SnapshotError('another optimizer', 'SGD with momentum');
      velocity.restore(values);
    },
    reset: () => velocity.reset(),
    dispose: () => velocity.dispose(),
  };
  return optimizer;
}

/**
 * Adam with the constants of `kernels/adam.ts`.
 *
 * @source Kingma & Ba 2015, algorithm 1, https://arxiv.org/abs/1412.6980; the bias corrections are folded into
 *   the step size as the paper suggests at the end of section 2, with ε scaled so that the result is the same.
 */
function adam(variables: readonly tf.Variable[]): Optimizer {
  const size = totalSize(variables);
  const mean = new Slot(size);
  const square = new Slot(size);
  let steps = 0;
  const optimizer: Optimizer = {
    id: 'adam',
    get memory() {
      return [mean.tensor, square.tensor];
    },
    advance(learningRate) {
      steps++;
      const correction = Math.sqrt(1 - BETA2 ** steps);
      return [(learningRate * correction) / (1 - BETA1 ** steps), EPSILON * correction];
    },
    apply(gradients, learningRate) {
      const [stepSize, epsilon] = optimizer.advance(learningRate);
      if (updateAtOnce(optimizer, gradients, variables, [stepSize, epsilon])) return;
      tf.tidy(() => {
        const gradient = flat(gradients);
        mean.replace(tf.add(tf.mul(mean.tensor, BETA1), tf.mul(gradient, REST1)));
        square.replace(tf.add(tf.mul(square.tensor, BETA2), tf.mul(tf.square(gradient), REST2)));
        const spread = tf.add(tf.sqrt(square.tensor), epsilon);
        subtract(variables, tf.mul(tf.div(mean.tensor, spread), stepSize));
      });
    },
    state: async () => [await mean.values(), await square.values(), Float32Array.of(steps)],
    restore([means, squares, count, ...rest]) {
      if (!means || !squares || count?.length !== 1 || rest.length > 0) {
        throw new SnapshotError('another optimizer', 'Adam');
      }
      mean.restore(means);
      square.restore(squares);
      steps = entryAt(count, 0);
    },
    reset() {
      mean.reset();
      square.reset();
      steps = 0;
    },
    dispose() {
      mean.dispose();
      square.dispose();
    },
  };
  return optimizer;
}

/** Creates the optimizer with that id for these variables. */
export function createOptimizer(
  id: OptimizerId,
  variables: readonly tf.Variable[],
  momentum: number,
): Optimizer {
  return id === 'adam' ? adam(variables) : sgd(variables, momentum);
}
