import { SlidersHorizontal } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { datasets } from '@/datasets/registry.ts';
import { hasShippedWeights, type RunConfigKey } from '@/protocol/run-config.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { Select } from '@/ui/select.tsx';
import { Slider } from '@/ui/slider.tsx';
import { Switch } from '@/ui/switch.tsx';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import { MoreSettings } from './more-settings.tsx';
import styles from './setup.module.css';
import { useModelOptions } from './use-model-options.ts';

const labelledStops = [100, 300, 1_000, 5_000] as const;

/** How much of the dataset is there, in words. */
function useDataNote(): string {
  const { t, i18n } = useTranslation();
  const data = useLab((state) => state.data);
  if (!data || data.trainLoaded === 0) return t('data.waiting');
  const number = new Intl.NumberFormat(i18n.language);
  const total = number.format(data.trainTotal);
  return data.trainLoaded < data.trainTotal
    ? t('data.progress', { loaded: number.format(data.trainLoaded), total })
    : t('data.complete', { total });
}

/** What the present teacher has seen, in words. */
function useTeacherNote(): string {
  const { t, i18n } = useTranslation();
  const status = useLab((state) => state.status);
  const config = useLab((state) => state.config);
  const measured = useLab((state) => state.series.evaluations.at(-1) ?? null);
  const numGenerations = useLab((state) => state.series.generations.length);
  const numbers = numbersOf(i18n.language);
  if (numGenerations > 0) return t('controls.teacherPromoted', { number: numGenerations });
  if (!status || status.phase === 'starting' || status.phase === 'loading-data') return ' ';
  if (!status.teacherCard) {
    if (!measured || measured.teacherStep === 0)
      return t(hasShippedWeights(config) ? 'controls.teacherUntrained' : 'controls.teacherNoWeights', {
        steps: numbers.whole(config.teacherSteps),
      });
    return t('controls.teacherTaught', {
      steps: numbers.whole(measured.teacherStep),
      accuracy: numbers.percent(measured.teacher.accuracy),
    });
  }
  const { numTrainingPictures, testAccuracy } = status.teacherCard;
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', minimumFractionDigits: 2 });
  return t('controls.teacherSeen', {
    pictures: new Intl.NumberFormat(i18n.language).format(numTrainingPictures),
    accuracy: percent.format(testAccuracy),
  });
}

/** Dataset, networks, labels: what a run is made of, in a line; the rest opens below. */
export function Setup() {
  const { t, i18n } = useTranslation();
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const { dataset, teacher, teacherWeights, teacherSteps, student, labelled } = useLab(
    (state) => state.config,
  );
  const { configure } = useLabActions();
  const set = (change: Partial<Record<RunConfigKey, unknown>>) =>
    void configure(change).catch(() => undefined);
  return (
    <section className={styles['setup']} aria-label={t('controls.title')}>
      <Select
        name={t('controls.dataset')}
        value={dataset}
        options={datasets.map((each) => ({ value: each.id, text: t(`datasets.${each.id}`) }))}
        note={useDataNote()}
        onChange={(value) => set({ dataset: value })}
      />
      <Select
        name={t('controls.teacher')}
        actor="teacher"
        value={teacher}
        options={useModelOptions('teacher', dataset)}
        note={useTeacherNote()}
        beside={
          <Switch
            name={t('controls.teacherLive')}
            isOn={teacherWeights === 'live'}
            fixedBecause={
              hasShippedWeights({ dataset, teacher })
                ? undefined
                : t('controls.teacherNoWeights', { steps: teacherSteps })
            }
            onChange={(isLive) => set({ teacherWeights: isLive ? 'live' : 'shipped' })}
          />
        }
        onChange={(value) => set({ teacher: value })}
      />
      <Select
        name={t('controls.student')}
        actor="student"
        value={student}
        options={useModelOptions('student', dataset)}
        note={t('controls.controlNote')}
        onChange={(value) => set({ student: value })}
      />
      <Slider
        name={t('controls.labelled')}
        help={t('controls.labelledHelp')}
        value={labelled}
        minimum={10}
        maximum={10_000}
        scale="log"
        finest={1}
        stops={labelledStops}
        format={(value) => new Intl.NumberFormat(i18n.language).format(Math.round(value))}
        commit="rest"
        onChange={(value) => set({ labelled: Math.round(value) })}
      />
      <button
        type="button"
        className={styles['more']}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        <SlidersHorizontal aria-hidden="true" />
        {t('controls.more')}
      </button>
      <div id={id} hidden={!isOpen} className={styles['rest']}>
        <MoreSettings />
      </div>
    </section>
  );
}
