import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDataset } from '@/datasets/registry.ts';
import { coloured, fakeSpec, fourteenClasses, texts, threeClasses } from '@/datasets/testing/fake-spec.ts';
import { rangeOf, usualAxis } from '../map/axes.ts';
import { defaultRunConfig, expectedOf, numShownPictures, parseRunConfig } from './config.ts';
import { goodTeacher } from './good-teacher.ts';
import { planFor } from './plan-for.ts';

const uneven = {
  ...fakeSpec({
    numClasses: 3,
    size: { height: 8, width: 8, channels: 2 },
    counts: { train: 100, test: 30 },
  }),
  trainPerClass: [70, 20, 10],
};
const problemsOf = (input: Readonly<Record<string, unknown>>) =>
  parseRunConfig(input).problems.map(({ message }) => message);

describe('a run on another dataset', () => {
  const removers: (() => void)[] = [];
  beforeAll(() => removers.push(...[threeClasses, fourteenClasses, coloured, texts, uneven].map(addDataset)));
  afterAll(() => {
    for (const remove of removers) remove();
  });

  it('has the limits of its dataset, and says them', () => {
    const dataset = threeClasses.id;
    expect(problemsOf({ dataset, labelled: 1_234, hiddenClasses: [] })).toEqual([]);
    expect(problemsOf({ dataset, labelled: 1_235 })).toEqual([
      'labelled is 1235, expected a whole number from 3 to 1234',
    ]);
    expect(problemsOf({ dataset, labelled: 2 })).toHaveLength(1);
    expect(problemsOf({ dataset, hiddenClasses: [3] })).toEqual([
      'hiddenClasses is 3, expected any of 0, 1, 2, but not all',
    ]);
    expect(problemsOf({ dataset, hiddenClasses: [0, 1, 2] })).toHaveLength(1);
    expect(problemsOf({ dataset, logitBias: [0, 0] })).toEqual([
      'logitBias is 0,0, expected 3 numbers from -20 to 20, or none',
    ]);
    expect(
      problemsOf({ dataset: fourteenClasses.id, hiddenClasses: [13], logitBias: Array(14).fill(1) }),
    ).toEqual([]);
    expect(problemsOf({ hiddenClasses: [13] })).toHaveLength(1);
  });

  it('of another kind of examples has other networks, and drops methods and layers that mean nothing there', () => {
    const before = parseRunConfig({
      methods: ['soft-targets', 'hints', 'relational-distance'],
      relationLayer: 'stage2',
    }).config;
    const { config, problems } = parseRunConfig({ dataset: texts.id }, before);
    expect(problems).toEqual([]);
    expect(config).toMatchObject({
      teacher: 'transformer-4',
      student: 'transformer-2',
      methods: ['soft-targets', 'relational-distance'],
      relationLayer: 'embedding',
    });
    const on = parseRunConfig({ methods: ['hidden-cosine'], hiddenLayers: 'hidden50-hidden100' }, config);
    expect(on.problems).toEqual([]);
    const back = parseRunConfig({ dataset: 'mnist' }, on.config);
    expect(back.problems).toEqual([]);
    expect(back.config).toMatchObject({ student: 'cnn-8-16', methods: [], hiddenLayers: 'hidden100' });
  });

  it('keeps the settings that are possible there, and takes defaults for the others', () => {
    const before = parseRunConfig({
      hiddenClasses: [2, 9],
      logitBias: Array(10).fill(1),
      labelled: 5_000,
      unlabelled: 2_000,
      temperature: 9,
    });
    expect(before.problems).toEqual([]);
    const { config, problems } = parseRunConfig({ dataset: threeClasses.id }, before.config);
    expect(problems).toEqual([]);
    expect(config).toMatchObject({
      dataset: threeClasses.id,
      teacherWeights: 'live',
      hiddenClasses: [],
      logitBias: [],
      labelled: 300,
      unlabelled: 0,
      temperature: 9,
    });
    const back = parseRunConfig({ dataset: 'fashion-mnist' }, before.config).config;
    expect(back).toEqual({ ...before.config, dataset: 'fashion-mnist' });
  });

  it('has a teacher that is trained live if none ships', () => {
    expect(goodTeacher({ dataset: coloured.id })).toEqual({
      teacher: defaultRunConfig.teacher,
      teacherWeights: 'live',
    });
    expect(parseRunConfig({ dataset: coloured.id }).config.teacherWeights).toBe('live');
    expect(goodTeacher({ dataset: texts.id })).toEqual({ teacher: 'transformer-4', teacherWeights: 'live' });
  });

  it('counts the pictures of the classes that are shown, also where classes differ in size', () => {
    expect(numShownPictures({ dataset: uneven.id, hiddenClasses: [] })).toBe(100);
    expect(numShownPictures({ dataset: uneven.id, hiddenClasses: [0] })).toBe(30);
    expect(numShownPictures({ dataset: threeClasses.id, hiddenClasses: [0] })).toBe(2 * 411);
    expect(numShownPictures({ dataset: 'mnist', hiddenClasses: [0, 1] })).toBe(8_000);
    expect(problemsOf({ dataset: uneven.id, hiddenClasses: [0], labelled: 31 })).toEqual([
      'labelled is 31, expected a whole number from 3 to 30',
    ]);
  });

  it('has maps whose values it can have', () => {
    const config = parseRunConfig({ dataset: coloured.id }).config;
    expect(rangeOf('labelled', config)).toMatchObject({ minimum: 5, maximum: 400 });
    expect(usualAxis('labelled', config).values).toEqual([30, 100, 300]);
    expect(expectedOf('labelled', 'mnist')).toMatchObject({ minimum: 10, maximum: 10_000 });
  });

  it('has networks for its colours and classes', () => {
    const { layers } = planFor(coloured.id, 'cnn-4-8');
    expect(layers[0]?.parameters[0]?.shape).toEqual([3, 3, 3, 4]);
    expect(layers.at(-1)?.outputShape).toEqual([5]);
  });
});
