/** Whether the student of a row of the table of methods should be ahead of its control over five seeds, by setting. */
export interface MethodClaim {
  /** Date on which it was recorded, before the row was measured. */
  readonly date: string;
  readonly expected: Readonly<Record<string, 'ahead' | 'not-ahead'>>;
}

const everywhere = { 'mnist-100': 'ahead', 'mnist-300': 'ahead', 'fashion-mnist-300': 'ahead' } as const;

/**
 * One claim per row, by name; rows that were measured before 2026-11-28 have none. A claim that fails is kept and shown as
 * failed.
 */
export const methodClaims: Readonly<Record<string, MethodClaim>> = {
  // The limit of soft targets for high T, and T = 16 gained as much as T = 4 in the maps of both datasets.
  'logit matching': { date: '2026-11-28', expected: everywhere },
  'correlations (DIST)': { date: '2026-11-28', expected: everywhere },
  // About a quarter of the KL divergence near the teacher, so that the labels weigh more.
  'Jensen–Shannon (GKD)': { date: '2026-11-28', expected: everywhere },
  'standardised logits': { date: '2026-11-28', expected: everywhere },
  // Like label smoothing, whose evenly spread doubt gained nothing on Fashion-MNIST.
  'even blur': {
    date: '2026-11-28',
    expected: { 'mnist-100': 'ahead', 'mnist-300': 'ahead', 'fashion-mnist-300': 'not-ahead' },
  },
  // To labelled pictures nearly all of the teacher's answers are the labels.
  'hard answers': {
    date: '2026-11-28',
    expected: { 'mnist-100': 'not-ahead', 'mnist-300': 'not-ahead', 'fashion-mnist-300': 'not-ahead' },
  },
  // Its peer knows no more than the same few labels: what it can give is like a smoother label, not knowledge.
  'mutual learning': {
    date: '2026-11-29',
    expected: { 'mnist-100': 'not-ahead', 'mnist-300': 'not-ahead', 'fashion-mnist-300': 'not-ahead' },
  },
  // The control is rounded alike, and what the teacher tells is not lost with the low bits.
  'soft targets, student of 8 bits': { date: '2026-11-29', expected: everywhere },
  'soft targets, student of 4 bits': { date: '2026-11-29', expected: everywhere },
};
