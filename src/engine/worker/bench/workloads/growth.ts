import type { TappedBlock } from '@/models/model-spec.ts';
import { plainCnn } from '@/models/plain.ts';
import type { GrowthSeries } from '@/protocol/bench/bench.ts';
import { student } from './student.ts';
import type { StepWork } from './workload.ts';

/** One point of a curve. */
export interface GrowthPoint {
  readonly series: GrowthSeries;
  readonly value: string;
  readonly work: StepWork;
}

const base = student.work as StepWork;

const batches = [16, 32, 64, 128, 256, 512].map((batch): GrowthPoint => ({
  series: 'batch',
  value: String(batch),
  work: { ...base, batch },
}));

const channels = (
  [
    [4, 8],
    [8, 16],
    [16, 32],
  ] as const
).map((filters): GrowthPoint => {
  const value = filters.join('-');
  const model = plainCnn({ id: `growth-${value}`, roles: ['student'], filters, head: 'flatten' });
  return { series: 'channels', value, work: { ...base, model } };
});

/**
 * Stages of convolution and pooling, 8 filters each; the third stage's map has an odd size: no recorded step.
 */
const depths = [1, 2, 3].map((depth): GrowthPoint => {
  const stages = Array.from({ length: depth }, (): TappedBlock[] => [
    { kind: 'conv', filters: 8, kernelSize: 3, stride: 1 },
    { kind: 'max-pool' },
  ]);
  const blocks: readonly TappedBlock[] = [...stages.flat(), { kind: 'flatten' }];
  const model = { id: `growth-depth-${depth}`, family: 'plain', roles: ['student'], blocks } as const;
  return { series: 'depth', value: String(depth), work: { ...base, model } };
});

/** A student's step, growing in one dimension at a time. */
export const growthPoints: readonly GrowthPoint[] = [...batches, ...channels, ...depths];
