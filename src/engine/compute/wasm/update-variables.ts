import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

import { entryAt } from '@/core/checked.ts';
import { BETA1, BETA2, REST1, REST2 } from '../kernels/adam.ts';
import { UPDATE_VARIABLES, updateInputs, type UpdateAttributes } from '../kernels/names.ts';

/**
 * One variable's place; the optimizer state of all variables is concatenated, this one's starts at `first`.
 */
interface Place {
  readonly variable: Float32Array;
  readonly updated: Float32Array;
  readonly gradient: Float32Array;
  readonly memory: readonly Float32Array[];
  readonly first: number;
}

/** @source Kingma & Ba 2015, algorithm 1; as `training/optimizer.ts` computes it */
function adam(
  { variable, updated, gradient, memory, first }: Place,
  stepSize: number,
  epsilon: number,
): void {
  const [means, squares] = memory as readonly [Float32Array, Float32Array];
  for (let index = 0; index < variable.length; index++) {
    const at = first + index;
    const change = gradient[index] ?? NaN;
    const mean = BETA1 * (means[at] ?? NaN) + REST1 * change;
    const square = BETA2 * (squares[at] ?? NaN) + REST2 * change * change;
    means[at] = mean;
    squares[at] = square;
    updated[index] = (variable[index] ?? NaN) - (stepSize * mean) / (Math.sqrt(square) + epsilon);
  }
}

function sgd(
  { variable, updated, gradient, memory, first }: Place,
  learningRate: number,
  momentum: number,
): void {
  const [velocities] = memory as readonly [Float32Array];
  for (let index = 0; index < variable.length; index++) {
    const velocity = momentum * (velocities[first + index] ?? NaN) + (gradient[index] ?? NaN);
    velocities[first + index] = velocity;
    updated[index] = (variable[index] ?? NaN) - learningRate * velocity;
  }
}

const updates = { adam, sgd } as const;

/**
 * Registers the update of all variables at once on wasm, as plain JavaScript on its heap: one pass instead of
 * eleven by TensorFlow.js' operations, and none to concatenate the gradients.
 *
 * The optimizer state is changed in place; the variables are not: XNNPACK keeps a packed copy of a product's
 * second factor while its tensor lives, and would keep multiplying by the previous step's weights.
 */
export function registerUpdate(): void {
  tf.registerKernel({
    kernelName: UPDATE_VARIABLES,
    backendName: 'wasm',
    kernelFunc({ inputs, attrs, backend }) {
      const attributes = attrs as unknown as UpdateAttributes;
      const wasm = backend as BackendWasm;
      const tensors = Object.values(inputs) as tf.TensorInfo[];
      const outputs = updateInputs(tensors, attributes).variables.map(({ shape }) =>
        wasm.makeOutput(shape, 'float32'),
      );
      // Views are created only now: allocating the outputs may have moved the heap.
      const onHeap = (tensor: tf.TensorInfo) => wasm.typedArrayFromHeap(tensor) as Float32Array;
      const { gradients, memory, variables } = updateInputs(tensors.map(onHeap), attributes);
      let first = 0;
      for (const [index, variable] of variables.entries()) {
        const gradient = entryAt(gradients, index);
        const updated = onHeap(entryAt(outputs, index));
        updates[attributes.optimizer]({ variable, updated, gradient, memory, first }, ...attributes.settings);
        first += variable.length;
      }
      return outputs;
    },
  });
}
