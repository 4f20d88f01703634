import { datasets } from '@/datasets/registry.ts';
import { modelsFor } from '@/models/registry.ts';
import { defaultRunConfig, type RunConfig } from '../run/config.ts';
import { actingSettings } from './acting-settings.ts';
import { suitedSettings } from '../suited-settings.ts';

/** A run that is measured over seeds. */
export interface MeasurableRun {
  readonly id: string;
  /** Complete except for the seed and the settings of methods that are off. */
  readonly config: Omit<RunConfig, 'seed'>;
}

/** Every student on every dataset, at the settings that suit it. */
export function studentRuns(): readonly MeasurableRun[] {
  return modelsFor('student').flatMap(({ id: student }) =>
    datasets.map(({ id: dataset }) => ({
      id: `${student}/${dataset}`,
      config: actingSettings({ ...defaultRunConfig, dataset, student, ...suitedSettings(student) }),
    })),
  );
}
