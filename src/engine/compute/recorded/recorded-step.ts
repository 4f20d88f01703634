import * as tf from '@tensorflow/tfjs';
import { entryAt, required } from '@/core/checked.ts';
import { valuesPerExample } from '@/core/input-spec.ts';
import { alphaMethod } from '@/distill/registry.ts';
import { temperatureKnob, temperatureSquaredSwitch } from '@/distill/softened.ts';
import { HARD_TERM, type LossWeights } from '@/distill/total-loss.ts';
import { numberOf } from '@/distill/values.ts';
import { distillationLossKernel } from '../kernels/distillation-loss.ts';
import {
  bind,
  bufferOf,
  compileAll,
  currentTiles,
  emptyTensor,
  forgetCpuCopy,
  gpuDevice,
  record,
  submit,
} from '../kernels/gpu-backend.ts';
import { lossMeansKernel } from '../kernels/loss-means.ts';
import type { RecordedTrainee } from './trainee.ts';
import { RecordedNetwork } from './recorded-network.ts';
import { stagesOf } from './stages.ts';
import { WorkList } from './work-list.ts';

/** One batch, as uploaded to the GPU. */
export interface RecordedBatch {
  /** Flat [B, H, W, C]. */
  readonly pixels: Float32Array;
  /** [B] */
  readonly labels: Uint32Array;
  /** Flat [B, K]; null if nothing is learnt from a teacher. */
  readonly teacherLogits: Float32Array | null;
}

/** One network's settings for the batch. */
export interface LaneSettings {
  readonly alpha: number;
  readonly temperature: number;
  readonly learningRate: number;
}

/** Columns of a step's losses: cross-entropy, T² · KL, weighted total, unused; one row per network. */
const NUM_LOSSES = 4;

/** Internal members of TensorFlow.js' engine that return a kernel's result to a caller. */
interface OpenEngine {
  makeTensorFromTensorInfo(info: tf.TensorInfo): tf.Tensor;
}

/**
 * A whole training step as a prepared list of kernels: about 14 dispatches per network, one submit before the
 * batch is uploaded and one after it, nothing allocated but the losses.
 *
 * It works in place on the variables and optimizer state of its networks, so that evaluations, snapshots and
 * steps on the ordinary path see the same numbers. Networks on the same batch share its upload.
 */
export class RecordedStep {
  /** Resolves when all kernels are compiled; an earlier step waits for them on this thread. */
  readonly ready: Promise<void>;
  readonly #trainees: readonly RecordedTrainee[];
  readonly #batch: number;
  readonly #list = new WorkList();
  readonly #images: GPUBufferBinding;
  readonly #labels: GPUBufferBinding;
  readonly #teacher: GPUBufferBinding;
  readonly #stats: readonly GPUBufferBinding[];
  readonly #lossSettings: readonly GPUBufferBinding[];
  readonly #updateSettings: readonly GPUBufferBinding[];

  private constructor(trainees: readonly RecordedTrainee[], batch: number) {
    const tiles = currentTiles();
    const [first] = trainees;
    if (!first) throw new RangeError('a step without networks, expected at least one');
    const { input, numClasses } = first.network.plan;
    this.#trainees = trainees;
    this.#batch = batch;
    this.#images = this.#list.buffer(batch * valuesPerExample(input));
    this.#labels = this.#list.buffer(batch);
    this.#teacher = this.#list.buffer(batch * numClasses);
    const settings = () => trainees.map(() => this.#list.buffer(4, 'uniform'));
    this.#lossSettings = settings();
    this.#updateSettings = settings();
    const lossKernel = distillationLossKernel(batch, numClasses);
    this.#stats = trainees.map((trainee, lane) => {
      const stages = required(stagesOf(trainee.network.plan, batch), 'stages');
      const network = new RecordedNetwork(this.#list, trainee, stages, this.#images, batch, tiles);
      const stats = this.#list.buffer(batch * 4);
      const gradient = this.#list.buffer(batch * numClasses);
      const lossSettings = entryAt(this.#lossSettings, lane);
      this.#list.add(lossKernel, gradient, stats, network.logits, this.#teacher, this.#labels, lossSettings);
      network.learnFrom(gradient, entryAt(this.#updateSettings, lane));
      return stats;
    });
    this.ready = compileAll([...this.#list.kernels, this.#meansKernel]);
    // A later step reports the error; a run that is discarded before any step does not have to.
    this.ready.catch(() => undefined);
  }

  /**
   * A recorded step for networks on the same batches, or null if not possible: without WebGPU, or with a
   * layer that `stagesOf` does not support.
   */
  static of(trainees: readonly RecordedTrainee[], batch: number): RecordedStep | null {
    if (tf.getBackend() !== 'webgpu') return null;
    const areCovered = trainees.every(({ network }) => stagesOf(network.plan, batch) !== null);
    return areCovered ? new RecordedStep(trainees, batch) : null;
  }

  /** Whether the loss kernel computes this loss: cross-entropy, and optionally soft targets. */
  static coversLoss({ active, usesLabels = true }: LossWeights): boolean {
    if (active.length > 1 || !usesLabels) return false;
    return active.every(
      ({ method, values }) => method === alphaMethod && values[temperatureSquaredSwitch.key] === 'on',
    );
  }

  /** Term ids of a lane's four numbers, as in `totalLoss`; null for an unused one. */
  static termsOf({ active }: LossWeights, total: string): readonly (string | null)[] {
    const soft = active.length > 0 ? entryAt(alphaMethod.terms, 0).id : null;
    return [HARD_TERM, soft, total, null];
  }

  /**
   * One update of every network, in place.
   *
   * @param lanes one per network
   * @returns losses [networks, 4]: cross-entropy, T² · KL, weighted total, unused; the caller disposes it
   */
  step(batch: RecordedBatch, lanes: readonly LaneSettings[]): tf.Tensor2D {
    const { queue } = gpuDevice();
    // Work recorded before still reads the buffers that are about to be written.
    submit();
    const write = ({ buffer }: GPUBufferBinding, values: Float32Array | Uint32Array) =>
      queue.writeBuffer(buffer, 0, values);
    write(this.#images, batch.pixels);
    write(this.#labels, batch.labels);
    if (batch.teacherLogits) write(this.#teacher, batch.teacherLogits);
    for (const [index, { alpha, temperature, learningRate }] of lanes.entries()) {
      const { optimizer } = entryAt(this.#trainees, index);
      const [first, second] = optimizer.advance(learningRate);
      write(entryAt(this.#lossSettings, index), Float32Array.of(alpha, temperature, 0, 0));
      write(entryAt(this.#updateSettings, index), Float32Array.of(first, second, 0, 0));
    }
    record(this.#list.bound());
    const losses = emptyTensor([lanes.length, NUM_LOSSES]);
    record([bind(this.#meansKernel, [{ buffer: bufferOf(losses) }, ...this.#stats])]);
    submit();
    for (const { network, optimizer } of this.#trainees) {
      for (const tensor of [...network.variables, ...optimizer.memory]) forgetCpuCopy(tensor);
    }
    return (tf.engine() as unknown as OpenEngine).makeTensorFromTensorInfo(losses) as tf.Tensor2D;
  }

  dispose(): void {
    this.#list.dispose();
  }

  get #meansKernel() {
    return lossMeansKernel(this.#batch, this.#trainees.length);
  }
}

/** T of a loss that a recorded step covers; 1 without soft targets. */
export function temperatureOf({ active }: LossWeights): number {
  const [soft] = active;
  return soft ? numberOf(soft.values, temperatureKnob.key) : 1;
}
