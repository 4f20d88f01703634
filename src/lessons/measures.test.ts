import { describe, expect, it } from 'vitest';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import type { Outcome } from '@/protocol/run/outcome.ts';
import {
  controlAccuracy,
  controlFall,
  errorsOf,
  gap,
  keyOfLargest,
  recallOf,
  standings,
  whoIsAhead,
  studentAccuracy,
} from './measures.ts';

const size = { numParameters: 0, bytes: 0, msPerPicture: null };
/** Four pictures of three classes; one row of logits each. */
const outcome: Outcome = {
  config: defaultRunConfig,
  step: 10,
  generations: [],
  neighbours: null,
  controlAccuracies: Float64Array.of(0.25, 0.75, 0.25),
  sizes: { teacher: size, student: size },
  answers: {
    numClasses: 3,
    labels: Uint8Array.of(0, 1, 2, 2),
    teacher: Float32Array.of(5, 0, 0, 0, 5, 0, 0, 0, 5, 0, 0, 5),
    student: Float32Array.of(5, 0, 0, 0, 5, 0, 0, 0, 5, 4, 0, 1),
    control: Float32Array.of(5, 0, 0, 5, 0, 0, 9, 0, 0, 9, 0, 0),
  },
};

describe('the measures of the lessons', () => {
  it('are shares, and a gap is a difference of two', () => {
    expect(studentAccuracy.of(outcome)).toBe(0.75);
    expect(controlAccuracy.of(outcome)).toBe(0.25);
    expect(gap.of(outcome)).toBe(0.5);
  });

  it('say by how much the control fell from its best', () => {
    expect(controlFall(outcome)).toBe(0.5);
  });

  it('count all errors, including a bias on one logit', () => {
    expect(errorsOf(outcome, 'control')).toBe(3);
    expect(errorsOf(outcome, 'student', 2, 4)).toBe(0);
    expect(errorsOf(outcome, 'student', 2, 9)).toBe(2);
  });

  it('count one class, including a bias on its logit', () => {
    expect(recallOf(outcome, 'student', 2)).toBe(0.5);
    expect(recallOf(outcome, 'student', 2, 4)).toBe(1);
    expect(recallOf(outcome, 'control', 2, 4)).toBe(0);
  });

  it('say who is ahead only with five seeds, and level if all are equal', () => {
    expect(standings([])).toEqual([]);
    expect(standings([0.1])).toEqual([]);
    expect(standings([0])).toEqual(['level']);
    expect(standings([0.05, 0.06, 0.05, 0.06, 0.05])).toEqual(['ahead']);
    expect(standings([-0.05, -0.06, -0.05, -0.06, -0.05])).toEqual(['behind']);
    expect(standings([0.05, -0.06, 0.05, -0.06, 0.05])).toEqual([]);
  });

  it('compare two measures of an experiment', () => {
    const { difference } = whoIsAhead([1, 0], [0, 1]);
    expect(difference([[0.1, 0.25], [0.75]])).toBe(0.5);
  });

  it('name the largest', () => {
    expect(keyOfLargest({ one: 0.1, other: 0.3, third: -1 })).toBe('other');
  });
});
