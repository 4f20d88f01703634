import * as z from 'zod/mini';
import { createStoredStore, type Codec } from './stored-store.ts';
import { browserStorage, type TextStorage } from './text-storage.ts';

/** Answers by question, as `lessons/test/questions.ts` has them. */
type Answers = Readonly<Record<string, string>>;

/** What a visitor answered before and after the lessons; null for a round that wasn't taken. */
export interface TakenTest {
  readonly before: Answers | null;
  readonly after: Answers | null;
  /** Whether the round before the lessons was declined. */
  readonly isSkipped: boolean;
}

const KEY = 'lesson-test';
const VERSION = 1;
const none: TakenTest = { before: null, after: null, isSkipped: false };

const answers = z.nullable(z.record(z.string(), z.string()));
const stored = z.object({
  version: z.literal(VERSION),
  before: answers,
  after: answers,
  isSkipped: z.boolean(),
});

const codec: Codec<TakenTest> = {
  decode: (text) => {
    try {
      const { success, data } = z.safeParse(stored, JSON.parse(text ?? 'null'));
      return success ? { before: data.before, after: data.after, isSkipped: data.isSkipped } : none;
    } catch {
      return none;
    }
  },
  encode: (taken) => JSON.stringify({ version: VERSION, ...taken }),
};

/** Store of the test before and after the lessons, kept in this browser only. */
export function createTestStore(storage: TextStorage = browserStorage) {
  const { update, ...store } = createStoredStore(KEY, codec, storage);
  return {
    ...store,
    actions: {
      /** Keeps a round's answers; the first answers to a round stay, so that nobody corrects them after seeing what is right. */
      handIn: (round: 'before' | 'after', given: Answers) =>
        void update((taken) => ({ ...taken, [round]: taken[round] ?? given })),
      skip: () => void update((taken) => ({ ...taken, isSkipped: true })),
      forget: () => void update(() => none),
    },
  };
}
