import { describe, expect, it } from 'vitest';
import { methods } from '@/distill/registry.ts';
import { modelsFor } from '@/models/registry.ts';
import { blockingMethods } from './blocking-methods.ts';
import { optionRefusal, refusalOf, restartsRun, switchChange } from './refusal.ts';
import {
  checkPromotedLayers,
  defaultRunConfig,
  isLiveChange,
  parseRunConfig,
  valueOf,
  type RunConfig,
} from './run-config.ts';

type Change = Readonly<Record<string, unknown>>;

/** The run after a change, as page and engine accept it; null if one of them refuses it. */
function after(config: RunConfig, change: Change, isPromoted: boolean): RunConfig | null {
  const { config: next, problems } = parseRunConfig(change, config);
  if (problems.length > 0) return null;
  if (!isPromoted || !isLiveChange(config, next)) return next;
  try {
    checkPromotedLayers(next);
    return next;
  } catch {
    return null;
  }
}

const batches = [
  { batch: 2, unlabelled: 0 },
  { batch: 64, unlabelled: 500 },
  { batch: 128, unlabelled: 500 },
  { batch: 128, unlabelled: 0 },
  { batch: 256, unlabelled: 0 },
];
const others = [[], ['hints'], ['relational-angle'], ['attention-transfer', 'born-again']];

/** Runs of every teacher and student, with methods already on if possible, before and after a promotion. */
function* runs(): Generator<{ readonly config: RunConfig; readonly isPromoted: boolean }> {
  for (const teacher of modelsFor('teacher'))
    for (const student of modelsFor('student'))
      for (const size of batches)
        for (const on of others) {
          const { config } = parseRunConfig({
            teacher: teacher.id,
            student: student.id,
            methods: on,
            ...size,
          });
          yield { config, isPromoted: false };
          if (after(config, {}, true)) yield { config, isPromoted: true };
        }
}

describe('the choices offered for a run', () => {
  it('are exactly the methods that can be switched on', () => {
    for (const { config, isPromoted } of runs())
      for (const method of methods)
        for (const isOn of [true, false]) {
          const change = switchChange(config, method, isOn, isPromoted);
          const next = after(config, change, isPromoted);
          const refusal = refusalOf(config, change, isPromoted);
          const isTaken = next?.methods.includes(method.id) === isOn;
          expect({ config, change, isPromoted, isOffered: refusal === null }).toMatchObject({
            isOffered: isTaken,
          });
        }
  }, 120_000);

  it('are exactly the layers and options a method can have', () => {
    for (const { config, isPromoted } of runs())
      for (const method of methods) {
        const on = after(config, switchChange(config, method, true, isPromoted), isPromoted);
        if (!on) continue;
        const stillPromoted = isPromoted && isLiveChange(config, on);
        for (const choice of method.choices)
          for (const option of choice.options) {
            const refusal = optionRefusal(on, method, choice, option, stillPromoted);
            const next = after(on, { [choice.key]: option }, stillPromoted);
            const isTaken = next !== null && valueOf(next, choice.key) === option;
            expect({ on, choice, option, isOffered: refusal === null }).toMatchObject({ isOffered: isTaken });
          }
      }
  }, 120_000);

  it('are the networks that the methods can compare, and which methods to switch off for the others', () => {
    for (const { config, isPromoted } of runs()) {
      for (const key of ['teacher', 'student'] as const)
        for (const { id } of modelsFor(key)) {
          const next = after(config, { [key]: id }, isPromoted);
          const blocking = blockingMethods(config, { [key]: id });
          const offer = { config, key, id, isOffered: blocking.length === 0 };
          expect(offer).toMatchObject({ isOffered: next !== null });
          // Once the blocking method is off, it must be possible.
          const left = config.methods.filter((each) => !blocking.includes(each));
          expect(after(config, { [key]: id, methods: left }, false)?.[key]).toBe(id);
        }
    }
  }, 120_000);

  it('name the layer, network or batch that prevents a choice', () => {
    const run = (change: Change) => parseRunConfig(change).config;
    const [, hints] = methods;
    const hintLayer = hints?.choices[0];
    if (!hints || !hintLayer) throw new Error('no hints');
    const thin = run({ student: 'cnn-4-8', teacher: 'cnn-32-64' });
    expect(optionRefusal(thin, hints, hintLayer, 'stage3')).toEqual({
      kind: 'layer',
      whose: 'teacher',
      layer: 'stage3',
      method: 'hints',
    });
    const flat = run({ student: 'mlp-32' });
    expect(refusalOf(flat, switchChange(flat, hints, true))).toEqual({
      kind: 'noLayers',
      whose: 'student',
      method: 'hints',
    });
    expect(refusalOf(run({ batch: 256 }), { methods: ['relational-angle'] })).toEqual({
      kind: 'batch',
      most: 128,
      method: 'relational-angle',
    });
    expect(blockingMethods(run({ methods: ['soft-targets', 'hints'] }), { student: 'mlp-32' })).toEqual([
      'hints',
    ]);
  });
});

describe('a change that restarts the run', () => {
  it('is any that cannot act at the next step', () => {
    const restarts = (change: Change) => restartsRun(defaultRunConfig, change);
    expect(restarts({ labelled: 100 })).toBe(true);
    expect(restarts({ methods: ['soft-targets', 'born-again'] })).toBe(true);
    expect(restarts({ methods: ['soft-targets', 'hints'] })).toBe(false);
    expect(restarts({ temperature: 2 })).toBe(false);
    expect(restarts({ labelled: defaultRunConfig.labelled })).toBe(false);
  });
});
