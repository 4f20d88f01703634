import { enoughMs, pageClock, tickOf, type Clock } from './clock.ts';
import { median } from './timing.ts';

/** One timed pass; resolves when the device has completed it. */
type Pass = () => Promise<unknown>;

interface BlockOptions {
  readonly now?: Clock;
  /** Blocks per pass, of which the median is used. */
  readonly numBlocks?: number;
  /** Time limit for all blocks of one pass, ms; the first block always runs. */
  readonly limitMs?: number;
}

/** The first passes compile pipelines, so at least two are not timed. */
const MIN_WARM_UPS = 2;
const MAX_WARM_UPS = 3;
/** Factor by which the passes grow if the clock did not advance during a block. */
const GROWTH = 4;
const MAX_PASSES = 4096;

/**
 * Times passes in interleaved blocks that are long compared with the clock's tick; interleaving spreads other
 * load on the machine evenly.
 *
 * A single pass through a small network takes less than 1 ms, which is the tick in Firefox and Safari.
 *
 * @returns median time of one pass, ms, for each
 */
export async function timeInTurn(
  passes: readonly Pass[],
  { now = pageClock, numBlocks = 5, limitMs = 400 }: BlockOptions = {},
): Promise<number[]> {
  const most = Math.max(limitMs, 10 * tickOf(now));
  const enough = Math.min(enoughMs(now), most / 2);
  const time = async (pass: Pass, count: number) => {
    const started = now();
    for (let done = 0; done < count; done++) await pass();
    return now() - started;
  };
  const timed = [];
  for (const pass of passes) {
    let warmMs = 0;
    for (let done = 0; done < MAX_WARM_UPS && (done < MIN_WARM_UPS || warmMs < most / 2); done++) {
      warmMs += await time(pass, 1);
    }
    let [size, spentMs] = [1, 0];
    for (;;) {
      const ms = await time(pass, size);
      spentMs += ms;
      if (ms >= enough || size >= MAX_PASSES || spentMs >= most) {
        timed.push({ pass, size, spentMs: ms, blocks: [ms / size] });
        break;
      }
      const needed = ms > 0 ? Math.ceil((size * enough * 1.1) / ms) : size * GROWTH;
      size = Math.min(MAX_PASSES, size * 16, Math.max(size + 1, needed));
    }
  }
  for (let round = 1; round < numBlocks; round++) {
    for (const each of timed) {
      if (each.spentMs >= most) continue;
      const ms = await time(each.pass, each.size);
      each.spentMs += ms;
      each.blocks.push(ms / each.size);
    }
  }
  return timed.map(({ blocks }) => median(blocks));
}
