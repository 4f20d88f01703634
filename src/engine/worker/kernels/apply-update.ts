import * as tf from '@tensorflow/tfjs';
import { bind, bufferOf, currentTiles, forgetCpuCopy, gpuDevice, record, submit } from './gpu-backend.ts';
import { UPDATE_VARIABLES } from './names.ts';
import { maxVariablesOf, updateKernel } from './update.ts';

/** What the update of all variables of a network needs. */
interface UpdateInputs {
  readonly optimizer: 'adam' | 'sgd';
  /** All gradients behind each other, [P]. */
  readonly gradient: tf.TensorInfo;
  /** The optimizer's memory, each [P]. */
  readonly memory: readonly tf.TensorInfo[];
  readonly variables: readonly tf.TensorInfo[];
  /** Step size and ε, or learning rate and momentum. */
  readonly settings: readonly [number, number];
}

/** Of each device, for the settings of an update; a submit stands between two uses. */
const settingsBuffers = new WeakMap<GPUDevice, GPUBuffer>();

/** Updates variables and memory in place, in one dispatch for every five or six variables. */
function applyUpdate({ optimizer, gradient, memory, variables, settings }: UpdateInputs): void {
  const device = gpuDevice();
  const usage = GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST;
  const buffer = settingsBuffers.get(device) ?? device.createBuffer({ size: 16, usage });
  settingsBuffers.set(device, buffer);
  // The update before still reads the settings that are about to be written.
  submit();
  device.queue.writeBuffer(buffer, 0, Float32Array.of(...settings, 0, 0));
  const perKernel = maxVariablesOf(optimizer);
  const numNumbers = tf.util.sizeFromShape(gradient.shape);
  let first = 0;
  for (let at = 0; at < variables.length; at += perKernel) {
    const some = variables.slice(at, at + perKernel);
    let offset = first;
    const segments = some.map(({ shape }, index) => {
      const size = tf.util.sizeFromShape(shape);
      const segment = { length: size, offset, slices: 1, stride: 0, variable: at + index };
      offset += size;
      return segment;
    });
    const kernel = updateKernel(optimizer, segments, first, numNumbers, numNumbers, currentTiles());
    const tensors = [gradient, ...memory, ...some];
    record([bind(kernel, [...tensors.map((tensor) => ({ buffer: bufferOf(tensor) })), { buffer }])]);
    first = offset;
  }
  submit();
  for (const tensor of [...memory, ...variables]) forgetCpuCopy(tensor);
}

/** Makes the update of all variables at once known to optimizers on WebGPU. */
export function registerUpdate(): void {
  if (tf.getKernel(UPDATE_VARIABLES, 'webgpu')) return;
  tf.registerKernel({
    kernelName: UPDATE_VARIABLES,
    backendName: 'webgpu',
    kernelFunc({ inputs, attrs }) {
      const { optimizer, numMemory, settings } = attrs as unknown as {
        optimizer: 'adam' | 'sgd';
        numMemory: number;
        settings: [number, number];
      };
      const [gradient, ...rest] = Object.values(inputs).filter((input) => input !== undefined);
      if (!gradient) throw new RangeError('an update without a gradient');
      const [memory, variables] = [rest.slice(0, numMemory), rest.slice(numMemory)];
      applyUpdate({ optimizer, gradient, memory, variables, settings });
      return [];
    },
  });
}

/** Leaves updates to the optimizers' own operations again, for comparisons. */
export function removeUpdate(): void {
  if (tf.getKernel(UPDATE_VARIABLES, 'webgpu')) tf.unregisterKernel(UPDATE_VARIABLES, 'webgpu');
}
