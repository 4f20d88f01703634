import { describe, expect, it, vi } from 'vitest';
import { seedFrom } from './seed.ts';

describe('the seed of a suite', () => {
  it('comes from the clock, in six digits, unless one is given', () => {
    expect(seedFrom(undefined, 1_234_567_890)).toBe(567_890);
    expect(seedFrom('', 1_234_567_890)).toBe(567_890);
    expect(seedFrom('42', 1_234_567_890)).toBe(42);
  });

  it('is refused if it is not a whole number', () => {
    for (const wrong of ['4.2', '-1', 'x', '1e3']) expect(() => seedFrom(wrong, 0)).toThrow(wrong);
  });

  it('is read from the environment', async () => {
    vi.stubEnv('VITE_SEED', '123456');
    vi.resetModules();
    expect((await import('./seed.ts')).seed).toBe(123_456);
    vi.unstubAllEnvs();
  });
});
