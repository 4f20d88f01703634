import { describe, expect, it } from 'vitest';
import { defaultRunConfig } from '../run/config.ts';
import { checkedClaims, mapTable } from './check-claims.ts';
import { parsePrecomputed, type PrecomputedMap } from './map-schema.ts';
import { mapClaims, measuredBase, measuredMaps, measuredPlan } from './measured-plan.ts';
import { numRunsOf, placesOf, planProblem } from './plan.ts';
import { shownMap } from './shown-map.ts';
import { trainedCells } from './cells.ts';
import { isComparable, precomputedCells, precomputedFor, precomputedMaps } from './precomputed.ts';

const plan = measuredPlan(5);
/** Every gap grows with α, and is largest at T = 4. */
const file = {
  version: 1,
  command: 'npm run measure:map -- mnist',
  date: '2026-11-28',
  pageVersion: '0.1.0',
  backend: 'wasm',
  adapter: '',
  config: JSON.parse(JSON.stringify(measuredBase('mnist'))) as unknown,
  plan,
  cells: placesOf(plan).map(({ x, y }) => ({
    x,
    y,
    runs: plan.seeds.map((seed, index) => ({
      seed,
      student: 0.85 + 0.04 * y - 0.002 * Math.abs(Math.log2(x / 4)) + 0.0001 * index,
      control: 0.85,
    })),
  })),
};
const map = parsePrecomputed(file);

describe('precomputed maps', () => {
  it('of the page can be parsed, one per dataset, in the configuration that the page starts with', () => {
    const keys = precomputedMaps.map(({ config }) => config.dataset);
    expect(new Set(keys).size).toBe(keys.length);
    for (const each of precomputedMaps) {
      const name = each.config.dataset === 'mnist' ? 'mnist' : 'fashion';
      expect(isComparable(each, measuredBase(name), plan)).toBe(true);
      expect(precomputedCells(each).every(({ runs }) => runs.length === each.plan.seeds.length)).toBe(true);
    }
  });

  it('are found by dataset and settings, and may be missing', () => {
    expect(precomputedFor(defaultRunConfig, ['temperature', 'alpha'], [map])).toBe(map);
    expect(precomputedFor(defaultRunConfig, ['alpha', 'temperature'], [map])).toBeNull();
    expect(precomputedFor({ dataset: 'fashion-mnist' }, ['temperature', 'alpha'], [map])).toBeNull();
    expect(precomputedFor(defaultRunConfig, ['temperature', 'alpha'], [])).toBeNull();
  });

  it('become cells with mean and interval', () => {
    const cells = precomputedCells(map);
    expect(cells).toHaveLength(15);
    expect(cells.at(-1)).toMatchObject({ x: 16, y: 0.9, isPrecomputed: true });
    expect(cells[2]?.comparison?.difference.interval).not.toBeNull();
    expect(mapTable(map).split('\n')[2]).toMatch(/^\| 0\.9 \| \+3\.2, \+3\.2 to \+3\.2 \|/);
  });

  it.each<[string, Partial<Record<keyof PrecomputedMap, unknown>>]>([
    ['version', { version: 2 }],
    ['command', { command: '' }],
    ['date', { date: 'today' }],
    ['temperature', { config: { temperature: 99 } }],
    ['no map of this configuration', { plan: { ...plan, y: plan.x } }],
    ['not in the plan', { cells: [{ x: 3, y: 0.9, runs: [] }] }],
    ['not in the plan', { cells: [{ x: 4, y: 0.9, runs: [{ seed: 1, student: 1, control: 1 }] }] }],
    ['student', { cells: [{ x: 4, y: 0.9, runs: [{ seed: 101, student: 1.1, control: 1 }] }] }],
  ])('are refused with a wrong field: %s', (named, change) => {
    expect(() => parsePrecomputed({ ...file, ...change })).toThrow(named);
  });
});

describe('the map on the screen', () => {
  const own = (change: object) => {
    const question = { id: 'own', base: { ...defaultRunConfig, ...change }, plan };
    return { question, cells: trainedCells(plan, [{ seed: 1, student: 0.9, control: 0.8 }]) };
  };

  it('is the precomputed one until the visitor trains one', () => {
    expect(shownMap(null, plan, defaultRunConfig, [map])).toMatchObject({ isOwn: false, precomputed: map });
    const shown = shownMap(own({}), plan, defaultRunConfig, [map]);
    expect(shown).toMatchObject({ isOwn: true, precomputed: map });
    expect(shown.cells.filter(({ isPrecomputed }) => !isPrecomputed)).toMatchObject([
      { runs: [{ seed: 1 }] },
    ]);
  });

  it('never mixes cells of two configurations', () => {
    const shown = shownMap(own({ labelled: 100 }), plan, defaultRunConfig, [map]);
    expect(shown).toMatchObject({ isOwn: true, precomputed: null, base: { labelled: 100 } });
    expect(shown.cells.flatMap(({ runs }) => runs)).toHaveLength(1);
  });

  it('is that of the lab’s dataset, or the empty grid of the chosen settings', () => {
    const fashion = own({ dataset: 'fashion-mnist' });
    expect(shownMap(fashion, plan, defaultRunConfig, [map]).isOwn).toBe(false);
    const swapped = { ...plan, x: plan.y, y: plan.x };
    expect(shownMap(fashion, swapped, defaultRunConfig, [map])).toMatchObject({
      plan: swapped,
      precomputed: null,
    });
  });
});

describe('the measurement of the maps', () => {
  it('has a plan that can be trained, and claims about its cells', () => {
    expect(numRunsOf(plan)).toBe(75);
    for (const name of ['mnist', 'fashion'] as const)
      expect(planProblem(measuredBase(name), plan)).toBeNull();
    for (const { expected, map: name } of mapClaims) {
      expect(measuredMaps).toHaveProperty(name);
      for (const place of [
        ...('at' in expected ? [expected.at] : []),
        ...('other' in expected ? [expected.other] : []),
      ])
        expect(placesOf(plan)).toContainEqual(place);
    }
  });

  it('says which claims held, which failed and which are not decided yet', () => {
    expect(checkedClaims('mnist', map).map(({ held }) => held)).toEqual([true, true, true, true, true, true]);
    const flat = { ...map, cells: map.cells.map((cell) => ({ ...cell, runs: map.cells[0]?.runs ?? [] })) };
    expect(checkedClaims('mnist', flat).map(({ held }) => held)).toEqual([
      true,
      true,
      false,
      false,
      false,
      true,
    ]);
    const part = { ...map, cells: map.cells.slice(0, -1) };
    expect(checkedClaims('mnist', part).map(({ held }) => held)).toEqual([
      true,
      true,
      true,
      true,
      null,
      null,
    ]);
  });
});
