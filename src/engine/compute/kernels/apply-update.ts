import * as tf from '@tensorflow/tfjs';
import { bind, bufferOf, currentTiles, forgetCpuCopy, gpuDevice, record, submit } from './gpu-backend.ts';
import { UPDATE_VARIABLES, updateInputs, type UpdateAttributes } from './names.ts';
import { maxVariablesOf, updateKernel } from './update.ts';

/** The buffer of update settings, per device; a submit separates two uses. */
const settingsBuffers = new WeakMap<GPUDevice, GPUBuffer>();

/** Updates variables and optimizer state in place, in one dispatch per three variables. */
function applyUpdate(inputs: readonly tf.TensorInfo[], attributes: UpdateAttributes): void {
  const { optimizer, settings } = attributes;
  const { gradients, memory, variables } = updateInputs(inputs, attributes);
  const device = gpuDevice();
  const usage = GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST;
  const buffer = settingsBuffers.get(device) ?? device.createBuffer({ size: 16, usage });
  settingsBuffers.set(device, buffer);
  // The previous update still reads the settings that are about to be written.
  submit();
  device.queue.writeBuffer(buffer, 0, Float32Array.of(...settings, 0, 0));
  const perKernel = maxVariablesOf(optimizer, 'apart');
  const lengths = variables.map(({ shape }) => tf.util.sizeFromShape(shape));
  const numNumbers = lengths.reduce((sum, length) => sum + length, 0);
  let first = 0;
  for (let at = 0; at < variables.length; at += perKernel) {
    const here = lengths.slice(at, at + perKernel);
    const segments = here.map((length, index) => ({
      length,
      offset: 0,
      slices: 1,
      stride: 0,
      variable: at + index,
    }));
    const kernel = updateKernel(optimizer, segments, first, null, numNumbers, currentTiles());
    const tensors = [
      ...gradients.slice(at, at + perKernel),
      ...memory,
      ...variables.slice(at, at + perKernel),
    ];
    record([bind(kernel, [...tensors.map((tensor) => ({ buffer: bufferOf(tensor) })), { buffer }])]);
    first += here.reduce((sum, length) => sum + length, 0);
  }
  submit();
  for (const tensor of [...memory, ...variables]) forgetCpuCopy(tensor);
}

/** Registers the update of all variables at once on WebGPU. */
export function registerUpdate(): void {
  if (tf.getKernel(UPDATE_VARIABLES, 'webgpu')) return;
  tf.registerKernel({
    kernelName: UPDATE_VARIABLES,
    backendName: 'webgpu',
    kernelFunc({ inputs, attrs }) {
      applyUpdate(Object.values(inputs) as tf.TensorInfo[], attrs as unknown as UpdateAttributes);
      return [];
    },
  });
}

/** Restores the optimizers' own operations, for comparisons. */
export function removeUpdate(): void {
  if (tf.getKernel(UPDATE_VARIABLES, 'webgpu')) tf.unregisterKernel(UPDATE_VARIABLES, 'webgpu');
}
