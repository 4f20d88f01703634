import { describe, expect, it } from 'vitest';
import { encodeResult, type ClassResult } from '@/protocol/class-result.ts';
import { defaultRunConfig } from '@/protocol/run-config.ts';
import { createClassResultsStore } from './class-results-store.ts';

function memory() {
  const map = new Map<string, string>();
  const storage = {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
  };
  return () => storage;
}
const codeOf = (seed: number, change: Partial<ClassResult> = {}) =>
  encodeResult({
    config: { ...defaultRunConfig, seed },
    step: 500,
    numPictures: 10_000,
    studentRight: 9_400,
    controlRight: 9_200,
    nickname: '',
    ...change,
  });

describe('the results of a class', () => {
  it('take a run once, and name what could not be taken', () => {
    const { actions, getState } = createClassResultsStore(memory());
    const text = [codeOf(1), 'hello', codeOf(2), codeOf(1, { nickname: 'Tom' }), 'KD1.no'].join('\n');
    const { numAdded, duplicates, refused } = actions.add(text);
    expect([numAdded, duplicates.map(({ nickname }) => nickname)]).toEqual([2, ['Tom']]);
    expect(refused).toEqual([{ line: 5, code: 'KD1.no', problem: 'shape' }]);
    expect(actions.add(codeOf(2)).duplicates).toHaveLength(1);
    expect(getState().results).toHaveLength(2);
    // The same seed at another step is another measurement.
    expect(actions.add(codeOf(1, { step: 250 })).numAdded).toBe(1);
  });

  it('are there again when the page is opened again', () => {
    const storage = memory();
    createClassResultsStore(storage).actions.add(codeOf(1) + codeOf(2).replace('K', ' K'));
    expect(
      createClassResultsStore(storage)
        .getState()
        .results.map(({ config }) => config.seed),
    ).toEqual([1, 2]);
  });

  it('come back after they were cleared or one was removed', () => {
    const { actions, getState } = createClassResultsStore(memory());
    actions.add(`${codeOf(1)}\n${codeOf(2)}`);
    actions.remove(codeOf(1));
    expect(getState().results).toHaveLength(1);
    actions.undo();
    actions.clear();
    expect(getState().results).toEqual([]);
    actions.undo();
    expect(getState().results).toHaveLength(2);
    expect(getState().undoable).toBeNull();
  });

  it('stay on the page where the browser keeps nothing', () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    const { actions, getState } = createClassResultsStore(() => full);
    expect(actions.add(codeOf(1)).numAdded).toBe(1);
    expect(getState()).toMatchObject({ isKept: false, results: [{ step: 500 }] });
    // As `localStorage` itself throws where site data is blocked.
    const forbidden = createClassResultsStore(() => {
      throw new DOMException('no', 'SecurityError');
    });
    expect(forbidden.getState().isKept).toBe(false);
    expect(forbidden.actions.add(codeOf(1)).numAdded).toBe(1);
    expect(forbidden.getState().isKept).toBe(false);
  });
});
