import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { datasets } from '@/datasets/registry.ts';
import { methodsFor } from '@/distill/registry.ts';
import { modelById, modelsFor } from '@/models/registry.ts';
import presetsFile from '../presets/measured.json';
import { presetEffect } from '../presets/preset-effect.ts';
import { presetConfig, presets, type RunPreset } from '../presets/presets.ts';
import { defaultRunConfig, parseRunConfig } from '../run/config.ts';
import { laterDefaults } from '../run/fields.ts';
import { effectOf, isComplete, type Measured, type MeasuredRun } from './measured.ts';
import { methodClaims } from './method-claims.ts';
import { methodRows, methodRuns, methodSeeds, methodSettings } from './method-runs.ts';
import { presetRuns } from './preset-runs.ts';
import { freshSeeds, freshSeedsOn, studentClaims } from './student-claims.ts';
import { studentRuns } from './student-runs.ts';
import studentsFile from './students.json';
import { methodClaimTable, methodTable, presetTable, studentTable } from './tables.ts';

const methods = methodsFor('image');

const readme = readFileSync('scripts/README.md', 'utf8');
/** Ignores Prettier's padding of table cells. */
const withoutPadding = (text: string) => text.replaceAll(/ +/g, ' ').replaceAll(/-{3,}:?/g, '---');

describe.each([
  ['students', studentsFile as Measured, studentRuns(), studentTable, 'measure:students'],
  ['presets', presetsFile as Measured, presetRuns(), presetTable, 'measure:presets'],
] as const)('the measured %s', (_, measured, runs, table, script) => {
  it('contain only existing runs, with their settings, on fresh seeds', () => {
    const expected = new Map(runs.map(({ id, config }) => [id, config]));
    for (const [id, { config, seeds }] of Object.entries(measured.runs)) {
      expect({ ...laterDefaults, ...config }).toEqual(expected.get(id));
      const fresh = freshSeedsOn(config['dataset']);
      expect(fresh).toEqual(expect.arrayContaining(Object.keys(seeds).map(Number)));
    }
  });

  it('are complete: every seed of every run, but for those whose expectation came later', () => {
    const isLater = (id: string) => {
      const [student = '', dataset = ''] = id.split('/');
      return studentClaims[student]?.later[dataset] !== undefined;
    };
    const due = runs.map(({ id }) => id).filter((id) => id in measured.runs || !isLater(id));
    expect(Object.keys(measured.runs).toSorted()).toEqual(due.toSorted());
    for (const run of Object.values(measured.runs)) expect(isComplete(run)).toBe(true);
  });

  it('say when, how and on what they were measured', () => {
    expect(measured.command).toBe(`npm run ${script}`);
    expect(measured.date).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(measured.backend).toBe('wasm');
  });

  it('are in the README, row by row, if all seeds are there', () => {
    const [, , ...rows] = withoutPadding(table(measured)).split('\n');
    for (const row of rows) expect(withoutPadding(readme)).toContain(row);
  });
});

describe('the expectations', () => {
  it('are written down for every student and dataset, before measuring', () => {
    expect(Object.keys(studentClaims).toSorted()).toEqual(
      [...modelsFor('student'), ...modelsFor('student', 'tokens')].map(({ id }) => id).toSorted(),
    );
    for (const [student, { date, expected, later }] of Object.entries(studentClaims)) {
      const isLater = Object.keys(expected).every((dataset) => dataset in later);
      expect(isLater || date <= studentsFile.date).toBe(true);
      const { input = 'image' } = modelById(student);
      const possible = datasets.filter(({ input: { kind } }) => kind === input);
      expect(Object.keys(expected)).toEqual(possible.map(({ id }) => id));
      const measured = Object.keys(later).filter((dataset) => `${student}/${dataset}` in studentsFile.runs);
      expect(measured.every((dataset) => (later[dataset] ?? '') <= studentsFile.date)).toBe(true);
    }
  });

  it.each(presets)('of $id are written down before measuring, about existing presets', (preset) => {
    expect(preset.expectedOn <= presetsFile.date).toBe(true);
    expect(parseRunConfig({ ...preset.change }).problems).toEqual([]);
    const others = 'other' in preset.expected ? [preset.expected.other] : [];
    expect(presets.map(({ id }) => id)).toEqual(expect.arrayContaining(others));
  });

  it('are about runs that all differ', () => {
    expect(presetConfig(presets[0] as RunPreset)).toEqual(defaultRunConfig);
    expect(new Set(presets.map((preset) => JSON.stringify(presetConfig(preset)))).size).toBe(presets.length);
  });
});

