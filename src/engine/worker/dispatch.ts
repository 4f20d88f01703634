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
import { checkLayer, neighboursOf, runAnswersOf, withTest } from './inspect/inspect-test.ts';
import { score } from './inspect/score.ts';

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
  observe: async (engine, { picture, at }) => {
    const logits = await engine.inspectAt(at, async ({ evaluator }, store) => {
      checkPicture(store, picture);
      // The visitor has come back to the present.
      if (at === undefined) engine.trainer.past.dispose();
      const seen = await evaluator.observe(picture);
      engine.settings.observedPicture = picture;
      return seen;
    });
    return at === undefined ? logits : { ...logits, at };
  },
  pictures: (engine, { query }) =>
    engine.inspect(async ({ evaluator }, store) => {
      const numChoosable = numChoosablePictures(engine.report, store.spec);
      checkQuery(store, query, numChoosable);
      const labels = store.labels('test').subarray(0, numChoosable);
      const logits = () => evaluator.teacherLogits(labels.length);
      const indices = await choosePictures(query, labels, logits);
      return indices.map((index) => store.picture('test', index));
    }),
  picture: (engine, { index }) => engine.inspect(async (_, store) => store.picture('test', index)),
  picturesAt: (engine, { indices }) =>
    engine.inspect(async (_, store) => indices.map((index) => store.picture('test', index))),
  predict: (engine, { pixels, at }) =>
    engine.inspectAt(at, async ({ evaluator }, store) => {
      checkPixels(store, pixels);
      return evaluator.observe({ kind: 'pixels', pixels });
    }),
  evaluate: (engine, { at }) => engine.evaluate(at),
  timeForward: (engine) => engine.inspect(({ evaluator }) => evaluator.timeForward()),
  activations: (engine, { picture, taps, at }) =>
    engine.inspectAt(at, async ({ evaluator, run }, store) => {
      checkPicture(store, picture);
      checkTaps(run.teacher.network.plan, 'layer', taps.teacher);
      checkTaps(run.student.network.plan, 'layer', taps.student);
      return evaluator.activations(picture, taps);
    }),
  relations: (engine, { layer, numPictures, at }) =>
    withTest(engine, numPictures, at, async (inspected) => {
      checkLayer(inspected, layer);
      return inspected.evaluator.relations(layer, numPictures);
    }),
  neighbours: (engine, { layer, numPictures, at }) => neighboursOf(engine, layer, numPictures, at),
  answers: (engine, { numPictures, at }) => runAnswersOf(engine, numPictures, at),
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
  snapshot: (engine, { at }) => engine.snapshot(at),
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
    const numTest = numCurvePictures(engine.report, files.store.spec);
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
