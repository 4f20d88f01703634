import measured from './measured.json' with { type: 'json' };

/** How often a lesson's claims held when it was run with several seeds. */
export interface MeasuredLesson {
  readonly seeds: number;
  /** Number of seeds for the claim that held least often. */
  readonly appeared: number;
  /** Number of seeds by claim name. */
  readonly claims: Readonly<Record<string, number>>;
  /** ISO date. */
  readonly date: string;
  readonly backend: string;
}

interface Entry {
  readonly seeds: number;
  readonly backend: string;
  readonly date: string;
  readonly appeared: Readonly<Record<string, number>>;
}

const entries: Readonly<Partial<Record<string, Entry>>> = measured;

/** Results of `npm run check-lessons` for a lesson; null if not measured yet. */
export function measuredOf(lessonId: string): MeasuredLesson | null {
  const entry = entries[lessonId];
  if (!entry) return null;
  return { ...entry, appeared: Math.min(...Object.values(entry.appeared)), claims: entry.appeared };
}
