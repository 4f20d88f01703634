import { createStore } from 'zustand/vanilla';
import { perLab } from './per-lab.ts';

/** Who the visitor thinks will be right more often. */
export const guesses = ['student', 'control', 'neither'] as const;
export type Guess = (typeof guesses)[number];

/** The visitor's guess before a run; kept in memory only, null without one. */
export const guessOf = perLab(() => createStore<{ readonly guess: Guess | null }>(() => ({ guess: null })));
