import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { methodsFor } from '@/distill/registry.ts';
import { HARD_TERM } from '@/distill/total-loss.ts';
import type { RunSnapshot } from '@/protocol/engine/requests.ts';
import { parseRunConfig, type RunConfig } from '@/protocol/run/config.ts';
import { startNodeWasm } from '../compute/backend/node-wasm.ts';
import type { Engine } from './engine.ts';
import { requestHandlers } from './dispatch.ts';
import { serveFile, smallRun, startEngine } from './testing/start-engine.ts';

const methods = methodsFor('image');

const runWith = (change: Readonly<Record<string, unknown>>): RunConfig => {
  const { config, problems } = parseRunConfig(change, smallRun);
  if (problems[0]) throw problems[0];
  return config;
};
const ids = methods.map(({ id }) => id);
const generational = methods.find(({ isGenerational }) => isGenerational);
const perStep = methods.filter(({ isGenerational }) => !isGenerational);
const hint = methods.find((each) => each.schedule !== undefined);

describe('the methods in a run', () => {
  let tf: Awaited<ReturnType<typeof startNodeWasm>>;
  let engine: Engine;
  beforeAll(async () => {
    vi.stubGlobal('fetch', serveFile);
    tf = await startNodeWasm();
  });
  afterEach(() => engine.trainer.run.dispose());
  afterAll(() => vi.unstubAllGlobals());

  it.each(perStep)(
    '$id alone trains the student but not the teacher, with finite terms of its own',
    async (method) => {
      const started = await startEngine(runWith({ methods: [method.id] }));
      ({ engine } = started);
      const teacher = await engine.trainer.run.teacher.network.values();
      await engine.train(3);
      expect(await engine.trainer.run.teacher.network.values()).toEqual(teacher);
      for (const { terms, studentTotal } of started.losses()) {
        expect(Object.keys(terms).toSorted()).toEqual(
          [HARD_TERM, ...method.terms.map(({ id }) => id)].toSorted(),
        );
        expect([studentTotal, ...Object.values(terms)].every(Number.isFinite)).toBe(true);
      }
      const { student, control } = engine.trainer.run;
      expect(await student.network.values()).not.toEqual(await control.network.values());
    },
  );

  it('can be switched on and off during a run, without a new run or a leak', async () => {
    ({ engine } = await startEngine(runWith({ methods: [] })));
    await engine.train(1);
    const memory = () => tf.memory().numTensors;
    const before = memory();
    const subsets = [['hints'], ['hints', 'attention-transfer'], ids.slice(0, 5), ids.slice(5), []].map(
      (some) => some.filter((id) => id !== generational?.id),
    );
    for (const subset of subsets) {
      const { startedNewRun } = await engine.configure(runWith({ methods: subset }));
      expect(startedNewRun).toBe(false);
      await engine.train(2);
      if (subset.length > 0) await engine.train(2);
    }
    expect(memory()).toBe(before);
  });

  it('keep memory constant over 500 steps with all of them on', async () => {
    ({ engine } = await startEngine(runWith({ methods: perStep.map(({ id }) => id), batch: 8 })));
    await engine.train(5);
    const before = tf.memory().numTensors;
    await engine.train(500);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('repeat exactly, with their auxiliary tensors, after a reset and from a snapshot', async () => {
    const config = runWith({ methods: ['hints', 'shuffled-dark-knowledge'] });
    ({ engine } = await startEngine(config));
    await engine.train(4);
    const snapshot = await engine.snapshot();
    await engine.train(4);
    const first = await engine.trainer.run.student.network.values();
    await engine.restore(snapshot);
    await engine.train(4);
    expect(await engine.trainer.run.student.network.values()).toEqual(first);
    await engine.reset(null);
    await engine.train(8);
    expect(await engine.trainer.run.student.network.values()).toEqual(first);
  });

  it('train the hint alone first in the two-stage schedule: layers after the guided one do not change', async () => {
    ({ engine } = await startEngine(
      runWith({ methods: ['hints'], hintSchedule: 'two-stage', hintSteps: 3 }),
    ));
    const { run } = engine.trainer;
    const head = async () => (await run.student.network.values()).at(-2);
    const start = await head();
    await engine.train(3);
    expect(await head()).toEqual(start);
    await engine.train(1);
    expect(await head()).not.toEqual(start);
    expect(hint?.id).toBe('hints');
  });

  it('report each term’s effect on the student', async () => {
    const started = await startEngine(runWith({ methods: ['soft-targets', 'hints', 'decoupled'] }));
    ({ engine } = started);
    await requestHandlers.watchLedger(engine, { isOn: true });
    const [entry] = started.events.flatMap((event) => (event.type === 'frame' ? event.frame.ledger : []));
    expect(entry?.terms.map(({ id }) => id)).toEqual([
      'crossEntropy',
      'softTargets',
      'hint',
      'targetClass',
      'nonTargetClass',
    ]);
    expect(entry?.terms.map(({ weight }) => weight)).toEqual(
      [1 - 0.9, 0.9, 100, 1, 8].map((each) => expect.closeTo(each)),
    );
    for (const { gradientNorm, raw } of entry?.terms ?? []) {
      expect(gradientNorm).toBeGreaterThan(0);
      expect(raw).toBeGreaterThan(0);
    }
    const costs = await requestHandlers.methodCosts(engine, {});
    expect(costs.map(({ methodId }) => methodId)).toEqual(['soft-targets', 'hints', 'decoupled']);
    // A 1×1 convolution from the student's 8 channels to the teacher's 32, with its bias.
    expect(costs.map(({ numParameters }) => numParameters)).toEqual([0, 8 * 32 + 32, 0]);
  });
});

describe('born again', () => {
  let engine: Engine;
  beforeAll(async () => {
    vi.stubGlobal('fetch', serveFile);
    await startNodeWasm();
  });
  afterAll(() => vi.unstubAllGlobals());

  it('makes each generation the teacher of the next, with new initial weights', async () => {
    const started = await startEngine(runWith({ methods: ['born-again'], generations: 3, steps: 5 }));
    ({ engine } = started);
    const { run } = engine.trainer;
    const start = await run.student.network.values();
    await engine.train(5);
    expect(run.generations.list).toHaveLength(1);
    expect(await run.student.network.values()).not.toEqual(start);
    expect(await run.student.network.values()).toEqual(await run.control.network.values());
    expect(run.teacher.network.plan.spec.id).toBe(smallRun.student);
    // The first generation trains on labels alone, each later one on the generation before it.
    await engine.play();
    expect(run.step).toBe(15);
    expect(run.generations.list.map(({ step }) => step)).toEqual([5, 10]);
    const [first, second] = run.generations.list;
    expect(first?.student).toEqual(first?.control);
    expect(first?.student.alone).toBe(first?.student.ensemble);
    expect(second?.student.alone).not.toBe(second?.control.alone);
    const named = started.losses().map(({ terms }) => Object.keys(terms).includes('bornAgain'));
    expect(named).toEqual(Array.from({ length: 15 }, (_, index) => index >= 5));
  });

  it('restores a snapshot of a later generation', async () => {
    ({ engine } = await startEngine(runWith({ methods: ['born-again'], generations: 3, steps: 4 })));
    await engine.train(6);
    const snapshot = await engine.snapshot();
    await engine.train(3);
    const after = await engine.trainer.run.student.network.values();
    await engine.reset(null);
    await engine.restore(snapshot);
    expect(engine.trainer.run.generations.list).toHaveLength(1);
    await engine.train(3);
    expect(await engine.trainer.run.student.network.values()).toEqual(after);
  });

  it('returns to the first generation with its original teacher', async () => {
    ({ engine } = await startEngine(runWith({ methods: ['soft-targets'] })));
    await engine.train(2);
    const snapshot = await engine.snapshot();
    const teacher = await engine.trainer.run.teacher.network.values();
    await engine.train(1);
    await engine.promote();
    await engine.restore(snapshot);
    expect(engine.trainer.run.generations.list).toEqual([]);
    expect(await engine.trainer.run.teacher.network.values()).toEqual(teacher);
    expect(engine.trainer.run.step).toBe(2);
  });

  it('is not restarted by an invalid snapshot, nor promoted before the first step', async () => {
    ({ engine } = await startEngine(runWith({ methods: ['born-again'], generations: 3, steps: 4 })));
    await expect(engine.promote()).rejects.toThrow(/the student has not been trained yet/);
    await engine.train(6);
    for (const wrong of [null, {}, { version: 1 }]) {
      await expect(engine.restore(wrong as unknown as RunSnapshot)).rejects.toThrow(/snapshot/);
    }
    expect(engine.trainer.run.step).toBe(6);
    expect(engine.trainer.run.generations.list).toHaveLength(1);
  });

  it('ends with the ensemble of all generations', async () => {
    const started = await startEngine(runWith({ methods: ['born-again'], generations: 2, steps: 4 }));
    ({ engine } = started);
    await engine.play();
    const frames = started.events.flatMap((event) => (event.type === 'frame' ? [event.frame] : []));
    expect(frames.at(-1)?.closing).toMatchObject({ step: 8, student: { ensemble: expect.any(Number) } });
    expect(frames.at(-1)?.generations).toHaveLength(1);
    await engine.train(1);
    expect(engine.trainer.run.generations.closing).toBeNull();
  });

  it('starts a new run when switched on, from the first generation', async () => {
    ({ engine } = await startEngine(runWith({ methods: ['soft-targets'] })));
    await engine.train(3);
    const { startedNewRun } = await engine.configure(runWith({ methods: ['soft-targets', 'born-again'] }));
    expect(startedNewRun).toBe(true);
    expect(engine.trainer.run.step).toBe(0);
  });

  it('can be done by hand: the student of any run becomes the teacher', async () => {
    ({ engine } = await startEngine(runWith({ methods: ['soft-targets'] })));
    await engine.train(3);
    const student = await engine.trainer.run.student.network.values();
    await engine.promote();
    expect(await engine.trainer.run.teacher.network.values()).toEqual(student);
    await engine.train(2);
    expect(engine.trainer.run.step).toBe(5);
  });
});
