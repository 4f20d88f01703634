import measured from './measured.json' with { type: 'json' };

/** How often what a lesson says appeared when it was run with several seeds. */
export interface MeasuredLesson {
  readonly seeds: number;
  /** Of its claims the one that appeared least often. */
  readonly appeared: number;
  /** By the claim's name. */
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

/** What `npm run check-lessons` found for a lesson; null where it was not measured yet. */
export function measuredOf(lessonId: string): MeasuredLesson | null {
  const entry = entries[lessonId];
  if (!entry) return null;
  return { ...entry, appeared: Math.min(...Object.values(entry.appeared)), claims: entry.appeared };
}
