import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { required } from '@/core/checked.ts';
import { accuracy } from '@/metrics/accuracy.ts';
import { meanLogits } from '@/metrics/mean-logits.ts';
import type { RunSnapshot } from '@/protocol/engine/requests.ts';
import { createJob } from '@/protocol/run/job.ts';
import { recordToJson } from '@/protocol/run/record-json.ts';
import { parseRunRecord } from '@/protocol/run/parse-record.ts';
import { unpackSnapshot } from '@/protocol/run/unpack-checkpoint.ts';
import { startNodeWasm } from '../compute/backend/node-wasm.ts';
import { requestHandlers } from './dispatch.ts';
import type { Engine } from './engine.ts';
import { Ensemble } from './network/ensemble.ts';
import { logitsOf } from './run/evaluation.ts';
import { lossWeightsOf } from './run/loss-weights.ts';
import { serveFile, smallRun, startEngine } from './testing/start-engine.ts';

const run = { ...smallRun, teacherWeights: 'live-equal-data', teacherSteps: 3, steps: 4 } as const;
const ensemble = { ...run, teacherMembers: 3 } as const;
const NUM_PARAMETERS = 8;

const arraysOf = ({ arrays }: RunSnapshot, kind: 'parameter' | 'optimizer', from: number, count: number) =>
  Array.from({ length: count }, (_, index) => {
    const name = `teacher/${kind}/${from + index}`;
    return required(arrays[name], name);
  });
const parametersOf = (snapshot: RunSnapshot, member: number) =>
  arraysOf(snapshot, 'parameter', member * NUM_PARAMETERS, NUM_PARAMETERS);

/** Logits of each of the teacher's networks for one test picture. */
const alone = (engine: Engine, index: number) =>
  engine.inspect(async ({ run: { teacher } }, store) => {
    const found: Float32Array[] = [];
    for (const { network } of teacher.members)
      found.push(await logitsOf(network, store.pixels('test', [index]), 1));
    return found;
  });

