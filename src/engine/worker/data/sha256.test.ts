import { describe, expect, it, vi } from 'vitest';
import { sha256Hex } from './sha256.ts';

/** FIPS 180-2, appendix B.1. */
const ofAbc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const abc = Uint8Array.from([97, 98, 99]);

describe('sha256Hex', () => {
  it('is computed by the browser', async () => {
    const digest = vi.spyOn(crypto.subtle, 'digest');
    expect(await sha256Hex(abc)).toBe(ofAbc);
    expect(digest).toHaveBeenCalledOnce();
    digest.mockRestore();
  });

  it('is the same where the browser has no crypto.subtle, and of a part of a buffer', async () => {
    vi.stubGlobal('crypto', {});
    expect(await sha256Hex(Uint8Array.from([1, 97, 98, 99]).subarray(1))).toBe(ofAbc);
    vi.unstubAllGlobals();
    expect(await sha256Hex(Uint8Array.from([1, 97, 98, 99]).subarray(1))).toBe(ofAbc);
  });
});
