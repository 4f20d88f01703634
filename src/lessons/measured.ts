import measured from './measured.json' with { type: 'json' };

/** A claim as it was measured. */
export interface MeasuredClaim {
  /** ISO date of the claim's wording that was measured. */
  readonly written: string;
  /** Number of seeds in which it held. */
  readonly appeared: number;
}

/** The last measurement of a lesson's claims. */
export interface MeasuredLesson {
  /** First seed. */
  readonly from: number;
  /** Number of consecutive seeds. */
  readonly seeds: number;
  /** ISO date. */
  readonly date: string;
  readonly backend: string;
  /** By claim name; a claim that was written later is missing. */
  readonly claims: Readonly<Partial<Record<string, MeasuredClaim>>>;
}

const entries: Readonly<Partial<Record<string, MeasuredLesson>>> = measured;

/** Results of `npm run check-lessons` for a lesson; null if not measured yet. */
export function measuredOf(lessonId: string): MeasuredLesson | null {
  return entries[lessonId] ?? null;
}

/** From this share of its seeds on a claim holds; below half it failed; between, it does not always hold. */
const HOLDS = 0.8;

export type Standing = 'holds' | 'often' | 'failed';

/** The only rule by which the page says that a claim holds or failed. */
export function standingOf(appeared: number, seeds: number): Standing {
  if (appeared >= HOLDS * seeds) return 'holds';
  return 2 * appeared < seeds ? 'failed' : 'often';
}
