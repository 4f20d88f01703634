import { describe, expect, it } from 'vitest';
import { defaultRunConfig, runConfigKeys } from '../run/config.ts';
import { axisKeys, mapBase, parseAxis, rangeOf, usualAxis } from './axes.ts';
import { bestFirst, filledUp, isUncertain, runAt, trainedCells, type MapRun } from './cells.ts';
import { guessOutcome } from './guess.ts';
import { isSameQuestion, mapConfigs, MAX_MAP_RUNS, numRunsOf, planProblem, type MapPlan } from './plan.ts';

const plan: MapPlan = {
  x: { key: 'temperature', values: [1, 4] },
  y: { key: 'alpha', values: [0.3, 0.9] },
  seeds: [7, 8],
};
const run = (seed: number, gap: number): MapRun => ({ seed, student: 0.9 + gap, control: 0.9 });

describe('the axes of a map', () => {
  it('are T, α and the numeric settings that act in this run, without the seed', () => {
    const keys = axisKeys(defaultRunConfig);
    expect(keys.slice(0, 2)).toEqual(['temperature', 'alpha']);
    expect(keys).not.toContain('seed');
    expect(keys).not.toContain('momentum');
    expect(keys).not.toContain('hintBeta');
    const other = { ...defaultRunConfig, methods: ['soft-targets', 'hints'], optimizer: 'sgd' as const };
    expect(axisKeys(other)).toEqual(expect.arrayContaining(['momentum', 'hintBeta']));
    expect(axisKeys(other)).not.toContain('hintSteps');
  });

  it('begin with values that a run allows, for every setting', () => {
    const everything = {
      ...defaultRunConfig,
      methods: ['soft-targets', 'hints', 'attention-transfer', 'relational-distance', 'decoupled'],
      hintSchedule: 'two-stage',
      teacherWeights: 'live' as const,
      optimizer: 'sgd' as const,
    };
    for (const key of axisKeys(everything)) {
      const axis = usualAxis(key, everything);
      expect(parseAxis(key, axis.values.join(', '))).toEqual(axis);
      expect(runConfigKeys).toContain(key);
      expect(rangeOf(key)).not.toBeNull();
    }
  });

  it('are read from a typed list, in order and without repetitions', () => {
    expect(parseAxis('temperature', '8, 1; 4 1')).toEqual({ key: 'temperature', values: [1, 4, 8] });
    expect(parseAxis('temperature', '1, hot')).toEqual({ kind: 'number', text: 'hot' });
    expect(parseAxis('temperature', '1, 40')).toMatchObject({ kind: 'range', value: 40 });
    expect(parseAxis('steps', '1.5, 2')).toMatchObject({ kind: 'range', value: 1.5 });
    expect(parseAxis('temperature', '4')).toEqual({ kind: 'count', count: 1 });
    expect(parseAxis('temperature', '1 2 3 4 5 6 7 8 9')).toEqual({ kind: 'count', count: 9 });
  });

  it('add soft targets where T or α would have no effect', () => {
    const none = { ...defaultRunConfig, methods: [] };
    expect(mapBase(none, ['temperature', 'steps']).methods).toEqual(['soft-targets']);
    expect(mapBase(none, ['steps', 'batch'])).toBe(none);
    expect(mapBase(defaultRunConfig, ['temperature', 'alpha'])).toBe(defaultRunConfig);
    const decoupled = { ...defaultRunConfig, methods: ['decoupled'] };
    expect(mapBase(decoupled, ['temperature', 'steps'])).toBe(decoupled);
    expect(mapBase(decoupled, ['alpha', 'steps']).methods).toContain('soft-targets');
  });
});

describe('the plan of a map', () => {
  it('trains every place with a seed before the next seed', () => {
    const configs = mapConfigs(defaultRunConfig, plan);
    expect(configs.map(({ temperature, alpha, seed }) => [temperature, alpha, seed])).toEqual([
      [1, 0.3, 7],
      [4, 0.3, 7],
      [1, 0.9, 7],
      [4, 0.9, 7],
      [1, 0.3, 8],
      [4, 0.3, 8],
      [1, 0.9, 8],
      [4, 0.9, 8],
    ]);
    expect(numRunsOf(plan)).toBe(8);
    expect(planProblem(defaultRunConfig, plan)).toBeNull();
  });

  it.each<[string, Partial<MapPlan>, object]>([
    ['one setting twice', { y: plan.x }, { kind: 'same-axis' }],
    ['the seed', { y: { key: 'seed', values: [1, 2] } }, { kind: 'axis', key: 'seed' }],
    ['words', { y: { key: 'dataset', values: [1, 2] } }, { kind: 'axis', key: 'dataset' }],
    ['values out of range', { x: { key: 'temperature', values: [1, 99] } }, { kind: 'axis' }],
    ['no seed', { seeds: [] }, { kind: 'seeds' }],
    ['a seed twice', { seeds: [1, 1] }, { kind: 'seeds' }],
    [
      'too many runs',
      {
        x: { key: 'temperature', values: [1, 2, 3, 4, 5, 6, 7, 8] },
        y: { key: 'alpha', values: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8] },
        seeds: [1, 2, 3, 4, 5],
      },
      { kind: 'runs', count: 320 },
    ],
    [
      'a run that can’t be',
      { x: { key: 'labelled', values: [300, 9_000] }, y: { key: 'unlabelled', values: [0, 3_000] } },
      { kind: 'config', place: { x: 9_000, y: 3_000 } },
    ],
  ])('is refused with %s', (_, change, problem) => {
    expect(planProblem(defaultRunConfig, { ...plan, ...change })).toMatchObject(problem);
    expect(MAX_MAP_RUNS).toBeLessThan(320);
  });

  it('asks the same for another seed or other values, not for another setting', () => {
    const question = { base: defaultRunConfig, plan };
    const sameConfig = { ...defaultRunConfig, seed: 9, temperature: 10, alpha: 0.1 };
    expect(isSameQuestion(question, { base: sameConfig, plan: { ...plan, seeds: [1] } })).toBe(true);
    expect(isSameQuestion(question, { base: { ...defaultRunConfig, labelled: 100 }, plan })).toBe(false);
    expect(
      isSameQuestion(question, { base: defaultRunConfig, plan: { ...plan, x: plan.y, y: plan.x } }),
    ).toBe(false);
  });
});

