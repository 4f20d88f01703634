import { BETA1, BETA2, REST1, REST2 } from './adam.ts';
import { kernel, remembered, type Kernel, type KernelBuffer } from './kernel.ts';
import type { Tiles } from './tiles.ts';

/** The place of one variable's gradient among the partial sums. */
export interface GradientSegment {
  /** Index of the variable in the network. */
  readonly variable: number;
  /** Numbers in the variable. */
  readonly length: number;
  /** Offset of its first number among the partial sums, in numbers. */
  readonly offset: number;
  readonly slices: number;
  /** Distance between slices, in numbers. */
  readonly stride: number;
}

/** Number of storage buffers that every device supports. */
const MAX_STORAGE_BUFFERS = 8;

interface UpdateText {
  readonly memory: readonly string[];
  /**
   * WGSL that computes `change`, to be subtracted from a variable, from `gradient` and the state at `index`.
   */
  readonly change: string;
}

const texts: Readonly<Record<'adam' | 'sgd', UpdateText>> = {
  adam: {
    memory: ['means', 'squares'],
    change: `
let mean = ${BETA1} * means[index] + ${REST1} * gradient;
let square = ${BETA2} * squares[index] + ${REST2} * gradient * gradient;
means[index] = mean;
squares[index] = square;
let change = settings[0].x * mean / (sqrt(square) + settings[0].y);`,
  },
  sgd: {
    memory: ['velocities'],
    change: `
let velocity = settings[0].y * velocities[index] + gradient;
velocities[index] = velocity;
let change = settings[0].x * velocity;`,
  },
};

/**
 * Maximum number of variables that one dispatch can update.
 *
 * @param parts whether the gradients are concatenated in one buffer, or each has its own
 */
export function maxVariablesOf(optimizer: 'adam' | 'sgd', parts: 'joined' | 'apart'): number {
  const free = MAX_STORAGE_BUFFERS - texts[optimizer].memory.length;
  return parts === 'joined' ? free - 1 : Math.floor(free / 2);
}

/**
 * Adds up the slices of several variables' gradients and updates the variables in place, in one dispatch.
 *
 * Binds the partial sums, in one buffer or in one per variable, the optimizer's state [P] (means and squares,
 * or velocities), the variables, and settings: for Adam the bias-corrected step size and ε, for SGD the
 * learning rate and the momentum.
 *
 * @param segments at most `maxVariablesOf(optimizer)`, in the order of the variables
 * @param first offset of the first variable in the optimizer's state, in numbers
 * @param numPartials length of the partial sums; null if each variable's are in a buffer of their own
 * @param numMemory length of the state, P
 * @source Kingma & Ba 2015, algorithm 1; as `training/optimizer.ts` computes it
 */
export const updateKernel = remembered(
  (
    optimizer: 'adam' | 'sgd',
    segments: readonly GradientSegment[],
    first: number,
    numPartials: number | null,
    numMemory: number,
    tiles: Tiles,
  ): Kernel => {
    const { memory, change } = texts[optimizer];
    let start = 0;
    const placed = segments.map((segment, index) => {
      const from = start;
      start += segment.length;
      return { ...segment, index, from, to: start };
    });
    const isHere = ({ from, to }: { from: number; to: number }) => `thread >= ${from} && thread < ${to}`;
    const gather = placed.map((segment) => {
      const unroll = segment.slices % 4 === 0 ? 4 : 1;
      const loads = Array.from(
        { length: unroll },
        (_, step) =>
          `gradient += ${numPartials === null ? `parts${segment.index}` : 'parts'}[${segment.offset - segment.from} + (slice + ${step}) * ${segment.stride} + thread];`,
      );
      return `if (${isHere(segment)}) {
for (var slice = 0; slice < ${segment.slices}; slice += ${unroll}) {
${loads.join('\n')}
}
}`;
    });
    const apply = placed.map(
      (segment) =>
        `if (${isHere(segment)}) { variable${segment.index}[thread - ${segment.from}] -= change; }`,
    );
    const part = (name: string, length: number): KernelBuffer => ({
      name,
      element: 'f32',
      length,
      use: 'read',
    });
    const buffers: KernelBuffer[] = [
      ...(numPartials === null
        ? placed.map(({ index, length }) => part(`parts${index}`, length))
        : [part('parts', numPartials)]),
      ...memory.map((name): KernelBuffer => ({ name, element: 'f32', length: numMemory, use: 'write' })),
      ...placed.map(({ index, length }): KernelBuffer => ({
        name: `variable${index}`,
        element: 'f32',
        length,
        use: 'write',
      })),
      { name: 'settings', element: 'vec4f', length: 1, use: 'uniform' },
    ];
    return kernel({
      name: `update (${optimizer})`,
      buffers,
      numThreads: start,
      workgroupSize: Math.max(tiles.workgroupSize, 32),
      body: `
var gradient = 0.0;
${gather.join('\n')}
let index = thread + ${first};
${change}
${apply.join('\n')}`,
    });
  },
);
