/**
 * How much one thread does at once.
 *
 * There are two sets, because the two kinds of adapters want opposite things. A GPU wants many small threads whose
 * numbers fit into registers. SwiftShader, the CPU that plays GPU in browsers without one, wants few large ones:
 * a load costs it as much as 20 multiply-adds, a workgroup 500 ns, a barrier 1 µs, and it keeps everything on the
 * stack anyway. No kernel uses workgroup memory: WGSL clears it behind a barrier.
 */
export interface Tiles {
  readonly name: 'software' | 'hardware';
  /** Rows and columns of the output of a convolution. */
  readonly rows: number;
  readonly columns: number;
  /** Output channels of a convolution, where they can be had in fours. */
  readonly channels: number;
  /** Multiply-adds (of one or of four numbers) in the body of a loop, at most. */
  readonly maxBody: number;
  readonly workgroupSize: number;
  /** Parts a sum over a batch is cut into, so that there are enough threads. */
  readonly slices: number;
}

/**
 * 2 × 14 × 8 outputs a thread: a value that is loaded serves 72 multiply-adds of a 3×3 filter. Beyond about 1,000
 * multiply-adds in the body of a loop SwiftShader's compiler takes more than 0.3 s a kernel (and 36 s for 16,000), and
 * the code falls out of the cache. Taking four input channels in one go, with loads of four numbers, was no faster
 * and took three times as long to compile. Workgroups are spread over the cores from 4 on; their size does not matter
 * (16: few enough, many enough).
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
 * 2 × 4 × 4 outputs a thread: 32 sums and 24 inputs stay within 64 to 128 registers, four channels behind each other
 * make stores of 16 bytes that lie side by side, and a batch of 64 small maps still gives some 10,000 threads.
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
