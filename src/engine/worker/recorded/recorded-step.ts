import * as tf from '@tensorflow/tfjs';
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
import type { Trainee } from '../training/train-step.ts';
import { RecordedNetwork } from './recorded-network.ts';
import { stagesOf } from './stages.ts';
import { WorkList } from './work-list.ts';

/** One batch, as it is sent to the GPU. */
export interface RecordedBatch {
  /** Flat [B, H, W, C]. */
  readonly pixels: Float32Array;
  /** [B] */
  readonly labels: Uint32Array;
  /** Flat [B, K]; null where nothing is learnt from a teacher. */
  readonly teacherLogits: Float32Array | null;
}

/** What one network does with the batch. */
export interface LaneSettings {
  readonly alpha: number;
  readonly temperature: number;
  readonly learningRate: number;
}

/** Cross-entropy, T² · KL, weighted total, nothing: the columns of a step's losses, with a row a network. */
const NUM_LOSSES = 4;

/** Members of TensorFlow.js' engine that hand a kernel's result to a caller. */
interface OpenEngine {
  makeTensorFromTensorInfo(info: tf.TensorInfo): tf.Tensor;
}

/**
 * A whole training step as a list of kernels that is only started anew: about 14 dispatches a network, one submit
 * before the batch is sent and one behind it, nothing allocated but the losses.
 *
 * It works on the variables and the optimizers' memory of the networks it is made for, so that evaluations, snapshots
 * and steps on the ordinary path see the same numbers. Networks that see the same batch share its upload.
 */
export class RecordedStep {
  /** Resolves when all kernels are compiled; a step before that waits for them on this thread. */
  readonly ready: Promise<void>;
  readonly #trainees: readonly Trainee[];
  readonly #batch: number;
  readonly #list = new WorkList();
  readonly #images: GPUBufferBinding;
  readonly #labels: GPUBufferBinding;
  readonly #teacher: GPUBufferBinding;
  readonly #stats: readonly GPUBufferBinding[];
  readonly #lossSettings: readonly GPUBufferBinding[];
  readonly #updateSettings: readonly GPUBufferBinding[];

  private constructor(trainees: readonly Trainee[], batch: number) {
    const tiles = currentTiles();
    const [first] = trainees;
    if (!first) throw new RangeError('a step without networks, expected at least one');
    const { inputShape, numClasses } = first.network.plan;
    this.#trainees = trainees;
    this.#batch = batch;
    this.#images = this.#list.buffer(batch * inputShape.height * inputShape.width * inputShape.channels);
    this.#labels = this.#list.buffer(batch);
    this.#teacher = this.#list.buffer(batch * numClasses);
    const settings = () => trainees.map(() => this.#list.buffer(4, 'uniform'));
    this.#lossSettings = settings();
    this.#updateSettings = settings();
    const lossKernel = distillationLossKernel(batch, numClasses);
    this.#stats = trainees.map((trainee, lane) => {
      const stages = stagesOf(trainee.network.plan, batch) ?? [];
      const network = new RecordedNetwork(this.#list, trainee, stages, this.#images, batch, tiles);
      const stats = this.#list.buffer(batch * 4);
      const gradient = this.#list.buffer(batch * numClasses);
      const lossSettings = this.#lossSettings[lane] as GPUBufferBinding;
      this.#list.add(lossKernel, gradient, stats, network.logits, this.#teacher, this.#labels, lossSettings);
      network.learnFrom(gradient, this.#updateSettings[lane] as GPUBufferBinding);
      return stats;
    });
    this.ready = compileAll([...this.#list.kernels, this.#meansKernel]);
    // Who takes a step hears of it; a run that is thrown away before does not have to.
    this.ready.catch(() => undefined);
  }

  /**
   * A recorded step for networks that see the same batches, or null where that cannot be: without WebGPU, or with a
   * layer that `stagesOf` does not know.
   */
  static of(trainees: readonly Trainee[], batch: number): RecordedStep | null {
    if (tf.getBackend() !== 'webgpu') return null;
    const areCovered = trainees.every(({ network }) => stagesOf(network.plan, batch) !== null);
    return areCovered ? new RecordedStep(trainees, batch) : null;
  }

  /** Whether the loss kernel computes this loss: cross-entropy, and soft targets where they are on. */
  static coversLoss({ active, usesLabels = true }: LossWeights): boolean {
    if (active.length > 1 || !usesLabels) return false;
    return active.every(
      ({ method, values }) => method === alphaMethod && values[temperatureSquaredSwitch.key] === 'on',
    );
  }

  /** What the four numbers of a lane are called, as `totalLoss` calls them; null where one means nothing. */
  static termsOf({ active }: LossWeights, total: string): readonly (string | null)[] {
    const soft = active.length > 0 ? (alphaMethod.terms[0]?.id ?? null) : null;
    return [HARD_TERM, soft, total, null];
  }

  /**
   * One update of every network, in place.
   *
   * @param lanes one a network
   * @returns losses [networks, 4]: cross-entropy, T² · KL, weighted total, nothing; the caller disposes of it
   */
  step(batch: RecordedBatch, lanes: readonly LaneSettings[]): tf.Tensor2D {
    const { queue } = gpuDevice();
    // What was recorded before still reads the buffers that are about to be written.
    submit();
    const write = ({ buffer }: GPUBufferBinding, values: Float32Array | Uint32Array) =>
      queue.writeBuffer(buffer, 0, values);
    write(this.#images, batch.pixels);
    write(this.#labels, batch.labels);
    if (batch.teacherLogits) write(this.#teacher, batch.teacherLogits);
    for (const [index, { alpha, temperature, learningRate }] of lanes.entries()) {
      const { optimizer } = this.#trainees[index] as Trainee;
      const [first, second] = optimizer.advance(learningRate);
      write(this.#lossSettings[index] as GPUBufferBinding, Float32Array.of(alpha, temperature, 0, 0));
      write(this.#updateSettings[index] as GPUBufferBinding, Float32Array.of(first, second, 0, 0));
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

/** T of a loss that a recorded step covers; 1 where nothing is softened. */
export function temperatureOf({ active }: LossWeights): number {
  const [soft] = active;
  return soft ? numberOf(soft.values, temperatureKnob.key) : 1;
}
