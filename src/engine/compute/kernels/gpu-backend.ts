import * as tf from '@tensorflow/tfjs';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { describeAdapter } from '../backend/webgpu-adapter.ts';
import type { Kernel } from './kernel.ts';
import { hardwareTiles, softwareTiles, type Tiles } from './tiles.ts';

/**
 * TensorFlow.js' WebGPU backend with members that its types declare private (4.22): the encoder it records
 * into, so that our dispatches are in order with its own and use the same submit.
 */
interface OpenBackend {
  readonly device: GPUDevice;
  readonly queue: GPUQueue;
  readonly tensorMap: {
    get(dataId: object): { values: unknown; resource: GPUBuffer; readonly dtype: tf.DataType };
  };
  readonly commandQueueOwnedIds: WeakSet<object>;
  readonly adapterInfo: { readonly vendor?: string; readonly architecture?: string };
  commandEncoder: GPUCommandEncoder | null;
  computePassEncoder: GPUComputePassEncoder | null;
  dispatchCountInPass: number;
  uploadToGPU(dataId: object): void;
  ensureCommandEncoderReady(): void;
  endComputePassEncoder(): void;
  submitQueue(): void;
  disposeData(dataId: object): boolean;
  makeTensorInfo(shape: readonly number[], dtype: 'float32' | 'int32'): tf.TensorInfo;
}

/** The current backend. @throws Error if it is not WebGPU */
function open(): OpenBackend {
  if (tf.getBackend() !== 'webgpu') throw new Error(`the backend is ${tf.getBackend()}, expected webgpu`);
  return tf.backend() as WebGPUBackend as unknown as OpenBackend;
}

export const gpuDevice = (): GPUDevice => open().device;

let forcedTiles: Tiles | null = null;

/** Overrides the adapter's tiles, for tests and comparisons; null restores them. */
export function useTiles(tiles: Tiles | null): void {
  forcedTiles = tiles;
}

/** The tiles of the current device's adapter. */
export function currentTiles(): Tiles {
  return forcedTiles ?? (describeAdapter(open().adapterInfo).isSoftware ? softwareTiles : hardwareTiles);
}

/** A tensor's buffer on the GPU; uploads data that is still on the CPU first. */
export function bufferOf({ dataId }: tf.TensorInfo): GPUBuffer {
  const backend = open();
  backend.uploadToGPU(dataId);
  return backend.tensorMap.get(dataId).resource;
}

/**
 * The element type of a tensor's buffer. TensorFlow.js casts ints to floats in name only: the tensor then
 * says `float32` while its buffer still holds ints.
 */
export const elementOf = ({ dataId }: tf.TensorInfo): 'f32' | 'u32' =>
  open().tensorMap.get(dataId).dtype === 'float32' ? 'f32' : 'u32';

/** A tensor for the output of a kernel. */
export function emptyTensor(shape: readonly number[], dtype: 'float32' | 'int32' = 'float32'): tf.TensorInfo {
  return open().makeTensorInfo([...shape], dtype);
}

/** Releases a tensor that TensorFlow.js does not count, such as those of `emptyTensor`. */
export const release = ({ dataId }: tf.TensorInfo): boolean => open().disposeData(dataId);

/**
 * Must be called after a kernel wrote to a tensor in place: a copy on the CPU, left by a readback, is stale
 * then.
 */
export function forgetCpuCopy({ dataId }: tf.TensorInfo): void {
  open().tensorMap.get(dataId).values = null;
}

/** Submits everything recorded so far. `queue.writeBuffer` overtakes what has not been submitted. */
export function submit(): void {
  const backend = open();
  backend.ensureCommandEncoderReady();
  backend.endComputePassEncoder();
  backend.submitQueue();
}

/** Compiled kernels by source, per device: those of a lost device are useless. */
const compiled = new WeakMap<GPUDevice, Map<string, GPUComputePipeline>>();

function pipelinesOf(device: GPUDevice): Map<string, GPUComputePipeline> {
  const known = compiled.get(device) ?? new Map<string, GPUComputePipeline>();
  compiled.set(device, known);
  return known;
}

