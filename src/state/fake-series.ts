import { sampled } from './curves.ts';
import type { MetricsSeries } from './metrics-series.ts';

/** The steps of a series' students. */
export const stepsOf = ({ steps }: MetricsSeries): readonly number[] =>
  sampled(steps, Infinity).map(({ step }) => step);
