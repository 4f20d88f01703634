import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import { restartsRun } from '@/protocol/refusal.ts';
import { datasetById } from '@/datasets/registry.ts';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import { useClassNames } from '../use-class-names.ts';
import { alteredKeys, backToNormal, type TransferKey } from './altered.ts';
import styles from './transfer-set.module.css';

/** Short texts for the differences from the default training data. */
function useDifferences(): readonly string[] {
  const { t, i18n } = useTranslation('tools');
  const config = useLab((state) => state.config);
  const classNames = useClassNames(config.dataset);
  const numbers = numbersOf(i18n.language);
  const { classNameStyle } = datasetById(config.dataset);
  const nameOf = (index: number) => {
    const name = classNames[index] ?? String(index);
    return classNameStyle === 'digit' ? t('transferSet.altered.digits', { name }) : name;
  };
  const names = () => config.hiddenClasses.map(nameOf).join(', ');
  const words: Readonly<Record<TransferKey, () => string>> = {
    hiddenClasses: () => t('transferSet.altered.hiddenClasses', { names: names() }),
    labelNoise: () =>
      t('transferSet.altered.labelNoise', { percent: numbers.wholePercent(config.labelNoise) }),
    unlabelled: () => t('transferSet.altered.unlabelled', { pictures: numbers.whole(config.unlabelled) }),
    studentLabels: () => t('transferSet.altered.studentLabels'),
    augmentation: () => t('transferSet.altered.augmentation'),
    teacherWeights: () =>
      t('transferSet.altered.teacherWeights', { name: t(`transferSet.teachers.${config.teacherWeights}`) }),
  };
  return alteredKeys(config).map((key) => words[key]());
}

/** Line that says whether the training data is altered, with a button that restores the defaults. */
export function Summary() {
  const { t } = useTranslation('tools');
  const config = useLab((state) => state.config);
  const { change } = useLabActions();
  const { t: page } = useTranslation();
  const back = backToNormal(config);
  const differences = useDifferences();
  const isAltered = differences.length > 0;
  return (
    <div
      className={styles['summary']}
      data-altered={isAltered}
      role="group"
      aria-label={t('transferSet.now')}
    >
      {isAltered && <TriangleAlert aria-hidden="true" />}
      <p>{isAltered ? differences.join(' · ') : t('transferSet.asUsual')}</p>
      {isAltered && (
        <button
          type="button"
          title={restartsRun(config, back) ? page('controls.restarts') : undefined}
          onClick={() => change(back)}
        >
          {t('transferSet.back')}
        </button>
      )}
    </div>
  );
}
