import { describe, expect, it } from 'vitest';
import { writeSafetensors } from '@/core/safetensors.ts';
import { packSnapshot } from './checkpoint.ts';
import { parseRunConfig } from './config.ts';
import { movedKeys } from './trained-settings.ts';
import { unpackSnapshot } from './unpack-checkpoint.ts';

const configOf = (change: Readonly<Record<string, unknown>>) => parseRunConfig(change).config;
const arrays = { 'student/parameter/0': Float32Array.of(1, 2) };
const common = { config: configOf({ temperature: 8 }), step: 20, teacherStep: 0, generationSteps: [] };
/** A file with other metadata. */
const fileOf = (metadata: object) =>
  writeSafetensors([{ name: 'student/parameter/0', shape: [2], values: Float32Array.of(1, 2) }], {
    snapshot: JSON.stringify(metadata),
  });

describe('a checkpoint', () => {
  it('has the settings of every stretch of steps', () => {
    const trained = [
      { from: 0, config: configOf({ temperature: 4, alpha: 0.5 }) },
      { from: 7, config: configOf({ temperature: 8 }) },
    ];
    const snapshot = { version: 2, ...common, trained, arrays } as const;
    expect(unpackSnapshot(packSnapshot(snapshot))).toEqual(snapshot);
  });

  it('of version 1 can still be read: its settings are not known', () => {
    const read = unpackSnapshot(fileOf({ version: 1, ...common }));
    expect(read).toMatchObject({ ...common, trained: null });
    // Restored and kept again, it is still unknown.
    expect(unpackSnapshot(packSnapshot(read)).trained).toBeNull();
  });

  it.each([
    [{ version: 3, trained: null }, /version/],
    [{ version: 1, trained: null }, /trained/],
    [{ version: 2 }, /trained/],
    [{ version: 2, trained: [{ from: -1, change: {} }] }, /from/],
    [{ version: 2, trained: [{ from: 0, change: { temperature: 99 } }] }, /temperature/],
    [{ version: 2, trained: [{ from: 0, change: { magic: 1 } }] }, /magic/],
  ])('is refused by the name of what is wrong: %j', (wrong, name) => {
    expect(() => unpackSnapshot(fileOf({ ...common, ...wrong }))).toThrow(name);
  });
});

describe('moved settings', () => {
  it('are those that change what the student learns', () => {
    const base = configOf({});
    expect(movedKeys(base, configOf({ temperature: 8, steps: 900, hintBeta: 7 }))).toEqual(['temperature']);
    expect(movedKeys(base, configOf({ methods: ['soft-targets', 'hints'] }))).toEqual(['methods']);
    expect(movedKeys(base, configOf({ methods: [], temperature: 8 }))).toEqual(['methods']);
  });
});
