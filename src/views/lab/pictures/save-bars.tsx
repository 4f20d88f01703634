import { useTranslation } from 'react-i18next';
import { SaveFigure } from '@/figures/save-figure.tsx';
import { useLabStore } from '@/state/lab-context.tsx';
import { useClassNames } from '@/i18n/use-class-names.ts';
import { barsTable } from './picture-tables.ts';
import { softTargetColumns } from './soft-target-columns.ts';

const nothing = { teacher: null, student: null, control: null };

/** Saves the bars of the picture in view. */
export function SaveBars() {
  const { t } = useTranslation();
  const lab = useLabStore();
  const classNames = useClassNames(lab.getState().config.dataset);
  return (
    <SaveFigure
      figure="bars"
      title={t('softTargets.title')}
      tables={() => {
        const { config, drawing, picture, observed } = lab.getState();
        const label = drawing ? null : (picture?.label ?? null);
        const columns = softTargetColumns(classNames.length, label, config.temperature, observed ?? nothing);
        return [barsTable(classNames, label, columns)];
      }}
    />
  );
}
