/** Reads a clock, ms. */
export type Clock = () => number;

export const pageClock: Clock = () => performance.now();

/** Reads of a clock that stands still, after which nobody waits for it to move. */
const MAX_READS = 2_000_000;
/** Changes of the clock that are looked at, and how long at the most, ms. */
const NUM_CHANGES = 4;
const LOOK_MS = 25;
/** A block is at least so many ticks long, so that its time is right to 2 %. */
const TICKS_PER_BLOCK = 50;
const SHORTEST_BLOCK_MS = 4;

const known = new WeakMap<Clock, number>();

/**
 * The smallest step of a clock, ms: 1 in Firefox and Safari, 0.1 or less in Chromium, up to 100 where a browser guards
 * against fingerprinting.
 */
export function tickOf(now: Clock): number {
  const found = known.get(now);
  if (found !== undefined) return found;
  let tick = Infinity;
  let [last, changes, reads] = [now(), 0, 0];
  const started = last;
  while (changes < NUM_CHANGES && last - started < LOOK_MS && reads < MAX_READS) {
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

/** How long something must last so that this clock tells its time to 2 %, ms. */
export const enoughMs = (now: Clock): number => Math.max(SHORTEST_BLOCK_MS, TICKS_PER_BLOCK * tickOf(now));
