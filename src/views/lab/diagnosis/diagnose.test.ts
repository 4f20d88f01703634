import { describe, expect, it } from 'vitest';
import { parseRunConfig } from '@/protocol/run/config.ts';
import { lowerRate } from '@/protocol/suited-settings.ts';
import { diagnose } from './diagnose.ts';

const run = (keys: Readonly<Record<string, unknown>>) => parseRunConfig(keys).config;
const end = { step: 500, isOver: true, teacher: 0.99, student: 0.098, control: 0.113 };
const learned = { student: 0.95, control: 0.9 };

describe('diagnose', () => {
  it.each([1, 0.1, 0.05, 0.01])('blames the learning rate %f, and offers a suitable one', (learningRate) => {
    expect(diagnose(run({ learningRate, student: 'cnn-4-8' }), end)).toEqual({
      lanes: 'both',
      cause: 'rate-too-high',
      change: { learningRate: 0.002 },
    });
  });

  it('reports early that the learning rate is clearly too high', () => {
    const standing = { ...end, step: 100, isOver: false };
    expect(diagnose(run({ learningRate: 1 }), standing)?.cause).toBe('rate-too-high');
    expect(diagnose(run({ learningRate: 1 }), { ...standing, step: 50 })).toBeNull();
    expect(diagnose(run({}), standing)).toBeNull();
  });

  it.each([
    ['too few steps', { steps: 10 }, { step: 10 }, 'too-few-steps', { steps: 500 }],
    [
      'a learning rate that is too low',
      { learningRate: 0.000_05 },
      {},
      'rate-too-low',
      { learningRate: 0.002 },
    ],
    ['dead networks', {}, {}, 'stuck', { seed: 2 }],
    ['labels that are wrong', { labelNoise: 0.9 }, {}, 'wrong-labels', { labelNoise: 0 }],
  ] as const)('distinguishes %s if both are at chance', (_, keys, standing, cause, change) => {
    expect(diagnose(run(keys), { ...end, ...standing })).toEqual({ lanes: 'both', cause, change });
  });

  it.each([
    ['has neither labels nor a teacher', { studentLabels: 'hidden', methods: [] }, 0.99, 'no-signal'],
    ['has no labels and α = 0', { studentLabels: 'hidden', alpha: 0 }, 0.99, 'no-signal'],
    ['has a bad teacher', { teacherWeights: 'shuffled-labels' }, 0.1, 'weak-teacher'],
    ['has an untrained teacher', { teacherWeights: 'live', teacherSteps: 0 }, 0.1, 'weak-teacher'],
    ['is dead', {}, 0.99, 'stuck'],
    ['learns too fast', { learningRate: 0.1 }, 0.99, 'rate-too-high'],
  ] as const)('distinguishes a student that %s from its control that learns', (_, keys, teacher, cause) => {
    const found = diagnose(run(keys), { ...end, control: learned.control, teacher });
    expect(found).toMatchObject({ lanes: 'student', cause });
  });

  it('blames wrong labels if only the control is at chance', () => {
    const found = diagnose(run({ labelNoise: 0.6 }), { ...end, student: learned.student });
    expect(found).toMatchObject({ lanes: 'control', cause: 'wrong-labels' });
  });

  it('offers a good teacher for a bad one, and more steps for a live one', () => {
    const standing = { ...end, control: 0.9, teacher: 0.1 };
    const good = { teacher: 'cnn-16-32-128', teacherWeights: 'shipped' };
    expect(diagnose(run({ teacherWeights: 'shuffled-labels' }), standing)?.change).toEqual(good);
    // No weights ship for the network of this file.
    const file = run({ teacher: 'resnet-8', teacherWeights: `file-${'ab'.repeat(32)}` });
    const change = diagnose(file, standing)?.change ?? {};
    expect(change).toEqual(good);
    expect(parseRunConfig(change, file).config).toMatchObject(good);
    expect(diagnose(run({ teacherWeights: 'live', teacherSteps: 0 }), standing)?.change).toEqual({
      teacherSteps: 300,
    });
  });

  it('is silent if both have learned, or if there is little to learn', () => {
    expect(diagnose(run({ learningRate: 1 }), { ...end, ...learned })).toBeNull();
    expect(diagnose(run({ hiddenClasses: [0, 1, 2, 3, 4, 5, 6, 7] }), end)).toBeNull();
  });

  it('offers only valid changes', () => {
    for (const keys of [
      { learningRate: 1 },
      { steps: 1 },
      { teacherWeights: 'shuffled-labels' },
      { seed: 999_999 },
    ]) {
      const config = run(keys);
      const change =
        diagnose(config, { ...end, step: config.steps, control: 0.9, teacher: 0.1 })?.change ?? {};
      expect(parseRunConfig(change, config).problems).toEqual([]);
    }
  });
});

describe('lowerRate', () => {
  it('is the suitable one, or a fifth if the rate is not to blame', () => {
    expect(lowerRate(run({ learningRate: 1 }))).toBe(0.002);
    expect(lowerRate(run({ learningRate: 1, optimizer: 'sgd' }))).toBe(0.01);
    expect(lowerRate(run({ learningRate: 0.002 }))).toBe(0.0004);
    expect(lowerRate(run({ learningRate: 0.000_01 }))).toBe(0.000_01);
  });
});
