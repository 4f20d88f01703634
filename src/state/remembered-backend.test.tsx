import { afterEach, describe, expect, it } from 'vitest';
import { fakeReport } from './fake-engine.ts';
import { readRememberedBackend, rememberBackend } from './remembered-backend.ts';

describe('the backend of an earlier visit', () => {
  afterEach(() => localStorage.clear());

  it('is known again in the same browser, with the machine it was found on', () => {
    rememberBackend({ ...fakeReport, forced: false, machine: 'a GPU', backend: 'webgpu' }, 'browser 1');
    expect(readRememberedBackend('browser 1')).toMatchObject({ machine: 'a GPU', backend: 'webgpu' });
    expect(readRememberedBackend('browser 2')).toBeNull();
  });

  it('is not what a link forced', () => {
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
