import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { datasetById } from '@/datasets/registry.ts';
import { planModel } from '@/models/plan.ts';
import { modelById } from '@/models/registry.ts';
import { openedTeachers } from '@/protocol/engine/teacher-files.ts';
import { parseRunConfig } from '@/protocol/run/config.ts';
import { teacherFileId } from '@/protocol/run/teacher-source.ts';
import { startNodeWasm } from '../compute/backend/node-wasm.ts';
import { requestHandlers } from './dispatch.ts';
import { initialValues } from './network/initial-values.ts';
import { serveFile, smallRun, startEngine } from './testing/start-engine.ts';

const { input, numClasses } = datasetById('mnist');
const model = 'resnet-8';
const values = initialValues(planModel(modelById(model), input, numClasses), 7, 'teacher');
const id = teacherFileId('ab'.repeat(32));
const config = { ...smallRun, teacher: model, teacherWeights: id } as const;

describe('a teacher from a file', () => {
  beforeAll(async () => {
    vi.stubGlobal('fetch', serveFile);
    await startNodeWasm();
  });
  afterAll(() => vi.unstubAllGlobals());
  afterEach(() => openedTeachers.clear());

  it('teaches with the weights of the file, and is not trained first', async () => {
    const { engine } = await startEngine(smallRun);
    await requestHandlers.addTeacher(engine, { id, model, values });
    await engine.newRun(config);
    await engine.train(2);
    const { arrays, teacherStep } = await engine.snapshot();
    expect(teacherStep).toBe(0);
    for (const [index, each] of values.entries()) expect(arrays[`teacher/parameter/${index}`]).toEqual(each);
  });

  it('is refused by name until it has been opened, and if it is another network', async () => {
    const { engine } = await startEngine(smallRun);
    await expect(engine.newRun(config)).rejects.toMatchObject({
      code: 'weights-unusable',
      context: { file: 'file-abababab…', reason: '–' },
    });
    await requestHandlers.addTeacher(engine, { id, model: 'resnet-14', values });
    await expect(engine.newRun(config)).rejects.toThrow(/resnet-14, expected resnet-8/);
    await requestHandlers.addTeacher(engine, { id, model, values });
    await engine.newRun(config);
    expect((await engine.train(1)).step).toBe(1);
  });

  it('is measured on all test pictures without a run of its own', async () => {
    const { engine } = await startEngine(smallRun);
    const before = await engine.train(1);
    const scored = await requestHandlers.score(engine, { dataset: 'mnist', model, values });
    expect(scored.numPictures).toBe(10_000);
    expect(scored.accuracy).toBeGreaterThan(0.02);
    expect(scored.accuracy).toBeLessThan(0.3);
    expect(scored.sample).toHaveLength(784);
    expect((await engine.train(1)).step).toBe(before.step + 1);
  });
});

describe('the value of teacherWeights for a file', () => {
  it('is kept with any teacher, and given up with another teacher or dataset', () => {
    const { config: given, problems } = parseRunConfig({ teacher: model, teacherWeights: id });
    expect(problems).toEqual([]);
    expect(given.teacherWeights).toBe(id);
    expect(parseRunConfig({ alpha: 0.5 }, given).config.teacherWeights).toBe(id);
    expect(parseRunConfig({ teacher: 'resnet-14' }, given).config.teacherWeights).toBe('live');
    expect(parseRunConfig({ teacher: 'cnn-16-32-128' }, given).config.teacherWeights).toBe('shipped');
    expect(parseRunConfig({ dataset: 'fashion-mnist' }, given).config.teacherWeights).toBe('live');
    const equal = parseRunConfig({ teacherWeights: 'live-equal-data' }, given).config;
    expect(equal.teacherWeights).toBe('live-equal-data');
    expect(parseRunConfig({ teacherWeights: id }, equal).config.teacherWeights).toBe(id);
  });

  it('must be a whole hash', () => {
    for (const teacherWeights of ['file-12', 'file-', `file-${'AB'.repeat(32)}`])
      expect(parseRunConfig({ teacherWeights }).problems[0]?.context.expected).toMatchObject({
        kind: 'choice',
      });
  });
});
