import { afterEach, describe, expect, it } from 'vitest';
import { fakeReport } from './fake-engine.ts';
import { readRememberedBackend, rememberBackend } from './remembered-backend.ts';

describe('the remembered backend', () => {
  afterEach(() => localStorage.clear());

  it('is used again in the same browser, with its machine', () => {
    rememberBackend({ ...fakeReport, forced: false, machine: 'a GPU', backend: 'webgpu' }, 'browser 1');
    expect(readRememberedBackend('browser 1')).toMatchObject({ machine: 'a GPU', backend: 'webgpu' });
    expect(readRememberedBackend('browser 2')).toBeNull();
  });

  it('is not one that a link forced', () => {
    rememberBackend({ ...fakeReport, forced: true }, 'browser 1');
    expect(readRememberedBackend('browser 1')).toBeNull();
  });

  it.each(['', '{', '{"machine":1}', '{"machine":"a","backend":"abacus","browser":"browser 1"}'])(
    'is not read from %o',
    (stored) => {
      localStorage.setItem('backend', stored);
      expect(readRememberedBackend('browser 1')).toBeNull();
    },
  );
});
