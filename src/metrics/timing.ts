/**
 * The middle of some numbers: of an even count, the mean of the two in the middle.
 *
 * @param values at least one; they stay in their order
 * @throws RangeError for none
 */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError('the median of no numbers');
  return (lower + upper) / 2;
}

/**
 * What the times of blocks of steps say of the whole.
 *
 * @param blocksMs each of `stepsPerBlock` steps
 * @param stepsInWhole steps in what is reported: 1, or the passes that all pictures take
 * @returns times of the whole, and by how much they were scaled up where a block was less than that
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
 * How many steps make a block, so that at least three blocks fit into the time there is.
 *
 * @param stepMs what one step takes, roughly
 * @param timeMs there is for all blocks
 * @param most steps that a block may have
 */
export const stepsPerBlock = (stepMs: number, timeMs: number, most: number): number =>
  Math.max(1, Math.min(most, Math.floor(timeMs / 3 / Math.max(stepMs, 1e-3))));
