import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseRunConfig, type RunConfig } from '@/protocol/run/config.ts';
import { createJob } from '@/protocol/run/job.ts';
import { startNodeWasm } from '../compute/backend/node-wasm.ts';
import type { Engine } from './engine.ts';
import { requestHandlers } from './dispatch.ts';
import { serveFile, smallRun, startEngine } from './testing/start-engine.ts';

const SIZE = 28 * 28;
const runWith = (change: Readonly<Record<string, unknown>>): RunConfig => {
  const { config, problems } = parseRunConfig(change, smallRun);
  if (problems[0]) throw problems[0];
  return config;
};
const taught = { teacher: 'cnn-16-32-128', teacherWeights: 'shipped', transferSize: 60 };
const sets = ['fashion-mnist', 'noise', 'scribbles'];

describe('a student that learns from other pictures', () => {
  const engines: Engine[] = [];
  const start = async (change: Readonly<Record<string, unknown>>) => {
    const started = await startEngine(runWith({ ...taught, ...change }));
    engines.push(started.engine);
    return { ...started, run: started.engine.trainer.run };
  };
  beforeAll(async () => {
    vi.stubGlobal('fetch', serveFile);
    await startNodeWasm();
  });
  afterEach(() => {
    for (const { trainer } of engines.splice(0)) trainer.run.dispose();
  });
  afterAll(() => vi.unstubAllGlobals());

  it.each(sets)('leaves the control exactly as it is in any run: %s', async (transferSet) => {
    const [own, other] = [await start({}), await start({ transferSet })];
    for (const { engine } of [own, other]) await engine.train(3);
    expect(await other.run.control.network.values()).toEqual(await own.run.control.network.values());
    expect(await other.run.student.network.values()).not.toEqual(await own.run.student.network.values());
  });

  it('gets nothing from the labelled pictures', async () => {
    const change = {
      transferSet: 'scribbles',
      methods: ['soft-targets', 'attention-transfer', 'relational-distance'],
    };
    const one = await start({ ...change, student: 'cnn-8-16' });
    const wrong = await start({ ...change, student: 'cnn-8-16', labelNoise: 0.5 });
    // The classes 1 and 5 leave the labelled pictures, which are then others.
    const fewer = await start({ ...change, student: 'cnn-8-16', hiddenClasses: [1, 5] });
    for (const { engine } of [one, wrong, fewer]) await engine.train(3);
    const student = await one.run.student.network.values();
    expect(await wrong.run.student.network.values()).toEqual(student);
    expect(await fewer.run.student.network.values()).toEqual(student);
    expect(await fewer.run.control.network.values()).not.toEqual(await one.run.control.network.values());
    const terms = await one.run.termGradients();
    expect(terms.find(({ id }) => id === 'crossEntropy')).toMatchObject({ weight: 0, gradientNorm: 0 });
    expect(terms.find(({ id }) => id === 'softTargets')?.gradientNorm).toBeGreaterThan(0);
  });

  it('sees the classes of the teacher’s answers equally often', async () => {
    const { run } = await start({ transferSet: 'fashion-mnist', transferSize: 300, batch: 64 });
    const { network } = run.teacher;
    const answers = await run.data.transferSet?.answersOf(network);
    const present = new Set(answers);
    expect(present.size).toBeGreaterThan(2);
    const { labelled, positions } = run.data.positionsAt(5, network);
    const counts = new Map<number, number>();
    for (const position of positions.subarray(labelled.length)) {
      const answer = answers?.[position - 50] ?? NaN;
      counts.set(answer, (counts.get(answer) ?? 0) + 1);
    }
    expect(new Set(counts.keys())).toEqual(present);
    expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(1);
  });

  it('answers with its teacher, live or promoted, as that is at the time', async () => {
    const { engine, run } = await start({
      transferSet: 'noise',
      teacher: 'cnn-32-64',
      teacherWeights: 'live',
      teacherSteps: 2,
    });
    await run.data.prepare(run.teacher.network);
    const before = await run.data.transferSet?.answersOf(run.teacher.network);
    await engine.stepLane('teacher', 30);
    const after = await run.data.transferSet?.answersOf(run.teacher.network);
    expect(after).not.toEqual(before);
    await engine.train(2);
    await engine.promote();
    await engine.train(1);
    expect(await run.data.transferSet?.answersOf(run.teacher.network)).not.toEqual(after);
  });

  it('shows the pictures of the other dataset, 0 to 1', async () => {
    const { run } = await start({ transferSet: 'fashion-mnist' });
    const { batch } = await run.nextBatch();
    expect([batch.labels.length, batch.numUnlabelled]).toEqual([16, 16]);
    const first = batch.pixels.subarray(16 * SIZE, 17 * SIZE);
    const { position, packed } = {
      position: (run.data.positionsAt(0, run.teacher.network).positions[16] ?? NaN) - 50,
      packed: run.data.transferSet?.packed ?? new Uint8Array(),
    };
    const expected = Float32Array.from(
      packed.subarray(position * SIZE, (position + 1) * SIZE),
      (pixel) => pixel / 255,
    );
    expect(first).toEqual(expected);
    const source = engines[0]?.trainer.run.data.transferStore;
    const all = Array.from({ length: 2_000 }, (_, at) => source?.picture('train', at).pixels.join());
    expect(all).toContain(packed.subarray(0, SIZE).join());
  });

  it('goes on from a snapshot as if it had not stopped', async () => {
    const { engine, run } = await start({ transferSet: 'scribbles' });
    await engine.train(2);
    const snapshot = await engine.snapshot();
    await engine.train(3);
    const student = await run.student.network.values();
    await engine.restore(snapshot);
    await engine.train(3);
    expect(await run.student.network.values()).toEqual(student);
  });

  it('trains an assistant on the same pictures, without labels', async () => {
    const change = { transferSet: 'scribbles', assistant: 'cnn-8-16', assistantSteps: 3 };
    const [one, wrong] = [await start(change), await start({ ...change, labelNoise: 0.5 })];
    for (const { engine } of [one, wrong]) {
      await engine.stepLane('teacher', 3);
      await engine.train(1);
    }
    expect(await wrong.run.teacher.network.values()).toEqual(await one.run.teacher.network.values());
    expect(await wrong.run.student.network.values()).toEqual(await one.run.student.network.values());
  });

  it('is a job whose record says which pictures it had', async () => {
    const { engine } = await start({});
    const job = createJob(runWith({ ...taught, transferSet: 'noise', steps: 2 }), { fullTest: false });
    const record = await requestHandlers.runJob(engine, { job, keepsPrevious: false });
    expect(record.config).toMatchObject({ transferSet: 'noise', transferSize: 60 });
    expect(record.curves).toBeTruthy();
  });
});
