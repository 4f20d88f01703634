import { datasets } from '@/datasets/registry.ts';
import { modelsFor } from '@/models/registry.ts';
import { parseRunConfig, type RunConfig } from '../run/config.ts';
import { actingSettings } from './acting-settings.ts';
import { suitedSettings } from '../suited-settings.ts';

/** A run that is measured over seeds. */
export interface MeasurableRun {
  readonly id: string;
  /** Complete except for the seed and the settings of methods that are off. */
  readonly config: Omit<RunConfig, 'seed'>;
}

/** Every student on every dataset of its kind, at the settings that suit it. */
export function studentRuns(): readonly MeasurableRun[] {
  return datasets.flatMap(({ id: dataset, input }) =>
    modelsFor('student', input.kind).map(({ id: student }) => ({
      id: `${student}/${dataset}`,
      config: actingSettings(parseRunConfig({ dataset, student, ...suitedSettings(student) }).config),
    })),
  );
}
