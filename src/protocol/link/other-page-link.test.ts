import { describe, expect, it } from 'vitest';
import { choiceOf } from '@/core/expectation.ts';
import { benchPlan } from '../bench/bench-plan.ts';
import { otherPageProblems } from './other-page-link.ts';

const lessons = [{ id: 'temperature', numSteps: 5 }];

describe('a link to another page', () => {
  it.each([
    ['bench', '?bench=1&quick=1&only=student, growth&paths=wasm&lang=ko&theme=dark'],
    ['bench', '?bench&quick'],
    ['class', '?class=true&utm_source=a&bench=0'],
    ['sheet', '?sheet=temperature&lang=en'],
    ['class', '?class=1&temperature=2'],
  ] as const)('%s: %s has no problems', (page, query) => {
    expect(otherPageProblems(query, page, lessons)).toEqual([]);
  });

  it.each([
    ['bench', '?bench=1&quick=maybe', { key: 'quick', received: 'maybe', expected: choiceOf([0, 1]) }],
    ['bench', '?bench=1&only=growth,nothing', { key: 'only', received: 'growth,nothing', used: 'growth' }],
    ['bench', '?bench=1&paths=', { key: 'paths', received: '', used: null }],
    ['bench', '?bench=1&speed=9', { kind: 'unknown', key: 'speed' }],
    ['class', '?class=1&bench=perhaps', { key: 'bench', received: 'perhaps' }],
    ['class', '?class=1&quick=1', { kind: 'unknown', key: 'quick' }],
    ['class', '?class=1&class=0', { kind: 'twice', key: 'class' }],
    ['sheet', '?sheet=temperature&class=maybe', { key: 'class', received: 'maybe' }],
    ['sheet', '?sheet=temperature&theme=purple', { key: 'theme', received: 'purple' }],
  ] as const)('%s: %s has one problem', (page, query, problem) => {
    expect(otherPageProblems(query, page, lessons)).toMatchObject([problem]);
  });

  it('turns the quick benchmark on and off', () => {
    const isQuick = ['?quick', '?quick=1', '?quick=0', '?quick=maybe', ''].map(
      (query) => benchPlan(query).isQuick,
    );
    expect(isQuick).toEqual([true, true, false, false, false]);
  });
});
