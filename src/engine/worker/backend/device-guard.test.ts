import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConfigError } from '@/core/errors.ts';
import { limits } from '@/core/limits.ts';
import { DeviceGuard, type DeviceGuardParts } from './device-guard.ts';

/** A GPU that can be lost, and a record of the guard's calls. */
function gpu(overrides: Partial<DeviceGuardParts> = {}) {
  const done: string[] = [];
  let lose: (reason: string) => void = () => undefined;
  const guard = new DeviceGuard({
    watch: (onLost) => {
      lose = onLost;
    },
    rebuild: async () => void done.push('rebuild'),
    replace: async () => void done.push('replace'),
    restart: async (isReplaced) => void done.push(isReplaced ? 'restart elsewhere' : 'restart'),
    hasProgressed: () => true,
    fail: (error) => void done.push(String(error)),
    ...overrides,
  });
  guard.watch();
  return { guard, done, lose: () => lose('it broke') };
}

const aborted = new DOMException('the buffer was unmapped', 'AbortError');

describe('DeviceGuard', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('restores the run and lets the interrupted work continue, even if its error came first', async () => {
    const { guard, done, lose } = gpu();
    const recovered = guard.recovered(aborted);
    lose();
    expect(await recovered).toBe(true);
    expect(done).toEqual(['rebuild', 'restart']);
    lose();
    expect(await guard.recovered(aborted)).toBe(true);
    expect(done).toEqual(['rebuild', 'restart', 'rebuild', 'restart']);
  });

  it('starts again if the device is lost during the recovery', async () => {
    let numRestarts = 0;
    const { guard, done, lose } = gpu({
      restart: async () => {
        numRestarts++;
        if (numRestarts > 1) return;
        lose();
        throw aborted;
      },
    });
    lose();
    expect(await guard.recovered(aborted)).toBe(true);
    expect(numRestarts).toBe(2);
    expect(done).toEqual(['rebuild', 'rebuild']);
  });

  it('switches to another backend if no device is available', async () => {
    const { guard, done, lose } = gpu({ rebuild: () => Promise.reject(aborted) });
    lose();
    expect(await guard.recovered(aborted)).toBe(true);
    expect(done).toEqual(['replace', 'restart elsewhere']);
    // There is no device left that could be lost.
    expect(await guard.recovered(aborted)).toBe(false);
  });

  it('gives up on a device that is lost repeatedly without a step in between', async () => {
    const { guard, done, lose } = gpu({ hasProgressed: () => false });
    for (let loss = 0; loss < 4; loss++) {
      lose();
      await guard.recovered(aborted);
    }
    expect(done.slice(-2)).toEqual(['replace', 'restart elsewhere']);
    expect(done.filter((each) => each === 'rebuild')).toHaveLength(3);
  });

  it('reports that no backend works', async () => {
    const { guard, done, lose } = gpu({
      rebuild: () => Promise.reject(aborted),
      replace: () => Promise.reject(new Error('nothing')),
    });
    lose();
    expect(await guard.recovered(aborted)).toBe(false);
    expect(done).toEqual(['DeviceLostError: the GPU device was lost: it broke']);
  });

  it('waits longer for a loss after an error that only a lost device raises', async () => {
    const { guard, lose } = gpu();
    const recovered = guard.recovered(aborted);
    await vi.advanceTimersByTimeAsync(5 * limits.lossCheckMs);
    lose();
    expect(await recovered).toBe(true);
    expect(guard.numRecoveries).toBe(1);
  });

  it('does not treat other errors as a loss', async () => {
    const { guard } = gpu();
    expect(await guard.recovered(new ConfigError('step', 0, 'more'))).toBe(false);
    const other = guard.recovered(new Error('a bug'));
    await vi.advanceTimersByTimeAsync(limits.lossCheckMs);
    expect(await other).toBe(false);
  });
});