describe('the cells of a map', () => {
  const runs = [run(7, 0.01), run(7, 0.05), null, run(7, 0.02), run(8, -0.01), run(8, 0.052), null, null];
  const cells = trainedCells(plan, runs);

  it('have the mean gap over their finished runs', () => {
    expect(cells.map(({ comparison }) => comparison?.difference.mean ?? null)).toEqual([
      expect.closeTo(0),
      expect.closeTo(0.051),
      null,
      expect.closeTo(0.02),
    ]);
    expect(bestFirst(cells).map(({ x, y }) => [x, y])).toEqual([
      [4, 0.3],
      [4, 0.9],
      [1, 0.3],
    ]);
  });

  it('are uncertain with one seed, or where the interval contains zero', () => {
    expect(cells.map(isUncertain)).toEqual([true, false, true, true]);
    // Two seeds can exclude zero, and still name no winner.
    expect(cells[1]?.comparison?.verdict.kind).toBe('too-close');
  });

  it('are filled up with precomputed ones only where nothing was trained', () => {
    const precomputed = cells.map((cell) => ({ ...cell, runs: [run(101, 0.1)], isPrecomputed: true }));
    expect(filledUp(cells, precomputed).map(({ isPrecomputed }) => isPrecomputed)).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });

  it('load the run of their first seed', () => {
    const [first, , empty] = cells;
    expect(first && runAt(plan, first)).toEqual({ temperature: 1, alpha: 0.3, seed: 7 });
    expect(empty && runAt(plan, empty)).toEqual({ temperature: 1, alpha: 0.9, seed: 7 });
  });
});

describe('the guess of the best cell', () => {
  const seeds = [1, 2, 3, 4, 5];
  const cellsWith = (gaps: readonly (readonly number[])[]) =>
    trainedCells(
      { ...plan, seeds },
      seeds.flatMap((seed, index) => gaps.map((each) => run(seed, each[index] ?? 0))),
    );
  const clear = cellsWith([
    [0, 0.001, 0, 0.001, 0],
    [0.05, 0.051, 0.05, 0.049, 0.05],
    [0.01, 0.011, 0.01, 0.012, 0.01],
    [0.03, 0.031, 0.03, 0.029, 0.031],
  ]);
  const close = cellsWith([
    [0, 0.001, 0, 0.001, 0],
    [0.05, 0.03, 0.05, 0.03, 0.05],
    [0.01, 0.011, 0.01, 0.012, 0.01],
    [0.03, 0.05, 0.03, 0.05, 0.04],
  ]);

  it('waits until every cell has a run', () => {
    expect(guessOutcome(trainedCells(plan, [run(7, 0.1)]), { x: 1, y: 0.3 })).toEqual({ kind: 'waiting' });
  });

  it('is compared with the next cell, or with the best, seed by seed', () => {
    expect(guessOutcome(clear, { x: 4, y: 0.3 })).toMatchObject({
      kind: 'best',
      rival: { x: 4, y: 0.9 },
      comparison: { verdict: { kind: 'ahead' } },
    });
    expect(guessOutcome(clear, { x: 1, y: 0.3 })).toMatchObject({
      kind: 'other',
      best: { x: 4, y: 0.3 },
      comparison: { verdict: { kind: 'ahead' } },
    });
  });

  it('is not called where the two can’t be told apart', () => {
    expect(guessOutcome(close, { x: 4, y: 0.3 })).toMatchObject({
      kind: 'best',
      comparison: { verdict: { kind: 'too-close' } },
    });
    expect(guessOutcome(close, { x: 4, y: 0.9 })).toMatchObject({
      kind: 'other',
      comparison: { verdict: { kind: 'too-close' } },
    });
  });
});
