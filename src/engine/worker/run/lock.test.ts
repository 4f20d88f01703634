import { describe, expect, it } from 'vitest';
import { Lock } from './lock.ts';

const nothing = (): void => undefined;

describe('the lock', () => {
  it('runs one task at a time, in order, also after one that fails', async () => {
    const lock = new Lock();
    const done: string[] = [];
    const task = (name: string) => async () => {
      done.push(`${name} begins`);
      await Promise.resolve();
      done.push(`${name} ends`);
      if (name === 'first') throw new Error('no');
      return name;
    };
    const first = lock.run(task('first'));
    const second = lock.run(task('second'));
    await expect(first).rejects.toThrow('no');
    expect(await second).toBe('second');
    expect(done).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  it('rejects a task that never ends when it forgets it, and runs the waiting ones in order', async () => {
    const lock = new Lock();
    const done: string[] = [];
    let hasBegun = false;
    const hung = lock.run(() => {
      hasBegun = true;
      return new Promise<never>(nothing);
    });
    let endSecond = nothing;
    const second = lock.run(async () => {
      await new Promise<void>((resolve) => {
        endSecond = resolve;
      });
      done.push('second');
    });
    const third = lock.run(async () => void done.push('third'));
    await expect.poll(() => hasBegun).toBe(true);
    lock.forget(new Error('the device is lost'));
    await expect(hung).rejects.toThrow('the device is lost');
    const fourth = lock.run(async () => void done.push('fourth'));
    await expect.poll(() => endSecond !== nothing).toBe(true);
    endSecond();
    await Promise.all([second, third, fourth]);
    expect(done).toEqual(['second', 'third', 'fourth']);
  });

  it('is not opened twice by a forgotten task that ends late', async () => {
    const lock = new Lock();
    let endLate = nothing;
    const late = lock.run(
      () =>
        new Promise<void>((resolve) => {
          endLate = resolve;
        }),
    );
    await expect.poll(() => endLate !== nothing).toBe(true);
    lock.forget(new Error('the device is lost'));
    await expect(late).rejects.toThrow('the device is lost');
    let endNext = nothing;
    const next = lock.run(
      () =>
        new Promise<void>((resolve) => {
          endNext = resolve;
        }),
    );
    let hasRun = false;
    const last = lock.run(async () => {
      hasRun = true;
    });
    await expect.poll(() => endNext !== nothing).toBe(true);
    endLate();
    await new Promise((resolve) => setTimeout(resolve));
    expect(hasRun).toBe(false);
    endNext();
    await Promise.all([next, last]);
    expect(hasRun).toBe(true);
  });
});
