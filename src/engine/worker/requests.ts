import * as tf from '@tensorflow/tfjs';
import { ConfigError, ShapeError } from '@/core/errors.ts';
import type { EngineRequests, RequestKind } from '@/protocol/messages.ts';
import { lossAnswer } from './looks/loss-answer.ts';
import { neighbourAccuracy } from './looks/neighbours.ts';
import { methodCosts } from './looks/method-costs.ts';
import { choosePictures } from './choose-pictures.ts';
import { pixelsPerPicture } from '@/datasets/dataset-spec.ts';
import type { DatasetStore } from './data/dataset-store.ts';
import type { Engine } from './engine.ts';

/** How each request but `start` is answered. */
export type RequestHandlers = {
  [Kind in Exclude<RequestKind, 'start'>]: (
    engine: Engine,
    payload: EngineRequests[Kind]['payload'],
  ) => Promise<EngineRequests[Kind]['result']>;
};

/** @throws ShapeError for another number of values, ConfigError for a value that is no shade between black and white */
function checkPixels({ spec }: DatasetStore, pixels: Float32Array): void {
  const expected = pixelsPerPicture(spec.shape);
  if (pixels.length !== expected) throw new ShapeError('pixels', [pixels.length], `${expected} values 0..1`);
  // Not "below 0 or above 1": NaN is neither.
  const place = pixels.findIndex((value) => !(value >= 0 && value <= 1));
  if (place >= 0) throw new ConfigError(`pixels[${place}]`, String(pixels[place]), 'a number from 0 to 1');
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
    engine.wishes.stepsPerSecond = stepsPerSecond;
    return null;
  },
  observe: (engine, { picture }) =>
    engine.inspect(async ({ evaluator }, store) => {
      if (picture.kind === 'pixels') checkPixels(store, picture.pixels);
      engine.wishes.observedPicture = picture;
      return evaluator.observe(picture);
    }),
  pictures: (engine, { query }) =>
    engine.inspect(async ({ evaluator }, store) => {
      const labels = store.labels('test').subarray(0, engine.numChoosable);
      const logits = () => evaluator.teacherLogits(labels.length);
      const indices = await choosePictures(query, labels, logits);
      return indices.map((index) => store.picture('test', index));
    }),
  picture: (engine, { index }) => engine.inspect(async (_, store) => store.picture('test', index)),
  predict: (engine, { pixels }) =>
    engine.inspect(async ({ evaluator }, store) => {
      checkPixels(store, pixels);
      return evaluator.observe({ kind: 'pixels', pixels });
    }),
  evaluate: (engine) => engine.evaluate(),
  timeForward: (engine) => engine.inspect(({ evaluator }) => evaluator.timeForward()),
  lookInside: (engine, { picture, taps }) =>
    engine.inspect(async ({ evaluator }, store) => {
      if (picture.kind === 'pixels') checkPixels(store, picture.pixels);
      return evaluator.lookInside(picture, taps);
    }),
  relations: (engine, { layer, numPictures }) =>
    engine.inspect(({ evaluator }) => evaluator.relations(layer, numPictures)),
  neighbours: (engine, { layer, numPictures }) =>
    engine.inspect(({ run }, store) => neighbourAccuracy(run, store, layer, numPictures)),
  answers: (engine, { numPictures }) => engine.inspect(({ evaluator }) => evaluator.answers(numPictures)),
  methodCosts: (engine) => engine.inspect(({ run }) => methodCosts(run)),
  watchLedger: async (engine, { isOn }) => {
    engine.wishes.watchesLedger = isOn;
    if (!isOn) return null;
    // The first entry is there at once, before any step.
    return engine.inspect(async (trainer) => {
      await trainer.keepLedger();
      await trainer.flush();
      return null;
    });
  },
  promote: async (engine) => {
    await engine.promote();
    return null;
  },
  loss: (engine, { methodId, inputs, hyperparameters }) =>
    engine.lock.run(() => lossAnswer(methodId, inputs, hyperparameters)),
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
