import measured from './measured.json' with { type: 'json' };

/** How often what a lesson promises appeared when it was run with several seeds. */
export interface MeasuredClaim {
  readonly seeds: number;
  readonly appeared: number;
  /** ISO date. */
  readonly date: string;
  readonly backend: string;
}

/** What was measured of a lesson; null where it was not yet. */
export function measuredOf(lessonId: string): MeasuredClaim | null {
  return (measured as Readonly<Record<string, MeasuredClaim>>)[lessonId] ?? null;
}
