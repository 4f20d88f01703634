import { datasets } from '@/datasets/registry.ts';
import { modelsFor } from '@/models/registry.ts';
import { defaultRunConfig, type RunConfig } from '../run/config.ts';
import { suitedSettings } from '../suited-settings.ts';

/** A run that is measured over seeds. */
export interface MeasurableRun {
  readonly id: string;
  /** Complete except for the seed. */
  readonly config: Omit<RunConfig, 'seed'>;
}

/** Every student on every dataset, at the settings that suit it. */
export function studentRuns(): readonly MeasurableRun[] {
  const { seed: _seed, ...usual } = defaultRunConfig;
  return modelsFor('student').flatMap(({ id: student }) =>
    datasets.map(({ id: dataset }) => {
      const suited = suitedSettings(student);
      return {
        id: `${student}/${dataset}`,
        config: { ...usual, dataset, student, ...suited },
      };
    }),
  );
}
