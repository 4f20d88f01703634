/**
 * The amount of work per thread.
 *
 * There are two sets because the two kinds of adapters have opposite needs. A GPU needs many small threads
 * whose numbers fit into registers. SwiftShader, the software adapter of browsers without a GPU, needs few
 * large ones: a load costs it as much as 20 multiply-adds, a workgroup 500 ns, a barrier 1 µs, and it keeps
 * everything on the stack anyway. No kernel uses workgroup memory: WGSL clears it with a barrier.
 */
export interface Tiles {
  readonly name: 'software' | 'hardware';
  /** Rows and columns of the output of a convolution. */
  readonly rows: number;
  readonly columns: number;
  /** Output channels of a convolution, if they are a multiple of four. */
  readonly channels: number;
  /** Maximum multiply-adds (of one or of four numbers) in a loop's body. */
  readonly maxBody: number;
  readonly workgroupSize: number;
  /** Parts that a sum over a batch is cut into, so that there are enough threads. */
  readonly slices: number;
}

/**
 * 2 × 14 × 8 outputs per thread: a loaded value serves 72 multiply-adds of a 3×3 filter. Beyond about 1,000
 * multiply-adds in a loop's body SwiftShader's compiler takes more than 0.3 s per kernel (and 36 s for
 * 16,000), and the code no longer fits the cache. Loading four input channels at once, as vectors, was no
 * faster and took three times as long to compile. Workgroups are spread over the cores from 4 on; their size
 * does not matter (16: few enough, many enough).
 */
export const softwareTiles: Tiles = {
  name: 'software',
  rows: 2,
  columns: 14,
  channels: 8,
  maxBody: 1_100,
  workgroupSize: 16,
  slices: 64,
};

/**
 * 2 × 4 × 4 outputs per thread: 32 sums and 24 inputs stay within 64 to 128 registers, four contiguous
 * channels make adjacent stores of 16 bytes, and a batch of 64 small maps still gives some 10,000 threads.
 * Reasoned, not measured: none of our own machines has a GPU (`?bench=1` measures it on the visitor's).
 */
export const hardwareTiles: Tiles = {
  name: 'hardware',
  rows: 2,
  columns: 4,
  channels: 4,
  maxBody: 400,
  workgroupSize: 64,
  slices: 256,
};