describe('an ensemble that teaches', { timeout: 240_000 }, () => {
  beforeAll(async () => {
    vi.stubGlobal('fetch', serveFile);
    await startNodeWasm();
  });
  afterAll(() => vi.unstubAllGlobals());

  it('has the teacher of a run without it as its first network, to the last bit, and others beside it', async () => {
    const [one, several] = [await startEngine(run), await startEngine(ensemble)];
    for (const { engine } of [one, several]) await engine.train(1);
    const [single, all] = [await one.engine.snapshot(), await several.engine.snapshot()];
    expect(parametersOf(all, 0)).toEqual(parametersOf(single, 0));
    expect(arraysOf(all, 'optimizer', 0, 3)).toEqual(arraysOf(single, 'optimizer', 0, 3));
    expect(Object.keys(single.arrays)).not.toContain(`teacher/parameter/${NUM_PARAMETERS}`);
    for (const member of [1, 2]) {
      for (const other of Array.from({ length: member }, (_, index) => index))
        expect(parametersOf(all, member)[0]).not.toEqual(parametersOf(all, other)[0]);
      // Each has had its own steps.
      expect(arraysOf(all, 'optimizer', 3 * member + 2, 1)).toEqual([Float32Array.of(3)]);
    }
    expect((await one.engine.trainer.evaluateOnce()).teacherMembers).toBeUndefined();
  });

  it('is trained on other batches than its first network', async () => {
    const { engine } = await startEngine(ensemble);
    await engine.inspect(async ({ run: { data } }) => {
      const labels = [0, 1, 2].map((member) => data.teacherBatch(0, member).labels.join());
      expect(new Set(labels).size).toBe(3);
    });
  });

  it('answers with the mean of its networks’ logits, bit for bit, wherever it is asked', async () => {
    const { engine } = await startEngine(ensemble);
    await engine.train(1);
    const members = await alone(engine, 3);
    const mean = meanLogits(members);
    expect(new Set(members.map(String)).size).toBe(3);
    const { teacher } = await requestHandlers.observe(engine, { picture: { kind: 'test', index: 3 } });
    expect(teacher).toEqual([...mean]);
    const answers = await requestHandlers.answers(engine, { numPictures: 4 });
    expect(answers.teacher.subarray(30, 40)).toEqual(mean);
    const taught = await engine.inspect(async ({ run: { teacher: all, data, config } }) => {
      expect(all.network).toBeInstanceOf(Ensemble);
      const { active } = lossWeightsOf(config, 0, 0);
      const batch = await data.studentBatch(0, all.network, active);
      const each = [];
      for (const { network } of all.members)
        each.push(await logitsOf(network, batch.pixels, batch.labels.length));
      return { shown: batch.teacherLogits, mean: meanLogits(each) };
    });
    expect(taught.shown).toEqual(taught.mean);
  });

  it('reports the accuracy of each network beside its own, and the mean of their losses', async () => {
    const { engine, events } = await startEngine(ensemble);
    await engine.train(1);
    const { teacherMembers = [], teacher, numPictures } = await engine.trainer.evaluateOnce();
    const answers = await requestHandlers.answers(engine, { numPictures });
    expect(teacher.accuracy).toBe(accuracy(answers.teacher, answers.labels, 10));
    const first = await engine.inspect(async ({ run: { teacher: all } }, store) => {
      const pixels = store.pixels(
        'test',
        Array.from({ length: 200 }, (_, index) => index),
      );
      return accuracy(
        await logitsOf(required(all.members[1], 'network').network, pixels, 200),
        answers.labels.subarray(0, 200),
        10,
      );
    });
    expect(teacherMembers).toHaveLength(3);
    const { teacherMembers: few } = await engine.trainer.evaluator.evaluate(200);
    expect(few?.[1]).toBe(first);
    const losses = events.flatMap((event) => (event.type === 'frame' ? event.frame.teacherSteps : []));
    expect(losses.map(({ step }) => step)).toEqual([1, 2, 3]);
    // Three untrained networks, each near ln 10.
    expect(losses[0]?.crossEntropy).toBeGreaterThan(2);
    expect(losses[0]?.crossEntropy).toBeLessThan(3);
  });

  it('goes on from a checkpoint, and looks back, with all its networks', async () => {
    const { engine } = await startEngine(ensemble);
    await engine.stepLane('teacher', 2);
    const checkpoint = required((await requestHandlers.checkpoint(engine, {})) ?? undefined, 'checkpoint');
    await engine.train(2);
    const through = await engine.snapshot();
    const then = await requestHandlers.observe(engine, { picture: { kind: 'test', index: 3 }, at: 0 });
    const other = await startEngine(ensemble);
    await other.engine.restore(unpackSnapshot(checkpoint.bytes));
    expect((await other.engine.snapshot()).teacherStep).toBe(2);
    await other.engine.train(2);
    expect(await other.engine.snapshot()).toEqual(through);
    expect(then.teacher).toEqual([...meanLogits(await alone(engine, 3))]);
    await expect(
      engine.restore({
        ...through,
        arrays: { ...through.arrays, 'teacher/optimizer/8': Float32Array.of(9) },
      }),
    ).rejects.toMatchObject({ code: 'snapshot-invalid' });
    await expect(
      engine.restore({ ...through, config: { ...through.config, teacherMembers: 2 } }),
    ).rejects.toMatchObject({ code: 'snapshot-invalid' });
  });

  it('gives way to a promoted student, and comes back with an earlier step', async () => {
    const { engine } = await startEngine(ensemble);
    await engine.train(2);
    const before = await engine.snapshot();
    await engine.promote();
    await engine.train(1);
    expect((await engine.trainer.evaluateOnce()).teacherMembers).toBeUndefined();
    await engine.restore(before);
    expect((await engine.trainer.evaluateOnce()).teacherMembers).toHaveLength(3);
    expect(parametersOf(await engine.snapshot(), 2)).toEqual(parametersOf(before, 2));
  });

  it('counts all its networks in the record of a job, which can be read again', async () => {
    const { engine } = await startEngine(smallRun);
    const job = (config: typeof run | typeof ensemble) => createJob(config, { answers: 20 });
    const one = await requestHandlers.runJob(engine, { job: job(run) });
    const several = await requestHandlers.runJob(engine, { job: job(ensemble) });
    expect(several.networks.teacher.numParameters).toBe(3 * one.networks.teacher.numParameters);
    expect(several.networks.teacher.bytes).toBe(3 * one.networks.teacher.bytes);
    expect(several.networks.student).toEqual(one.networks.student);
    const read = parseRunRecord(JSON.parse(JSON.stringify(recordToJson(several))));
    expect(read.reports.curve?.teacherMembers).toEqual(several.reports.curve?.teacherMembers);
    expect(read.reports.curve?.teacherMembers).toHaveLength(3);
    expect(one.reports.curve).not.toHaveProperty('teacherMembers');
  });
});
