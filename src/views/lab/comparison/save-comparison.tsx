import { useTranslation } from 'react-i18next';
import type { FigureTable } from '@/figures/about.ts';
import { SaveFigure } from '@/figures/save-figure.tsx';
import { useLabStore } from '@/state/lab-context.tsx';
import type { Compared } from './compared.ts';

interface SaveComparisonProps {
  readonly part: 'confusion' | 'fidelity' | 'calibration' | 'errors' | 'classes';
  readonly compared: Compared;
  readonly table: () => FigureTable;
}

/** Saves a part of the comparison, with the step at which its answers were taken. */
export function SaveComparison({ part, compared, table }: SaveComparisonProps) {
  const { t } = useTranslation('comparison');
  const lab = useLabStore();
  return (
    <SaveFigure
      figure={part}
      title={t(`tabs.${part}`)}
      tables={() => [table()]}
      about={() => {
        const { config, backend } = lab.getState();
        return { config, step: compared.step, backend: backend?.backend ?? null };
      }}
    />
  );
}
