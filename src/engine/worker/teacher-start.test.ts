import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { addDataset } from '@/datasets/registry.ts';
import { texts } from '@/datasets/testing/fake-spec.ts';
import { methods } from '@/distill/registry.ts';
import { teacherParameters } from '@/models/teacher-start.ts';
import { parseRunConfig } from '@/protocol/run/config.ts';
import { startNodeWasm } from '../compute/backend/node-wasm.ts';
import type { Engine } from './engine.ts';
import { serveFakes } from './testing/fake-files.ts';
import { smallRun, startEngine } from './testing/start-engine.ts';

const half = {
  dataset: texts.id,
  teacher: 'transformer-4',
  student: 'transformer-2',
  teacherSteps: 3,
  batch: 8,
};

describe('a student of half of its teacher’s blocks', () => {
  let engine: Engine;
  let remove = () => {};
  beforeAll(async () => {
    remove = addDataset(texts);
    vi.stubGlobal('fetch', serveFakes([texts]));
    await startNodeWasm();
  });
  afterEach(() => engine.trainer.run.dispose());
  afterAll(() => {
    remove();
    vi.unstubAllGlobals();
  });
  const start = async (change: Readonly<Record<string, unknown>> = {}) => {
    const { config, problems } = parseRunConfig({ ...half, ...change }, smallRun);
    expect(problems).toEqual([]);
    const started = await startEngine(config);
    ({ engine } = started);
    return started;
  };
  const valuesOf = async () => {
    const { student, control } = engine.trainer.run;
    return { student: await student.network.values(), control: await control.network.values() };
  };
  const taken = async () => {
    const { student, teacher } = engine.trainer.run;
    const indices = teacherParameters(student.network.plan, teacher.network.plan) ?? [];
    const values = await teacher.network.values();
    return indices.map((index) => values[index]);
  };

  it('starts with blocks of the trained teacher, and so does its control', async () => {
    await start();
    const untrained = await taken();
    for (let step = 0; step < 3; step++) await engine.trainer.run.trainTeacher();
    const expected = await taken();
    expect(expected).not.toEqual(untrained);
    const { student, control } = await valuesOf();
    expect(student).toEqual(expected);
    expect(control).toEqual(expected);
  });

  it('trains like its control at α = 0', async () => {
    await start({ alpha: 0 });
    await engine.train(3);
    const { student, control } = await valuesOf();
    expect(student).toEqual(control);
  });

  it('keeps its start when the teacher trains on, and in a snapshot', async () => {
    await start();
    await engine.train(1);
    const begun = await engine.trainer.run.initialWeights();
    for (let step = 0; step < 2; step++) await engine.trainer.run.trainTeacher();
    expect(await taken()).not.toEqual(begun);
    expect(await engine.trainer.run.initialWeights()).toEqual(begun);
    const snapshot = await engine.snapshot();
    await start();
    await engine.restore(snapshot);
    expect(await engine.trainer.run.initialWeights()).toEqual(begun);
    expect(engine.trainer.run.step).toBe(1);
  });

  it.each([
    ['of an ensemble', { teacherMembers: 2 }],
    ['whose teacher has another depth', { student: 'transformer-1' }],
    ['that is born again', { methods: methods.flatMap((each) => (each.isGenerational ? [each.id] : [])) }],
  ])('%s starts from random weights', async (_, change) => {
    await start(change);
    await engine.trainer.run.trainTeacher();
    const own = await engine.trainer.run.initialWeights();
    engine.trainer.run.dispose();
    await start({ ...change, seed: 1 });
    expect(await engine.trainer.run.initialWeights()).toEqual(own);
    expect((await valuesOf()).student).toEqual((await valuesOf()).control);
  });
});