/** All seeds; those that are not given equal the first. */
const runOf = (...pairs: readonly (readonly [number, number])[]): MeasuredRun => ({
  config: {},
  seeds: Object.fromEntries(
    freshSeeds.map((seed, index) => {
      const [student = 0, control = 0] = pairs[index] ?? pairs[0] ?? [];
      return [seed, { student, control }];
    }),
  ),
});

describe('the methods', () => {
  it('all have a row, and expectations are about rows and settings that exist', () => {
    const measured = new Set(Object.values(methodRows).flat());
    expect([...measured].toSorted()).toEqual(methods.map(({ id }) => id).toSorted());
    for (const [row, { date, expected }] of Object.entries(methodClaims)) {
      expect(methodRows).toHaveProperty([row]);
      expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(Object.keys(expected)).toEqual(Object.keys(methodSettings));
    }
  });

  it('are in the table once every seed of every setting is there, with what became of an expectation', () => {
    const seeds = Object.fromEntries(
      methodSeeds.map((seed) => [seed, { student: 0.9 + seed / 1000, control: 0.8 }]),
    );
    const runs = Object.fromEntries(
      methodRuns()
        .filter(({ config }) => config.methods.includes('even-blur'))
        .map(({ id, config }) => [id, { config, seeds }]),
    );
    const measured: Measured = { ...(presetsFile as Measured), runs };
    expect(methodTable(measured)).toContain(`| even blur |${' 90.30 ± 0.16 (+10.30 ± 0.16) |'.repeat(3)}`);
    expect(methodClaimTable(measured)).toContain(
      '| even blur | ahead: held | ahead: held | not ahead: **failed** (ahead) |',
    );
    const [first = ''] = Object.keys(runs);
    const { [first]: _first, ...fewer } = runs;
    expect(methodTable({ ...measured, runs: fewer })).not.toContain('even blur');
    expect(methodClaimTable({ ...measured, runs: fewer })).toContain('| even blur | ahead: not measured |');
  });
});

describe('effectOf', () => {
  it('declares no winner if the interval contains 0', () => {
    expect(effectOf(runOf([0.9, 0.88], [0.91, 0.95])).verdict).toBe('too-close');
    expect(effectOf(runOf([0.95, 0.9], [0.96, 0.9], [0.95, 0.9])).verdict).toBe('ahead');
    expect(effectOf(runOf([0.8, 0.9], [0.81, 0.9], [0.8, 0.9])).verdict).toBe('behind');
  });
});

describe('presetEffect', () => {
  const measured = (runs: Record<string, MeasuredRun>): Measured => ({ ...(presetsFile as Measured), runs });
  const preset = (expected: RunPreset['expected']): RunPreset => ({
    id: 'one',
    isGood: true,
    change: {},
    expected,
    expectedOn: '2026-11-27',
  });
  const holds = (expected: RunPreset['expected'], one: MeasuredRun, other = one) =>
    presetEffect(preset(expected), measured({ one, other }))?.holds;
  const equal = runOf([0.9, 0.9], [0.91, 0.91], [0.9, 0.9]);
  const good = runOf([0.95, 0.9], [0.96, 0.91], [0.95, 0.9]);
  const chance = runOf([0.1, 0.11], [0.09, 0.1], [0.1, 0.1]);

  it('says whether each kind of expectation held', () => {
    expect(holds({ kind: 'ahead' }, good)).toBe(true);
    expect(holds({ kind: 'behind' }, good)).toBe(false);
    expect(holds({ kind: 'equal' }, equal)).toBe(true);
    expect(holds({ kind: 'equal' }, good)).toBe(false);
    expect(holds({ kind: 'at-chance' }, chance)).toBe(true);
    expect(holds({ kind: 'at-chance' }, equal)).toBe(false);
    expect(holds({ kind: 'gains-little' }, equal)).toBe(true);
    expect(holds({ kind: 'gains-little' }, good)).toBe(false);
    expect(holds({ kind: 'above', other: 'other' }, good, chance)).toBe(true);
    expect(holds({ kind: 'below', other: 'other' }, good, chance)).toBe(false);
    expect(holds({ kind: 'like', other: 'other' }, good)).toBe(true);
    expect(holds({ kind: 'like', other: 'other' }, good, chance)).toBe(false);
  });

  it('is null if only some seeds were measured', () => {
    const { 105: _last, ...seeds } = good.seeds;
    expect(presetEffect(preset({ kind: 'ahead' }), measured({ one: { ...good, seeds } }))).toBeNull();
  });

  it('is null if nothing was measured', () => {
    expect(presetEffect(preset({ kind: 'ahead' }), measured({}))).toBeNull();
  });
});
