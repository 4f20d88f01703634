import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import { hasTransferSet, usesLabels } from '@/protocol/run/transfer-set.ts';
import { hasShippedWeights, isLiveKey, isLiveTeacher, numShownPictures } from '@/protocol/run/config.ts';
import { RestartMark } from '@/ui/restart-mark.tsx';
import { Select } from '@/ui/select.tsx';
import { Slider } from '@/ui/slider.tsx';
import { Switch } from '@/ui/switch.tsx';
import { spotlight } from '@/ui/spotlight.ts';
import { useLab } from '@/state/lab-context.tsx';
import { useCommit } from '../use-commit.ts';
import type { TransferKey } from './altered.ts';
import { ClassToggles } from './class-toggles.tsx';
import { Summary } from './summary.tsx';
import { TeacherFile } from './teacher-file.tsx';
import { TeacherMembers } from './teacher-members.tsx';
import { TeacherQuality } from './teacher-quality.tsx';
import { TransferSet } from './transfer-set.tsx';
import styles from './training-data.module.css';

/** A control with the error of its last change below it. */
function Field({ problem, children }: { readonly problem: string | null; readonly children: ReactNode }) {
  return (
    <div className={styles['field']}>
      {children}
      {problem !== null && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
    </div>
  );
}

/** Controls of the training data and the teacher. */
function Controls() {
  const { t, i18n } = useTranslation('tools');
  const config = useLab((state) => state.config);
  const commit = useCommit();
  const [wrong, setWrong] = useState<{ readonly key: TransferKey; readonly text: string } | null>(null);
  const numbers = numbersOf(i18n.language);
  const numShown = numShownPictures(config);
  const isOther = hasTransferSet(config);
  const maxUnlabelled = numShown - config.labelled;
  const change = async (key: TransferKey, value: unknown, more: Readonly<Record<string, unknown>> = {}) => {
    const text = await commit({ ...more, [key]: value });
    setWrong(text === null ? null : { key, text });
  };
  const problemOf = (key: TransferKey) => (wrong?.key === key ? wrong.text : null);
  const hide = (hiddenClasses: readonly number[]) => {
    // Fewer classes have fewer pictures, so clamp the numbers.
    const most = numShownPictures({ ...config, hiddenClasses: [...hiddenClasses] });
    const labelled = most === 0 ? config.labelled : Math.min(config.labelled, most);
    const unlabelled = Math.max(0, Math.min(config.unlabelled, most - labelled));
    void change('hiddenClasses', hiddenClasses, { labelled, unlabelled });
  };
  return (
    <div className={styles['controls']}>
      <Field problem={problemOf('hiddenClasses')}>
        <ClassToggles onChange={hide} />
      </Field>
      <Field problem={problemOf('labelNoise')}>
        <Slider
          name={t('trainingData.labelNoise')}
          help={t('trainingData.labelNoiseHelp')}
          value={config.labelNoise}
          minimum={0}
          maximum={0.9}
          scale="linear"
          finest={0.01}
          step={0.01}
          stops={[0, 0.2, 0.4, 0.6]}
          format={numbers.wholePercent}
          commit="rest"
          restarts={!isLiveKey('labelNoise')}
          onChange={(value) => void change('labelNoise', value)}
        />
      </Field>
      <Field problem={problemOf('transferSet') ?? problemOf('transferSize')}>
        <TransferSet onChange={(key, value, more) => void change(key, value, { ...more })} />
      </Field>
      <Field problem={problemOf('unlabelled')}>
        {isOther ? null : maxUnlabelled > 0 ? (
          <Slider
            name={t('trainingData.unlabelled')}
            help={t('trainingData.unlabelledHelp')}
            value={config.unlabelled}
            minimum={0}
            maximum={maxUnlabelled}
            scale="log-from-zero"
            finest={1}
            stops={[0, 1_000, 2_000].filter((stop) => stop <= maxUnlabelled)}
            format={numbers.whole}
            commit="rest"
            restarts={!isLiveKey('unlabelled')}
            onChange={(value) => void change('unlabelled', Math.round(value))}
          />
        ) : (
          <p className={styles['help']}>
            {t('trainingData.allLabelled', { pictures: numbers.whole(numShown) })}
          </p>
        )}
      </Field>
      <Field problem={problemOf('teacherWeights')}>
        <TeacherQuality
          value={config.teacherWeights}
          hasWeights={hasShippedWeights(config)}
          onChange={(value) => void change('teacherWeights', value)}
        />
      </Field>
      {isLiveTeacher(config.teacherWeights) && (
        <Field problem={problemOf('teacherMembers')}>
          <TeacherMembers onChange={(value) => void change('teacherMembers', value)} />
        </Field>
      )}
      <TeacherFile />
      <Field problem={problemOf('augmentation')}>
        <Select
          name={t('trainingData.augmentation')}
          value={config.augmentation}
          options={(['none', 'shift'] as const).map((value) => ({ value, text: t(`trainingData.${value}`) }))}
          note={t('trainingData.augmentationNote')}
          restarts={!isLiveKey('augmentation')}
          onChange={(value) => void change('augmentation', value)}
        />
      </Field>
      <Field problem={problemOf('studentLabels')}>
        <Switch
          name={t('trainingData.studentLabels')}
          restarts={!isLiveKey('studentLabels')}
          isOn={usesLabels(config)}
          fixedBecause={isOther ? t('trainingData.noLabels') : undefined}
          onChange={(isOn) => void change('studentLabels', isOn ? 'seen' : 'hidden')}
        />
        <p className={styles['help']}>
          {t(isOther ? 'trainingData.noLabels' : 'trainingData.studentLabelsHelp')}
        </p>
      </Field>
      <p className={styles['foot']}>
        <RestartMark isWritten />
      </p>
    </div>
  );
}

/** Training data: a summary line of what is altered, and its controls while open. */
export function TrainingData({ isOpen }: { readonly isOpen: boolean }) {
  return (
    <div className={styles['panel']} {...(isOpen ? spotlight('training-data') : {})}>
      <Summary />
      {isOpen && <Controls />}
    </div>
  );
}
