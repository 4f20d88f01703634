import * as tf from '@tensorflow/tfjs';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { describeAdapter } from '../backend/webgpu-adapter.ts';
import type { Kernel } from './kernel.ts';
import { hardwareTiles, softwareTiles, type Tiles } from './tiles.ts';

/**
 * TensorFlow.js' WebGPU backend with what its types call private (4.22): the encoder it records into, so that our
 * dispatches stand in the right order among its own and go out with the same submit.
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

/** The current backend. @throws Error when it is not WebGPU */
function open(): OpenBackend {
  if (tf.getBackend() !== 'webgpu') throw new Error(`the backend is ${tf.getBackend()}, expected webgpu`);
  return tf.backend() as WebGPUBackend as unknown as OpenBackend;
}

export const gpuDevice = (): GPUDevice => open().device;

let wishedTiles: Tiles | null = null;

/** Takes these tiles whatever the adapter is, to test and to compare them; null goes back to the adapter's own. */
export function useTiles(tiles: Tiles | null): void {
  wishedTiles = tiles;
}

/** Those of the adapter behind the current device. */
export function currentTiles(): Tiles {
  return wishedTiles ?? (describeAdapter(open().adapterInfo).isSoftware ? softwareTiles : hardwareTiles);
}

/** A tensor's buffer on the GPU; what is still on the CPU is sent there first. */
export function bufferOf({ dataId }: tf.TensorInfo): GPUBuffer {
  const backend = open();
  backend.uploadToGPU(dataId);
  return backend.tensorMap.get(dataId).resource;
}

/**
 * What a tensor's buffer holds. TensorFlow.js casts ints to floats by name alone: the tensor says `float32` then and
 * its buffer goes on to hold ints.
 */
export const elementOf = ({ dataId }: tf.TensorInfo): 'f32' | 'u32' =>
  open().tensorMap.get(dataId).dtype === 'float32' ? 'f32' : 'u32';

/** A tensor whose numbers a kernel will write. */
export function emptyTensor(shape: readonly number[], dtype: 'float32' | 'int32' = 'float32'): tf.TensorInfo {
  return open().makeTensorInfo([...shape], dtype);
}

/** Gives up a tensor that TensorFlow.js does not count, as `emptyTensor` makes them, once it has been used. */
export const release = ({ dataId }: tf.TensorInfo): boolean => open().disposeData(dataId);

/** To be called behind a kernel that wrote into a tensor in place: a copy on the CPU, left by a read, is stale then. */
export function forgetCpuCopy({ dataId }: tf.TensorInfo): void {
  open().tensorMap.get(dataId).values = null;
}

/** Sends everything recorded so far. `queue.writeBuffer` overtakes what has not been sent. */
export function submit(): void {
  const backend = open();
  backend.ensureCommandEncoderReady();
  backend.endComputePassEncoder();
  backend.submitQueue();
}

/** Compiled kernels by their text, for each device: those of a lost one are of no use. */
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

/** A compiled kernel; compiles it now, and waits for that, where `compileAll` has not. */
function pipelineOf(kernel: Kernel): GPUComputePipeline {
  const { device } = open();
  const known = pipelinesOf(device);
  const pipeline = known.get(kernel.code) ?? device.createComputePipeline(descriptor(device, kernel));
  known.set(kernel.code, pipeline);
  return pipeline;
}

/** Compiles kernels in parallel, while the thread is free for other things. */
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

/** A kernel with the buffers it works on, ready to be started any number of times. */
export interface BoundKernel {
  readonly pipeline: GPUComputePipeline;
  readonly bindGroup: GPUBindGroup;
  readonly workgroups: readonly [number, number];
}

/** Of each compiled kernel: asking for it makes an object every time. */
const layouts = new WeakMap<GPUComputePipeline, GPUBindGroupLayout>();

function layoutOf(pipeline: GPUComputePipeline): GPUBindGroupLayout {
  const layout = layouts.get(pipeline) ?? pipeline.getBindGroupLayout(0);
  layouts.set(pipeline, layout);
  return layout;
}

/** Binds a kernel to buffers, in the order in which it declares them. */
export function bind(kernel: Kernel, resources: readonly GPUBufferBinding[]): BoundKernel {
  const pipeline = pipelineOf(kernel);
  const bindGroup = open().device.createBindGroup({
    label: kernel.name,
    layout: layoutOf(pipeline),
    entries: resources.map((resource, binding) => ({ binding, resource })),
  });
  return { pipeline, bindGroup, workgroups: kernel.workgroups };
}

/** Records starts of kernels behind everything that TensorFlow.js has recorded. */
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

/** Uniform buffers by what is in them, for each device. */
const constantBuffers = new WeakMap<GPUDevice, Map<string, GPUBuffer>>();

/**
 * A uniform of these four numbers. There is one for each four numbers that were ever asked for, 16 bytes each: as
 * nobody writes into it again, nothing has to be submitted before.
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

/** Runs a kernel once on tensors, and on other buffers behind them; the tensors may be disposed of right behind it. */
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
