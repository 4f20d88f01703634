import { describe, expect, it } from 'vitest';
import { fakeStorage } from './fake-storage.ts';
import { createTestStore } from './test-store.ts';

describe('the test before and after the lessons', () => {
  it('keeps both rounds for the next visit, and the first answers of each', () => {
    const { tab } = fakeStorage();
    const { actions } = createTestStore(tab());
    actions.handIn('before', { control: 'smaller' });
    actions.handIn('before', { control: 'labelsOnly' });
    actions.handIn('after', { control: 'labelsOnly' });
    expect(createTestStore(tab()).getState().value).toEqual({
      before: { control: 'smaller' },
      after: { control: 'labelsOnly' },
      isSkipped: false,
    });
  });

  it('can be skipped and forgotten', () => {
    const { tab } = fakeStorage();
    const { actions, getState } = createTestStore(tab());
    actions.skip();
    expect(getState().value.isSkipped).toBe(true);
    actions.forget();
    expect(createTestStore(tab()).getState().value).toEqual({ before: null, after: null, isSkipped: false });
  });

  it.each([
    '',
    'no JSON',
    '[]',
    '{"version":2}',
    '{"version":1,"before":[1],"after":null,"isSkipped":false}',
  ])('starts afresh from what it cannot read: %s', (text) => {
    const { tab } = fakeStorage({ 'lesson-test': text });
    expect(createTestStore(tab()).getState().value.before).toBeNull();
  });
});
