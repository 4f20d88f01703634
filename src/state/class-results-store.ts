import { createStore } from 'zustand/vanilla';
import {
  decodeResult,
  encodeResult,
  findResults,
  groupOf,
  type ClassResult,
  type FoundResult,
  type ResultProblem,
} from '@/protocol/classroom/class-result.ts';
import { createStoredStore, type Codec } from './stored-store.ts';
import { browserStorage, type TextStorage } from './text-storage.ts';

/** Storage key of the results, stored as codes, one per line. */
const STORED_KEY = 'class-results';

/** A result in the class's list. */
export interface KeptResult extends ClassResult {
  readonly code: string;
  /** Equal for results that can be aggregated. */
  readonly group: string;
}

/** A rejected code. */
export interface RefusedCode {
  readonly line: number;
  readonly code: string;
  readonly problem: ResultProblem;
}

/** Outcome of the latest addition. */
export interface Addition {
  readonly numAdded: number;
  /** Codes of runs already in the list: the same settings, step and seed. */
  readonly duplicates: readonly KeptResult[];
  readonly refused: readonly RefusedCode[];
}

interface StoredResults {
  readonly results: readonly KeptResult[];
  /** Stored lines that this version cannot read; kept, since another version may read them. */
  readonly unreadable: readonly string[];
}

export interface ClassResultsState extends StoredResults {
  readonly latest: Addition | null;
  /** Whether the latest clearing or removal can be undone; false once something is added. */
  readonly isUndoable: boolean;
  /** Whether the browser stores the list; otherwise it lasts as long as the page. */
  readonly isKept: boolean;
}

const kept = (result: ClassResult): KeptResult => ({
  ...result,
  code: encodeResult(result),
  group: groupOf(result),
});

/** Key that is equal for two results of the same run. */
const runOf = ({ group, config }: KeptResult) => `${config.seed} ${group}`;

const numTestParts = ({ test }: ClassResult) =>
  test ? [test.before, test.after, test.further].filter((right) => right !== null).length : 0;

/** Whether a code is the same learner's same run, handed in again with more of the test. */
const completes = (result: KeptResult, known: KeptResult) =>
  result.nickname === known.nickname && numTestParts(result) > numTestParts(known);

/** Adds a text's codes to the list, and reports the outcome. */
function withFound(results: readonly KeptResult[], found: readonly FoundResult[]) {
  const list = [...results];
  let numAdded = 0;
  const duplicates: KeptResult[] = [];
  const refused: RefusedCode[] = [];
  for (const { code, line, decoded } of found) {
    if ('problem' in decoded) {
      const isReported = refused.some((each) => each.line === line && each.code === code);
      if (!isReported) refused.push({ line, code, problem: decoded.problem });
      continue;
    }
    const result = kept(decoded.result);
    const at = list.findIndex((each) => runOf(each) === runOf(result));
    const known = list[at];
    if (known && !completes(result, known)) duplicates.push(result);
    else {
      list.splice(known ? at : list.length, known ? 1 : 0, result);
      numAdded++;
    }
  }
  const latest: Addition = { numAdded, duplicates, refused };
  return { list, latest };
}

const codec: Codec<StoredResults> = {
  decode: (text) => {
    const lines = (text ?? '').split('\n').filter((line) => line.trim() !== '');
    const found = lines.map((code, line) => ({ code, line, decoded: decodeResult(code.trim()) }));
    const isUnreadable = ({ decoded }: FoundResult) => 'problem' in decoded;
    return {
      results: withFound([], found).list,
      unreadable: found.filter(isUnreadable).map(({ code }) => code),
    };
  },
  encode: ({ results, unreadable }) => [...results.map(({ code }) => code), ...unreadable].join('\n'),
};

/** Puts the items of `before` in `removed` back into the current list at their positions. */
function withBack<Item>(
  before: readonly Item[],
  removed: ReadonlySet<string>,
  now: readonly Item[],
  idOf: (item: Item) => string,
): readonly Item[] {
  const present = new Set(now.map(idOf));
  const old = new Set(before.map(idOf));
  return [
    ...before.filter((item) => removed.has(idOf(item)) || present.has(idOf(item))),
    ...now.filter((item) => !old.has(idOf(item))),
  ];
}

const itself = (line: string) => line;

/** Store of a class's results, in this browser only and shared by its tabs. */
export function createClassResultsStore(storage: TextStorage = browserStorage) {
  const stored = createStoredStore(STORED_KEY, codec, storage);
  const shared = () => ({ ...stored.getState().value, isKept: stored.getState().isKept });
  const store = createStore<ClassResultsState>(() => ({ ...shared(), latest: null, isUndoable: false }));
  stored.subscribe(() => store.setState(shared()));
  const { setState: set } = store;
  let undo: ((now: StoredResults) => StoredResults) | null = null;
  /** Removes matching items; its undo keeps changes that other tabs made meanwhile. */
  const take = (isRemoved: (item: KeptResult | string) => boolean) => {
    const before = stored.update(({ results, unreadable }) => ({
      results: results.filter((each) => !isRemoved(each)),
      unreadable: unreadable.filter((each) => !isRemoved(each)),
    }));
    const runs = new Set(before.results.filter(isRemoved).map(runOf));
    const lines = new Set(before.unreadable.filter(isRemoved));
    undo = (now) => ({
      results: withBack(before.results, runs, now.results, runOf),
      unreadable: withBack(before.unreadable, lines, now.unreadable, itself),
    });
    set({ latest: null, isUndoable: true });
  };
  return {
    ...store,
    actions: {
      /** Adds every code in a text, e.g. a single code, a list or a copied chat. */
      add: (text: string): Addition => {
        const found = findResults(text);
        const before = stored.update((now) => ({ ...now, results: withFound(now.results, found).list }));
        const { latest } = withFound(before.results, found);
        set(latest.numAdded > 0 ? { latest, isUndoable: false } : { latest });
        return latest;
      },
      remove: (code: string) => take((each) => typeof each !== 'string' && each.code === code),
      /** Removes every result; unreadable lines stay. */
      clear: () => take((each) => typeof each !== 'string'),
      /** Removes the unreadable lines. */
      removeUnreadable: () => take((each) => typeof each === 'string'),
      /** Undoes the latest clearing or removal. */
      undo: () => {
        if (!undo || !store.getState().isUndoable) return;
        stored.update(undo);
        set({ isUndoable: false });
      },
    },
  };
}

export type ClassResultsStore = ReturnType<typeof createClassResultsStore>;
