import { describe, expect, it } from 'vitest';
import { browserLock } from './tab-lock.ts';

describe('a lock of all tabs', () => {
  it('lets one of them do the work, and tells the others when it has ended', async () => {
    // The browser treats two requests of one page as those of two tabs.
    const [one, other] = [browserLock('test'), browserLock('test')];
    let end: () => void = () => undefined;
    const work = new Promise<void>((resolve) => {
      end = resolve;
    });
    let hasBegun = false;
    const first = one.hold(async () => {
      hasBegun = true;
      await work;
    });
    await expect.poll(() => hasBegun).toBe(true);
    expect(await other.isHeld()).toBe(true);
    expect(await other.hold(() => Promise.reject(new Error('done twice')))).toBe(false);
    let isFree = false;
    const waitForFree = async () => {
      await other.whenFree();
      isFree = true;
    };
    const free = waitForFree();
    await browserLock('something else').whenFree();
    expect(isFree).toBe(false);
    end();
    expect(await first).toBe(true);
    await free;
    expect(await other.isHeld()).toBe(false);
    expect(await other.hold(async () => undefined)).toBe(true);
    await expect(other.hold(() => Promise.reject(new Error('of the work')))).rejects.toThrow('of the work');
  });
});
