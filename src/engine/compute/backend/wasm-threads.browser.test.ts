import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';

import type { BackendReport } from '@/protocol/engine/backend.ts';

import { stepProbe } from '../../worker/probe/step-probe.ts';
import { chooseBackend } from './choose-backend.ts';
import { timeStep } from '../../worker/probe/step-timing.ts';
import { randomValues, relativeError, TOLERANCE, type Work } from '../wasm/compare-backends.ts';
import { numThreadsOf, pauseThreads } from '../wasm/simd/do-job.ts';

const backend = () => tf.findBackend('wasm') as BackendWasm;

describe('kernels on several threads', () => {
  let report: BackendReport;
  // Use the requested threads even if they bring no speed-up on this machine.
  beforeAll(async () => {
    report = await chooseBackend(stepProbe, 'wasm', null, 3);
  });
  afterEach(() => pauseThreads(backend(), false));

  it('report the number of threads and the measurement', () => {
    expect(crossOriginIsolated).toBe(true);
    expect(report).toMatchObject({ backend: 'wasm', numThreads: 3 });
    const trial = report.trials.find((candidate) => candidate.backend === 'wasm');
    expect(trial?.threads).toMatchObject({ numThreads: 3, areUsed: true, detail: '' });
    expect(trial?.threads?.msOnOne).toBeGreaterThan(0);
    expect(trial?.msPerStep).toBe(trial?.threads?.msOnAll);
    expect(numThreadsOf(backend())).toBe(3);
  });

  const shapes = [
    { batch: 64, height: 28, width: 28, channels: [1, 8], stride: 1 },
    { batch: 13, height: 14, width: 13, channels: [8, 12], stride: 1 },
    { batch: 5, height: 15, width: 14, channels: [32, 64], stride: 2 },
    { batch: 2, height: 14, width: 12, channels: [16, 256], stride: 1 },
    { batch: 2, height: 7, width: 7, channels: [64, 512], stride: 1 },
  ] as const;

  const inputsOf = ({
    batch,
    height,
    width,
    channels: [inChannels, outChannels],
  }: (typeof shapes)[number]) => [
    randomValues([batch, height, width, inChannels], 'x'),
    randomValues([3, 3, inChannels, outChannels], 'w'),
    randomValues([outChannels], 'bias'),
  ];

  /** Forward, then the gradients with respect to input, filter and bias. */
  function worksOf({ stride }: (typeof shapes)[number]): readonly Work[] {
    const forward = (x: tf.Tensor, w: tf.Tensor, bias: tf.Tensor) => {
      const convolved = tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, stride, 'same');
      return tf.relu(tf.add<tf.Tensor4D>(convolved, bias));
    };
    const all = (tensors: readonly tf.Tensor[]) => [...tensors] as [tf.Tensor, tf.Tensor, tf.Tensor];
    const gradient =
      (index: number): Work =>
      (tensors) =>
        tf.grads((...parts: tf.Tensor[]) => forward(...all(parts)))(all(tensors))[index] as tf.Tensor;
    return [(tensors) => forward(...all(tensors)), ...[0, 1, 2].map(gradient)];
  }

  /** Whether the results of several threads, each time, are those of one, which other tests compare with the CPU backend. */
  async function areThoseOfOneThread(shape: (typeof shapes)[number], numTimes: number) {
    const tensors = inputsOf(shape).map(({ shape: lengths, values }) => tf.tensor(values, [...lengths]));
    const resultOf = async (work: Work) => {
      const result = tf.tidy(() => work(tensors));
      const values = await result.data<'float32'>();
      result.dispose();
      return values;
    };
    let areSame = true;
    for (const work of worksOf(shape)) {
      pauseThreads(backend(), true);
      const onOne = await resultOf(work);
      pauseThreads(backend(), false);
      for (let time = 0; time < numTimes; time++) {
        // Not toEqual, which takes seconds for that many numbers.
        const onAll = await resultOf(work);
        areSame &&= onAll.every((value, index) => value === onOne[index]);
      }
    }
    tf.dispose(tensors);
    return areSame;
  }

  // The CPU backend takes most of a minute for the shapes with more channels.
  it.each(shapes.slice(0, 3))(
    'are correct: $batch × $height × $width, $channels, stride $stride',
    async (shape) => {
      for (const work of worksOf(shape)) {
        expect(await relativeError(inputsOf(shape), work)).toBeLessThan(TOLERANCE);
      }
    },
  );

  it.each(shapes)('equal one thread to the last bit: $batch × $height × $width, $channels', async (shape) => {
    await tf.setBackend('wasm');
    expect(await areThoseOfOneThread(shape, 8)).toBe(true);
  });

  it('work after the heap has grown', async () => {
    await tf.setBackend('wasm');
    const heapBytes = (tensor: tf.Tensor) => backend().typedArrayFromHeap(tensor).buffer.byteLength;
    const small = tf.zeros([1]);
    const before = heapBytes(small);
    const large = tf.zeros([64, 1024, 1024]);
    expect(heapBytes(large)).toBeGreaterThan(before);
    expect(await areThoseOfOneThread(shapes[1], 1)).toBe(true);
    tf.dispose([small, large]);
  });

  it('train to the same losses every time', async () => {
    await tf.setBackend('wasm');
    const { losses } = await timeStep();
    expect((await timeStep()).losses).toEqual(losses);
    pauseThreads(backend(), true);
    expect((await timeStep()).losses).toEqual(losses);
  });
});
