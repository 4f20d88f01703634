import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeResult, type ClassResult } from '@/protocol/classroom/class-result.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { createClassResultsStore, type ClassResultsStore } from './class-results-store.ts';
import { fakeStorage } from './fake-storage.ts';

const KEY = 'class-results';
const codeOf = (seed: number, change: Partial<ClassResult> = {}) =>
  encodeResult({
    config: { ...defaultRunConfig, seed },
    step: 500,
    numPictures: 10_000,
    studentRight: 9_400,
    controlRight: 9_200,
    nickname: '',
    test: null,
    ...change,
  });

const seedsOf = ({ getState }: Pick<ClassResultsStore, 'getState'>) =>
  getState().results.map(({ config }) => config.seed);

describe('the class results', () => {
  it('add a run once, and report what cannot be added', () => {
    const { actions, getState } = createClassResultsStore(fakeStorage().tab());
    const text = [codeOf(1), 'hello', codeOf(2), codeOf(1, { nickname: 'Tom' }), 'KD1.no'].join('\n');
    const { numAdded, duplicates, refused } = actions.add(text);
    expect([numAdded, duplicates.map(({ nickname }) => nickname)]).toEqual([2, ['Tom']]);
    expect(refused).toEqual([{ line: 5, code: 'KD1.no', problem: 'shape' }]);
    expect(actions.add(codeOf(2)).duplicates).toHaveLength(1);
    expect(getState().results).toHaveLength(2);
    // The same seed at another step is another measurement.
    expect(actions.add(codeOf(1, { step: 250 })).numAdded).toBe(1);
  });

  it('take the same learner’s same run again if it brings more of the test, and only then', () => {
    const { actions, getState } = createClassResultsStore(fakeStorage().tab());
    const half = { before: 2, after: null, further: null };
    const whole = { before: 2, after: 4, further: 3 };
    actions.add([codeOf(1, { nickname: 'Tom', test: half }), codeOf(2)].join('\n'));
    expect(actions.add(codeOf(1, { nickname: 'Ann', test: whole })).duplicates).toHaveLength(1);
    expect(actions.add(codeOf(1, { nickname: 'Tom' })).duplicates).toHaveLength(1);
    expect(actions.add(codeOf(1, { nickname: 'Tom', test: whole }))).toMatchObject({
      numAdded: 1,
      duplicates: [],
    });
    expect(getState().results.map(({ test }) => test)).toEqual([whole, null]);
  });

  it('are there again after a reload', () => {
    const { tab } = fakeStorage();
    createClassResultsStore(tab()).actions.add(codeOf(1) + codeOf(2).replace('K', ' K'));
    expect(
      createClassResultsStore(tab())
        .getState()
        .results.map(({ config }) => config.seed),
    ).toEqual([1, 2]);
  });

  it('can be restored after clearing all or removing one', () => {
    const { actions, getState } = createClassResultsStore(fakeStorage().tab());
    actions.add(`${codeOf(1)}\n${codeOf(2)}`);
    actions.remove(codeOf(1));
    expect(getState().results).toHaveLength(1);
    actions.undo();
    actions.clear();
    expect(getState().results).toEqual([]);
    actions.undo();
    expect(getState().results).toHaveLength(2);
    expect(getState().isUndoable).toBe(false);
  });

  it('stay on the page if storage is full, and are saved once there is room', () => {
    const { tab, texts, refuse } = fakeStorage();
    const { actions, getState } = createClassResultsStore(tab());
    refuse('write');
    expect(actions.add(codeOf(1)).numAdded).toBe(1);
    expect(getState()).toMatchObject({ isKept: false, results: [{ step: 500 }] });
    refuse('nothing');
    actions.add(codeOf(2));
    expect(getState().isKept).toBe(true);
    expect(texts.get(KEY)?.split('\n')).toEqual([codeOf(1), codeOf(2)]);
  });

  it('stay on the page if storage is blocked, and never overwrite what cannot be read', () => {
    const { tab, texts, refuse } = fakeStorage({ [KEY]: codeOf(7) });
    refuse('read');
    const { actions, getState } = createClassResultsStore(tab());
    expect(getState().isKept).toBe(false);
    expect(actions.add(codeOf(1)).numAdded).toBe(1);
    expect(getState()).toMatchObject({ isKept: false, results: [{ config: { seed: 1 } }] });
    expect(texts.get(KEY)).toBe(codeOf(7));
  });

  it('of several tabs are merged', () => {
    const { tab } = fakeStorage();
    const [one, other] = [createClassResultsStore(tab()), createClassResultsStore(tab())];
    one.actions.add(codeOf(1));
    other.actions.add(codeOf(2));
    one.actions.add(codeOf(3));
    other.actions.add(codeOf(4));
    expect(seedsOf(one)).toEqual([1, 2, 3, 4]);
    expect(seedsOf(other)).toEqual([1, 2, 3, 4]);
    expect(seedsOf(createClassResultsStore(tab()))).toEqual([1, 2, 3, 4]);
  });

  it('of several tabs are merged even without storage events', () => {
    const { tab } = fakeStorage();
    const [one, other] = [createClassResultsStore(tab('isolated')), createClassResultsStore(tab('isolated'))];
    for (const seed of [1, 3]) {
      one.actions.add(codeOf(seed));
      other.actions.add(codeOf(seed + 1));
    }
    expect(seedsOf(createClassResultsStore(tab()))).toEqual([1, 2, 3, 4]);
    // A run added in one tab is a duplicate in the other.
    expect(one.actions.add(codeOf(4))).toMatchObject({ numAdded: 0, duplicates: [{}] });
  });

  it('can be restored after clearing, beside changes of another tab', () => {
    const { tab } = fakeStorage();
    const [one, other] = [createClassResultsStore(tab()), createClassResultsStore(tab())];
    one.actions.add([1, 2, 3].map((seed) => codeOf(seed)).join('\n'));
    one.actions.remove(codeOf(2));
    other.actions.add(codeOf(4));
    other.actions.remove(codeOf(3));
    one.actions.undo();
    expect(seedsOf(one)).toEqual([1, 2, 4]);
    expect(seedsOf(other)).toEqual([1, 2, 4]);
  });

  it('keep lines that this version cannot read, until they are deleted', () => {
    const ofLater = codeOf(9).replace('KD1', 'KD2');
    const { tab, texts } = fakeStorage({ [KEY]: [codeOf(1), ofLater, 'KD1.unknown'].join('\n') });
    const { actions, getState } = createClassResultsStore(tab());
    expect(getState().unreadable).toEqual([ofLater, 'KD1.unknown']);
    actions.add(codeOf(2));
    expect(texts.get(KEY)).toBe([codeOf(1), codeOf(2), ofLater, 'KD1.unknown'].join('\n'));
    actions.clear();
    expect(texts.get(KEY)).toBe([ofLater, 'KD1.unknown'].join('\n'));
    actions.removeUnreadable();
    expect(texts.get(KEY)).toBe('');
    actions.undo();
    expect(getState().unreadable).toEqual([ofLater, 'KD1.unknown']);
  });

  it('survive any stored value', () => {
    const line = fc.oneof(
      fc.integer({ min: 0, max: 9 }).map((seed) => codeOf(seed)),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.json({ maxDepth: 2 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const { tab, texts } = fakeStorage({ [KEY]: lines.join('\n') });
        const { actions, getState } = createClassResultsStore(tab());
        const before = getState();
        actions.add(codeOf(100));
        const written = texts.get(KEY)?.split('\n') ?? [];
        const kept = [...before.results.map(({ code }) => code), ...before.unreadable];
        for (const each of [...kept, codeOf(100)]) expect(written).toContain(each);
        // Every non-empty line is a result, a duplicate of one, or kept unchanged.
        const isRun = (each: string) => before.results.some(({ code }) => code === each.trim());
        for (const each of lines.join('\n').split('\n'))
          expect(each.trim() === '' || isRun(each) || before.unreadable.includes(each)).toBe(true);
      }),
      { seed: 20_261_127, numRuns: 50 },
    );
  });
});
