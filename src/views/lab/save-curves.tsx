import { useTranslation } from 'react-i18next';
import { SaveFigure } from '@/figures/save-figure.tsx';
import { useLabStore } from '@/state/lab-context.tsx';
import { accuracyTable, lossTable, teacherLossTable } from './curve-tables.ts';

/** Saves the curves, and all values behind them. */
export function SaveCurves() {
  const { t } = useTranslation();
  const lab = useLabStore();
  return (
    <SaveFigure
      figure="curves"
      title={t('curves.title')}
      tables={() => {
        const { series } = lab.getState();
        return [
          { ...accuracyTable(series), title: t('curves.accuracy') },
          { ...lossTable(series), title: t('curves.loss') },
          ...(series.teacherSteps.length > 0
            ? [{ ...teacherLossTable(series), title: t('curves.teacherLoss') }]
            : []),
        ];
      }}
    />
  );
}
