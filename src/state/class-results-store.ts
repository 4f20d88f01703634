import { createStore } from 'zustand/vanilla';
import {
  encodeResult,
  findResults,
  groupOf,
  type ClassResult,
  type ResultProblem,
} from '@/protocol/class-result.ts';

/** Where the results are kept, as their codes, one a line. */
const STORED_KEY = 'class-results';

/** A result in the class's list. */
export interface KeptResult extends ClassResult {
  readonly code: string;
  /** The same for all results that may be put together. */
  readonly group: string;
}

/** A code that could not be taken. */
export interface RefusedCode {
  readonly line: number;
  readonly code: string;
  readonly problem: ResultProblem;
}

/** What came of the latest addition. */
export interface Addition {
  readonly numAdded: number;
  /** Codes of a run that was there already: of the same settings, step and seed. */
  readonly duplicates: readonly KeptResult[];
  readonly refused: readonly RefusedCode[];
}

export interface ClassResultsState {
  readonly results: readonly KeptResult[];
  readonly latest: Addition | null;
  /** What was there before the latest clearing or removal, until something is added. */
  readonly undoable: readonly KeptResult[] | null;
  /** Whether the browser keeps the list; where it cannot, it lasts as long as the page. */
  readonly isKept: boolean;
}

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

const kept = (result: ClassResult): KeptResult => ({
  ...result,
  code: encodeResult(result),
  group: groupOf(result),
});

const isSameRun = (one: KeptResult, other: KeptResult) =>
  one.group === other.group && one.config.seed === other.config.seed;

/** The list with what a text holds added, and what came of it. */
function withText(results: readonly KeptResult[], text: string) {
  const list = [...results];
  const duplicates: KeptResult[] = [];
  const refused: RefusedCode[] = [];
  for (const { code, line, decoded } of findResults(text)) {
    if ('problem' in decoded) {
      const isSaid = refused.some((each) => each.line === line && each.code === code);
      if (!isSaid) refused.push({ line, code, problem: decoded.problem });
      continue;
    }
    const result = kept(decoded.result);
    if (list.some((each) => isSameRun(each, result))) duplicates.push(result);
    else list.push(result);
  }
  const latest: Addition = { numAdded: list.length - results.length, duplicates, refused };
  return { list, latest };
}

function read(storage: () => Storage): { readonly text: string; readonly isKept: boolean } {
  try {
    return { text: storage().getItem(STORED_KEY) ?? '', isKept: true };
  } catch {
    // Forbidden by the visitor: said on the screen.
    return { text: '', isKept: false };
  }
}

/**
 * The results of a class, in this browser only.
 *
 * @param storage gives a browser's, which may be full; where it is forbidden, the very look at it throws
 */
export function createClassResultsStore(storage: () => Storage) {
  const { text, isKept } = read(storage);
  const store = createStore<ClassResultsState>(() => ({
    results: withText([], text).list,
    latest: null,
    undoable: null,
    isKept,
  }));
  const { setState: set, getState: get } = store;
  const keep = (results: readonly KeptResult[], rest: Partial<ClassResultsState>) => {
    let isWritten = true;
    try {
      storage().setItem(STORED_KEY, results.map(({ code }) => code).join('\n'));
    } catch {
      isWritten = false;
    }
    set({ results, isKept: isWritten, ...rest });
  };
  return {
    ...store,
    actions: {
      /** Adds every code in a text: a line, a list, a whole chat. */
      add: (added: string): Addition => {
        const { list, latest } = withText(get().results, added);
        keep(list, latest.numAdded > 0 ? { latest, undoable: null } : { latest });
        return latest;
      },
      remove: (code: string) => {
        const { results } = get();
        const rest = results.filter((each) => each.code !== code);
        keep(rest, { latest: null, undoable: results });
      },
      clear: () => keep([], { latest: null, undoable: get().results }),
      /** Takes back the latest clearing or removal. */
      undo: () => {
        const { undoable } = get();
        if (undoable) keep(undoable, { undoable: null });
      },
    },
  };
}

export type ClassResultsStore = ReturnType<typeof createClassResultsStore>;
