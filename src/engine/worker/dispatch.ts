import { checkWhole, MAX_STEPS } from '@/core/check-whole.ts';
import * as tf from '@tensorflow/tfjs';
import { ConfigError } from '@/core/errors.ts';
import { choiceOf } from '@/core/expectation.ts';
import type { EngineRequests, RequestKind } from '@/protocol/engine/requests.ts';
import { openedTeachers } from '@/protocol/engine/teacher-files.ts';
import { lossAnswer } from './inspect/loss-answer.ts';
import { methodCosts } from './inspect/method-costs.ts';
import { choosePictures } from './choose-pictures.ts';
import {
  checkConfig,
  checkPicture,
  checkPixels,
  checkQuery,
  checkSpeed,
  checkTaps,
} from './check-requests.ts';
import type { Engine } from './engine.ts';
import { exportMaterial } from './export/export-material.ts';
import { numChoosablePictures, numCurvePictures } from './run/test-pictures.ts';
import { checkInNewRun, takeCheckpoint } from './run/checkpoint.ts';
import { score } from './inspect/score.ts';
import { answersOf, checkLayer, neighboursOf, withTest } from './inspect/inspect-test.ts';

/** A handler for each request except `start`. */
export type RequestHandlers = {
  [Kind in Exclude<RequestKind, 'start'>]: (
    engine: Engine,
    payload: EngineRequests[Kind]['payload'],
  ) => Promise<EngineRequests[Kind]['result']>;
};

/** Runs long work that the page does not wait for; errors reach the page as a notice. */
function inBackground(work: Promise<void>): null {
  work.catch(() => undefined);
  return null;
}

export const requestHandlers: RequestHandlers = {
  configure: async (engine, { config, keepsPrevious, restarts }) => {
    checkConfig(config);
    return engine.configure(config, keepsPrevious, restarts);
  },
  play: async (engine) => inBackground(engine.play()),
  pause: async (engine) => {
    await engine.pause();
    return null;
  },
  step: async (engine, { lane, count }) => {
    if (!['teacher', 'students'].includes(lane))
      throw new ConfigError('lane', lane, choiceOf(['teacher', 'students']));
    checkWhole('count', count, 1, MAX_STEPS);
    await engine.stepLane(lane, count);
    return null;
  },
  train: async (engine, { steps }) => {
    checkWhole('steps', steps, 0, MAX_STEPS);
    return engine.train(steps);
  },
  runJob: (engine, { job, keepsPrevious }) => engine.jobs.run(job, keepsPrevious),
  shareDataset: (engine, { dataset, loads }) => engine.datasets.share(dataset, loads),
  useDataset: async (engine, { shared }) => {
    engine.datasets.add(shared);
    return null;
  },
  pauseJob: async (engine, { id }) => {
    if (engine.jobs.id === id) await engine.pause();
    return null;
  },
  resumeJob: async (engine, { id }) => (engine.jobs.id === id ? inBackground(engine.play()) : null),
  cancelJob: async (engine, { id }) => {
    await engine.jobs.cancel(id);
    return null;
  },
  reset: async (engine, { seed, keepsPrevious }) => {
    if (seed !== null) checkWhole('seed', seed, 0, 999_999);
    return engine.reset(seed, keepsPrevious);
  },
  undo: (engine, { runId }) => engine.undo(runId),
  setSpeed: async (engine, { stepsPerSecond }) => {
    checkSpeed(stepsPerSecond);
    engine.jobs.setSpeed(stepsPerSecond);
    return null;
  },
  observe: (engine, { picture }) =>
    engine.inspect(async ({ evaluator }, store) => {
      checkPicture(store, picture);
      const logits = await evaluator.observe(picture);
      engine.settings.observedPicture = picture;
      return logits;
    }),
  pictures: (engine, { query }) =>
    engine.inspect(async ({ evaluator }, store) => {
      const numChoosable = numChoosablePictures(engine.report);
      checkQuery(store, query, numChoosable);
      const labels = store.labels('test').subarray(0, numChoosable);
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
  activations: (engine, { picture, taps }) =>
    engine.inspect(async ({ evaluator, run }, store) => {
      checkPicture(store, picture);
      checkTaps(run.teacher.network.plan, 'layer', taps.teacher);
      checkTaps(run.student.network.plan, 'layer', taps.student);
      return evaluator.activations(picture, taps);
    }),
  relations: (engine, { layer, numPictures }) =>
    withTest(engine, numPictures, async (trainer) => {
      checkLayer(trainer, layer);
      return trainer.evaluator.relations(layer, numPictures);
    }),
  neighbours: (engine, { layer, numPictures }) => neighboursOf(engine, layer, numPictures),
  answers: (engine, { numPictures }) => answersOf(engine, numPictures),
  methodCosts: (engine) => engine.inspect(({ run }) => methodCosts(run)),
  watchLedger: async (engine, { isOn }) => {
    if (!isOn) {
      engine.settings.watchesLedger = false;
      return null;
    }
    // Send the first entry at once, before any step.
    return engine.inspect(async (trainer) => {
      await trainer.keepLedger();
      engine.settings.watchesLedger = true;
      await trainer.flush();
      return null;
    });
  },
  promote: async (engine, { keepsPrevious }) => {
    await engine.promote(keepsPrevious);
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
  checkpoint: (engine) => engine.inspect(takeCheckpoint),
  checkSnapshot: async (engine, { snapshot }) => {
    const files = await engine.load(snapshot.config);
    await engine.lock.run(async () => checkInNewRun(snapshot, files));
    return null;
  },
  exportMaterial: async (engine, { snapshot }) => {
    const files = await engine.load(snapshot.config);
    const numTest = numCurvePictures(engine.report);
    await files.store.whenTest(numTest);
    return engine.lock.run(() => exportMaterial(snapshot, files, numTest));
  },
  addTeacher: async (_, teacher) => {
    openedTeachers.set(teacher.id, teacher);
    return null;
  },
  score: (engine, payload) => score(engine, payload),
  restoreLastGood: async (engine) => {
    await engine.restoreLastGood();
    return null;
  },
  retryData: async (engine) => {
    await engine.retryData();
    return null;
  },
};
