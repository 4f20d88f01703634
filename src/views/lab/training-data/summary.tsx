import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import { restartsRun } from '@/protocol/refusal.ts';
import { teacherSource } from '@/protocol/run/teacher-source.ts';
import { datasetById } from '@/datasets/registry.ts';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import { useClassNames } from '@/i18n/use-class-names.ts';
import { alteredKeys, backToNormal, type TransferKey } from './altered.ts';
import { useTransferSetName } from './transfer-set.tsx';
import styles from './training-data.module.css';

/** Short texts for the differences from the default training data. */
function useDifferences(): readonly string[] {
  const { t, i18n } = useTranslation('tools');
  const config = useLab((state) => state.config);
  const classNames = useClassNames(config.dataset);
  const setName = useTransferSetName();
  const numbers = numbersOf(i18n.language);
  const areDigits = datasetById(config.dataset).classNames === 'digits';
  const nameOf = (index: number) => {
    const name = classNames[index] ?? String(index);
    return areDigits ? t('trainingData.altered.digits', { name }) : name;
  };
  const names = () => config.hiddenClasses.map(nameOf).join(', ');
  const words: Readonly<Record<TransferKey, () => string>> = {
    hiddenClasses: () => t('trainingData.altered.hiddenClasses', { names: names() }),
    labelNoise: () =>
      t('trainingData.altered.labelNoise', { percent: numbers.wholePercent(config.labelNoise) }),
    unlabelled: () => t('trainingData.altered.unlabelled', { pictures: numbers.whole(config.unlabelled) }),
    transferSet: () => t('trainingData.altered.transferSet', { name: setName(config.transferSet) }),
    transferSize: () =>
      t('trainingData.altered.transferSize', { pictures: numbers.whole(config.transferSize) }),
    studentLabels: () => t('trainingData.altered.studentLabels'),
    augmentation: () => t('trainingData.altered.augmentation'),
    teacherWeights: () =>
      t('trainingData.altered.teacherWeights', {
        name: t(`trainingData.teachers.${teacherSource(config.teacherWeights)}`),
      }),
    teacherMembers: () => t('trainingData.altered.teacherMembers', { count: config.teacherMembers }),
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
      aria-label={t('trainingData.now')}
    >
      {isAltered && <TriangleAlert aria-hidden="true" />}
      <p>{isAltered ? differences.join(' · ') : t('trainingData.asUsual')}</p>
      {isAltered && (
        <button
          type="button"
          title={restartsRun(config, back) ? page('controls.restarts') : undefined}
          onClick={() => change(back)}
        >
          {t('trainingData.back')}
        </button>
      )}
    </div>
  );
}
