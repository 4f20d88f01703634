import * as tf from '@tensorflow/tfjs';
import { ShapeError } from '@/core/errors.ts';
import type { EngineRequests, RequestKind } from '@/protocol/messages.ts';
import { choosePictures } from './choose-pictures.ts';
import { datasetById } from '@/datasets/registry.ts';
import { pixelsPerPicture } from '@/datasets/dataset-spec.ts';
import type { Engine } from './engine.ts';

/** How each request but `start` is answered. */
export type RequestHandlers = {
  [Kind in Exclude<RequestKind, 'start'>]: (
    engine: Engine,
    payload: EngineRequests[Kind]['payload'],
  ) => Promise<EngineRequests[Kind]['result']>;
};

function checkPixels(engine: Engine, pixels: Float32Array): void {
  const expected = pixelsPerPicture(datasetById(engine.trainer.run.config.dataset).shape);
  if (pixels.length !== expected) throw new ShapeError('pixels', [pixels.length], `${expected} values 0..1`);
}

/** A long answer that the page does not wait for: what goes wrong is told by a notice. */
function inBackground(work: Promise<void>): null {
  work.catch(() => undefined);
  return null;
}

export const requestHandlers: RequestHandlers = {
  configure: (engine, { config }) => engine.configure(config),
  play: async (engine) => inBackground(engine.play()),
  pause: async (engine) => {
    await engine.pause();
    return null;
  },
  step: async (engine, { lane, count }) => {
    await engine.stepLane(lane, count);
    return null;
  },
  train: (engine, { steps }) => engine.train(steps),
  reset: (engine, { seed }) => engine.reset(seed),
  setSpeed: async (engine, { stepsPerSecond }) => {
    engine.trainer.stepsPerSecond = stepsPerSecond;
    return null;
  },
  observe: async (engine, { picture }) => {
    if (picture.kind === 'pixels') checkPixels(engine, picture.pixels);
    engine.trainer.observedPicture = picture;
    return engine.lock.run(() => engine.trainer.evaluator.observe(picture));
  },
  pictures: (engine, { query }) =>
    engine.lock.run(async () => {
      const labels = engine.store.labels('test').subarray(0, engine.numChoosable);
      const logits = () => engine.trainer.evaluator.teacherLogits(labels.length);
      const indices = await choosePictures(query, labels, logits);
      return indices.map((index) => engine.store.picture('test', index));
    }),
  picture: async (engine, { index }) => engine.store.picture('test', index),
  predict: async (engine, { pixels }) => {
    checkPixels(engine, pixels);
    return engine.lock.run(() => engine.trainer.evaluator.observe({ kind: 'pixels', pixels }));
  },
  evaluate: (engine) => engine.evaluate(),
  timeForward: (engine) => engine.lock.run(() => engine.trainer.evaluator.timeForward()),
  memory: (engine) =>
    engine.lock.run(async () => {
      const { numTensors, numBytes } = tf.memory();
      return { tensors: numTensors, bytes: numBytes };
    }),
  snapshot: (engine) => engine.snapshot(),
  restore: async (engine, { snapshot }) => {
    await engine.restore(snapshot);
    return null;
  },
  restoreLastGood: async (engine) => {
    await engine.restoreLastGood();
    return null;
  },
  retryData: async (engine) => {
    await engine.retryData();
    return null;
  },
};
