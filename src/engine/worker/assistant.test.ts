import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RunSnapshot } from '@/protocol/engine/requests.ts';
import { packSnapshot } from '@/protocol/run/checkpoint.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import { createJob } from '@/protocol/run/job.ts';
import { unpackSnapshot } from '@/protocol/run/unpack-checkpoint.ts';
import { startNodeWasm } from '../compute/backend/node-wasm.ts';
import { Network } from './network/network.ts';
import { logitsOf } from './run/evaluation.ts';
import { arraysOf } from './run/snapshot.ts';
import { serveFile, smallRun, startEngine } from './testing/start-engine.ts';

const TEACHER_STEPS = 2;
const ASSISTANT_STEPS = 3;
const assisted: RunConfig = {
  ...smallRun,
  teacherSteps: TEACHER_STEPS,
  assistant: 'cnn-8-16',
  assistantSteps: ASSISTANT_STEPS,
};
/** Its teacher's weights come from a file, and no snapshot has them. */
const shipped: RunConfig = { ...assisted, teacherWeights: 'shipped' };

const parameters = (snapshot: RunSnapshot, name: string) => arraysOf(snapshot, `${name}/parameter`);

describe('an assistant', { timeout: 120_000 }, () => {
  let tf: Awaited<ReturnType<typeof startNodeWasm>>;
  beforeAll(async () => {
    vi.stubGlobal('fetch', serveFile);
    tf = await startNodeWasm();
  });
  afterAll(() => vi.unstubAllGlobals());

  it('learns, bit for bit, as a student of its network would from the same teacher', async () => {
    const { engine } = await startEngine(shipped);
    const { engine: other } = await startEngine({ ...shipped, assistant: 'none', student: 'cnn-8-16' });
    const start = parameters(await other.snapshot(), 'student');
    expect(parameters(await engine.snapshot(), 'teacher')).toEqual(start);
    for (let step = 0; step < ASSISTANT_STEPS; step++) {
      await engine.stepLane('teacher', 1);
      await other.train(1);
      const learned = parameters(await other.snapshot(), 'student');
      expect(learned).not.toEqual(start);
      expect(parameters(await engine.snapshot(), 'teacher')).toEqual(learned);
    }
  });

  it('answers for the teacher in the student’s loss, and leaves the control alone', async () => {
    const { engine } = await startEngine(shipped);
    const { engine: other } = await startEngine({ ...shipped, assistant: 'none', student: 'cnn-8-16' });
    const { engine: without } = await startEngine({ ...shipped, assistant: 'none' });
    await engine.stepLane('teacher', ASSISTANT_STEPS);
    await other.train(ASSISTANT_STEPS);
    const { batch } = await engine.trainer.run.nextBatch();
    const student = other.trainer.run.student.network;
    const values = parameters(await other.snapshot(), 'student');
    const assistant = new Network(student.plan, values);
    expect(batch.teacherLogits).toEqual(await logitsOf(assistant, batch.pixels, shipped.batch));
    assistant.dispose();
    await Promise.all([engine.train(2), without.train(2)]);
    const [ours, theirs] = [await engine.snapshot(), await without.snapshot()];
    expect(parameters(ours, 'control')).toEqual(parameters(theirs, 'control'));
    expect(parameters(ours, 'student')).not.toEqual(parameters(theirs, 'student'));
  });

  it('has had all its steps before the students’ first, and no more than those', async () => {
    const { engine, events } = await startEngine(shipped);
    await engine.train(1);
    expect(engine.trainer.run).toMatchObject({ step: 1, teacherStep: ASSISTANT_STEPS });
    await engine.stepLane('teacher', 5);
    expect(engine.trainer.run.teacherStep).toBe(ASSISTANT_STEPS);
    const steps = events.flatMap((event) => (event.type === 'frame' ? event.frame.teacherSteps : []));
    expect(steps.map(({ step }) => step)).toEqual([1, 2, 3]);
  });

  it.each([
    ['live', assisted],
    ['shipped', shipped],
  ])('goes on from any checkpoint as if it had not stopped, with a %s teacher', async (_, config) => {
    const { engine } = await startEngine(config);
    const saved: RunSnapshot[] = [];
    const save = async () => saved.push(unpackSnapshot(packSnapshot(await engine.snapshot())));
    for (const step of [
      () => engine.stepLane('teacher', 1),
      () => engine.stepLane('teacher', 1),
      () => engine.stepLane('teacher', 1),
      () => engine.train(2),
    ]) {
      await step();
      await save();
    }
    await engine.train(2);
    const end = await engine.snapshot();
    const { engine: later } = await startEngine(config);
    for (const snapshot of saved) {
      await later.restore(snapshot);
      expect(await later.snapshot()).toEqual(snapshot);
      await later.train(4 - snapshot.step);
      expect(await later.snapshot()).toEqual(end);
    }
  });

  it('refuses a checkpoint whose students began before it was ready', async () => {
    const { engine } = await startEngine(shipped);
    await engine.train(1);
    const snapshot = await engine.snapshot();
    await expect(engine.restore({ ...snapshot, teacherStep: ASSISTANT_STEPS - 1 })).rejects.toThrow(
      `teacherStep = ${ASSISTANT_STEPS - 1}`,
    );
    expect(await engine.snapshot()).toEqual(snapshot);
  });

  it('teaches again when the run goes back to a step before a promotion, and leaks no tensor', async () => {
    const { engine } = await startEngine(shipped);
    const { numTensors } = tf.memory();
    await engine.train(2);
    const before = await engine.snapshot();
    const after = parameters(before, 'student');
    await engine.promote();
    expect(parameters(await engine.snapshot(), 'teacher')).toEqual(after);
    await engine.train(1);
    await engine.restore(before);
    expect(await engine.snapshot()).toEqual(before);
    await engine.reset(null);
    expect(tf.memory().numTensors).toBe(numTensors);
  });

  it('leaves a record with its size as the teacher’s, its loss and its accuracy', async () => {
    const { engine } = await startEngine(shipped);
    const job = createJob({ ...shipped, steps: 2 }, { fullTest: true });
    const record = await engine.jobs.run(job);
    expect(record.end).toEqual({ status: 'finished' });
    expect(record.networks.teacher.numParameters).toBe(9_098);
    expect([...record.curves.teacher.step]).toEqual([1, 2, 3]);
    expect([...record.curves.evaluations.teacherStep]).toEqual([3, 3]);
    const [start, end] = record.curves.evaluations.teacher.accuracy;
    expect(start).toBe(end);
    // Nobody has learned much in three steps; the shipped teacher is right nearly always.
    expect(end).toBeLessThan(0.9);
  });
});
