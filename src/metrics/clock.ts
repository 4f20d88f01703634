/** Reads a clock, ms. */
export type Clock = () => number;

export const pageClock: Clock = () => performance.now();

/** Reads without a change after which the clock counts as stopped. */
const MAX_READS = 2_000_000;
/** Number of clock changes to observe, and the maximum time for it, ms. */
const NUM_CHANGES = 4;
const LIMIT_MS = 25;
/** Minimum ticks per block, so that its time is accurate to 2 %. */
const TICKS_PER_BLOCK = 50;
const SHORTEST_BLOCK_MS = 4;

const known = new WeakMap<Clock, number>();

/**
 * Resolution of a clock, ms: 1 in Firefox and Safari, 0.1 or less in Chromium, up to 100 in browsers that
 * resist fingerprinting.
 */
export function tickOf(now: Clock): number {
  const found = known.get(now);
  if (found !== undefined) return found;
  let tick = Infinity;
  let [last, changes, reads] = [now(), 0, 0];
  const started = last;
  while (changes < NUM_CHANGES && last - started < LIMIT_MS && reads < MAX_READS) {
    reads++;
    const next = now();
    if (next === last) continue;
    tick = Math.min(tick, next - last);
    last = next;
    changes++;
  }
  if (!Number.isFinite(tick)) tick = 1;
  known.set(now, tick);
  return tick;
}

/** Shortest duration that this clock measures to 2 %, ms. */
export const enoughMs = (now: Clock): number => Math.max(SHORTEST_BLOCK_MS, TICKS_PER_BLOCK * tickOf(now));
