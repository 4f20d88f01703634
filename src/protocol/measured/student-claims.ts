/** What is expected of a student at the settings that suit it: ahead of its control over five seeds, or not. */
export interface StudentClaim {
  /** When it was written down, before the seeds it is checked on were looked at. */
  readonly date: string;
  readonly expected: Readonly<Record<string, 'ahead' | 'not-ahead'>>;
}

/** Seeds on which nothing was tuned; claims are checked on them. */
export const freshSeeds: readonly number[] = [101, 102, 103, 104, 105];

/** One claim a student, by dataset. A claim that fails stays as it is, and is shown as failed. */
export const studentClaims: Readonly<Record<string, StudentClaim>> = {
  'cnn-8-16': { date: '2026-11-27', expected: { mnist: 'ahead', 'fashion-mnist': 'ahead' } },
  'cnn-16-32': { date: '2026-11-27', expected: { mnist: 'ahead', 'fashion-mnist': 'ahead' } },
  'cnn-4-8': { date: '2026-11-27', expected: { mnist: 'ahead', 'fashion-mnist': 'ahead' } },
};
