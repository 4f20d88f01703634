/**
 * Median; for an even count, the mean of the two middle values.
 *
 * @param values at least one; not mutated
 * @throws RangeError for an empty array
 */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError('the median of no numbers');
  return (lower + upper) / 2;
}

/**
 * Statistics of the whole from the times of blocks of steps.
 *
 * @param blocksMs times of blocks of `stepsPerBlock` steps each
 * @param stepsInWhole steps in the reported whole: 1, or the number of passes over all pictures
 * @returns times of the whole, and the factor by which they were scaled up if a block was shorter
 */
export function timingOf(blocksMs: readonly number[], stepsPerBlock: number, stepsInWhole: number) {
  const wholeMs = blocksMs.map((ms) => (ms / stepsPerBlock) * stepsInWhole);
  return {
    medianMs: median(wholeMs),
    fastestMs: Math.min(...wholeMs),
    slowestMs: Math.max(...wholeMs),
    numBlocks: blocksMs.length,
    stepsPerBlock,
    scaledBy: Math.max(1, stepsInWhole / stepsPerBlock),
  };
}

/**
 * Steps per block such that at least three blocks fit into the available time.
 *
 * @param stepMs approximate time of one step
 * @param timeMs time available for all blocks
 * @param most maximum steps per block
 */
export const stepsPerBlock = (stepMs: number, timeMs: number, most: number): number =>
  Math.max(1, Math.min(most, Math.floor(timeMs / 3 / Math.max(stepMs, 1e-3))));