const descriptor = (device: GPUDevice, { name, code }: Kernel): GPUComputePipelineDescriptor => ({
  label: name,
  layout: 'auto',
  compute: { module: device.createShaderModule({ label: name, code }), entryPoint: 'main' },
});

/** A compiled kernel; compiles it synchronously unless `compileAll` has done so. */
function pipelineOf(kernel: Kernel): GPUComputePipeline {
  const { device } = open();
  const known = pipelinesOf(device);
  const pipeline = known.get(kernel.code) ?? device.createComputePipeline(descriptor(device, kernel));
  known.set(kernel.code, pipeline);
  return pipeline;
}

/** Compiles kernels in parallel, without blocking the thread. */
export async function compileAll(kernels: readonly Kernel[]): Promise<void> {
  const { device } = open();
  const known = pipelinesOf(device);
  const missing = new Map(kernels.filter(({ code }) => !known.has(code)).map((each) => [each.code, each]));
  await Promise.all(
    [...missing].map(async ([code, each]) => {
      known.set(code, await device.createComputePipelineAsync(descriptor(device, each)));
    }),
  );
}

/** A kernel with its buffers, ready to be dispatched any number of times. */
export interface BoundKernel {
  readonly pipeline: GPUComputePipeline;
  readonly bindGroup: GPUBindGroup;
  readonly workgroups: readonly [number, number];
}

/** Layout per compiled kernel: querying it creates a new object every time. */
const layouts = new WeakMap<GPUComputePipeline, GPUBindGroupLayout>();

function layoutOf(pipeline: GPUComputePipeline): GPUBindGroupLayout {
  const layout = layouts.get(pipeline) ?? pipeline.getBindGroupLayout(0);
  layouts.set(pipeline, layout);
  return layout;
}

/** Binds buffers to a kernel, in the order in which it declares them. */
export function bind(kernel: Kernel, resources: readonly GPUBufferBinding[]): BoundKernel {
  const pipeline = pipelineOf(kernel);
  const bindGroup = open().device.createBindGroup({
    label: kernel.name,
    layout: layoutOf(pipeline),
    entries: resources.map((resource, binding) => ({ binding, resource })),
  });
  return { pipeline, bindGroup, workgroups: kernel.workgroups };
}

/** Records dispatches of kernels after everything that TensorFlow.js has recorded. */
export function record(bound: readonly BoundKernel[]): void {
  const backend = open();
  backend.ensureCommandEncoderReady();
  backend.computePassEncoder ??= (backend.commandEncoder as GPUCommandEncoder).beginComputePass();
  const pass = backend.computePassEncoder;
  for (const { pipeline, bindGroup, workgroups } of bound) {
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, bindGroup);
    pass.dispatchWorkgroups(...workgroups);
  }
  backend.dispatchCountInPass += bound.length;
  if (backend.dispatchCountInPass >= tf.env().getNumber('WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE')) submit();
}

/** Uniform buffers by contents, per device. */
const constantBuffers = new WeakMap<GPUDevice, Map<string, GPUBuffer>>();

/**
 * A uniform of these four numbers. One buffer of 16 bytes is kept for each distinct set of numbers: it is
 * never written again, so no submit is needed before.
 */
export function constants(...values: readonly [number, number, number, number]): GPUBufferBinding {
  const { device } = open();
  const known = constantBuffers.get(device) ?? new Map<string, GPUBuffer>();
  constantBuffers.set(device, known);
  const key = values.join();
  const found = known.get(key);
  if (found) return { buffer: found };
  const buffer = device.createBuffer({ size: 16, usage: GPUBufferUsage.UNIFORM, mappedAtCreation: true });
  new Float32Array(buffer.getMappedRange()).set(values);
  buffer.unmap();
  known.set(key, buffer);
  return { buffer };
}

/** Runs a kernel once on tensors, then other buffers; the tensors may be disposed right afterwards. */
export function run(
  kernel: Kernel,
  tensors: readonly tf.TensorInfo[],
  ...others: readonly GPUBufferBinding[]
): void {
  const backend = open();
  const bound = bind(kernel, [...tensors.map((tensor) => ({ buffer: bufferOf(tensor) })), ...others]);
  for (const { dataId } of tensors) backend.commandQueueOwnedIds.add(dataId);
  record([bound]);
}
