import { Images, SlidersHorizontal } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ownDatasets } from '@/datasets/own/own-datasets.ts';
import { datasetById, datasets } from '@/datasets/registry.ts';
import { hasShippedWeights, isLiveKey, isLiveTeacher, numShownPictures } from '@/protocol/run/config.ts';
import { isTeacherFile } from '@/protocol/run/teacher-weights.ts';
import { withoutUnfitAssistant } from '@/protocol/run/assistant.ts';
import { ownTeacherSteps } from '@/protocol/run/teacher-goal.ts';
import { hasAssistant } from '@/protocol/run/teaching-model.ts';
import { changeOfStudent } from '@/protocol/suited-settings.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { lazyPart } from '@/ui/lazy-part.tsx';
import { RestartMark } from '@/ui/restart-mark.tsx';
import { Select } from '@/ui/select.tsx';
import { Slider } from '@/ui/slider.tsx';
import { Switch } from '@/ui/switch.tsx';
import { spotlight } from '@/ui/spotlight.ts';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import styles from './setup-controls.module.css';
import { alteredKeys } from './training-data/altered.ts';
import { useModelOptions } from './use-model-options.ts';

/** Behind buttons: loaded at the first press. */
const MoreSettings = lazyPart(async () => (await import('./more-settings.tsx')).MoreSettings);
const PresetsButton = lazyPart(async () => (await import('./presets/presets-button.tsx')).PresetsButton);
const OwnButton = lazyPart(async () => (await import('./own/own-button.tsx')).OwnButton);
const AssistantChoice = lazyPart(async () => (await import('./assistant-choice.tsx')).AssistantChoice);
const StudentNote = lazyPart(async () => (await import('./student-note.tsx')).StudentNote);
const TrainingData = lazyPart(async () => (await import('./training-data/training-data.tsx')).TrainingData);

const labelledStops = [100, 300, 1_000, 5_000] as const;

/** Text about how much of the dataset is loaded. */
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

/** Text about the current teacher's training. */
function useTeacherNote(): string {
  const { t, i18n } = useTranslation('tools');
  const status = useLab((state) => state.status);
  const config = useLab((state) => state.config);
  const measured = useLab((state) => state.series.evaluations.at(-1) ?? null);
  const numGenerations = useLab((state) => state.series.generations.length);
  const numbers = numbersOf(i18n.language);
  if (numGenerations > 0) return t('setup.teacherPromoted', { number: numGenerations });
  if (!status || status.phase === 'starting' || status.phase === 'loading-data') return ' ';
  if (!status.teacherCard) {
    // The texts below are about a teacher trained live.
    if (!isLiveTeacher(config.teacherWeights)) return ' ';
    if (!measured || measured.teacherStep === 0)
      return t(hasShippedWeights(config) ? 'setup.teacherUntrained' : 'setup.teacherNoWeights', {
        steps: numbers.whole(config.teacherSteps),
      });
    // What is measured then is the assistant.
    if (hasAssistant(config)) {
      const own = ownTeacherSteps(config);
      const isDone = measured.teacherStep >= own;
      return t(isDone ? 'setup.teacherDone' : 'setup.teacherUntrained', { steps: numbers.whole(own) });
    }
    return t('setup.teacherTaught', {
      steps: numbers.whole(measured.teacherStep),
      accuracy: numbers.percent(measured.teacher.accuracy),
    });
  }
  const { numTrainingPictures, testAccuracy } = status.teacherCard;
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', minimumFractionDigits: 2 });
  return t('setup.teacherSeen', {
    pictures: new Intl.NumberFormat(i18n.language).format(numTrainingPictures),
    accuracy: percent.format(testAccuracy),
  });
}

/** Dataset, networks and labels of a run in a row; other settings open below. */
export function SetupControls() {
  const { t, i18n } = useTranslation();
  const { t: tools } = useTranslation('tools');
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [isSetOpen, setIsSetOpen] = useState(false);
  const config = useLab((state) => state.config);
  const { dataset, teacher, teacherWeights, teacherSteps, student, labelled, unlabelled } = config;
  const numShown = numShownPictures(config);
  // Show unusual settings even while their panel is closed.
  const isSetShown = isSetOpen || alteredKeys(config).length > 0;
  const { change: set } = useLabActions();
  return (
    <div className={styles['setup']}>
      <Select
        name={t('controls.dataset')}
        value={dataset}
        options={[
          ...datasets.map((each) => ({ value: each.id, text: t(`datasets.${each.id}`) })),
          ...ownDatasets().map(({ id: own, title = own }) => ({ value: own, text: title })),
        ]}
        note={useDataNote()}
        beside={
          <>
            <OwnButton failure="nothing" />
            <PresetsButton failure="nothing" />
          </>
        }
        restarts={!isLiveKey('dataset')}
        onChange={(value) => set(withoutUnfitAssistant(config, { dataset: value }))}
      />
      <div className={styles['teachers']}>
        <Select
          name={t('controls.teacher')}
          actor="teacher"
          value={teacher}
          options={useModelOptions('teacher')}
          note={useTeacherNote()}
          restarts={!isLiveKey('teacher')}
          beside={
            <Switch
              name={t('controls.teacherLive')}
              isOn={isLiveTeacher(teacherWeights)}
              restarts={!isLiveKey('teacherWeights')}
              fixedBecause={
                hasShippedWeights({ dataset, teacher }) || isTeacherFile(teacherWeights)
                  ? undefined
                  : tools('setup.teacherNoWeights', { steps: teacherSteps })
              }
              onChange={(isLive) => set({ teacherWeights: isLive ? 'live' : 'shipped' })}
            />
          }
          onChange={(value) => set(withoutUnfitAssistant(config, { teacher: value }))}
        />
        <AssistantChoice failure="nothing" />
      </div>
      <Select
        name={t('controls.student')}
        actor="student"
        value={student}
        options={useModelOptions('student')}
        beside={<StudentNote failure="nothing" />}
        note={tools('setup.controlNote')}
        restarts={!isLiveKey('student')}
        onChange={(value) => set(withoutUnfitAssistant(config, changeOfStudent(config, value)))}
      />
      <Slider
        name={t('controls.labelled')}
        help={tools('setup.labelledHelp')}
        value={labelled}
        minimum={datasetById(dataset).numClasses}
        maximum={numShown}
        scale="log"
        finest={1}
        stops={labelledStops.filter((stop) => stop <= numShown)}
        format={(value) => new Intl.NumberFormat(i18n.language).format(Math.round(value))}
        commit="rest"
        restarts={!isLiveKey('labelled')}
        onChange={(value) => {
          const next = Math.round(value);
          // A picture that gets a label is no longer unlabelled.
          set({ labelled: next, unlabelled: Math.min(unlabelled, numShown - next) });
        }}
      />
      <div className={styles['doors']}>
        <button
          type="button"
          aria-expanded={isSetOpen}
          aria-controls={`${id}-set`}
          {...(isSetOpen ? {} : spotlight('training-data'))}
          onClick={() => setIsSetOpen(!isSetOpen)}
        >
          <Images aria-hidden="true" />
          {t('controls.trainingData')}
        </button>
        <button type="button" aria-expanded={isOpen} aria-controls={id} onClick={() => setIsOpen(!isOpen)}>
          <SlidersHorizontal aria-hidden="true" />
          {t('controls.more')}
        </button>
        <RestartMark isWritten />
      </div>
      <div id={`${id}-set`} hidden={!isSetShown} className={styles['set']}>
        {isSetShown && <TrainingData isOpen={isSetOpen} />}
      </div>
      <div id={id} hidden={!isOpen} className={styles['rest']}>
        {isOpen && <MoreSettings />}
      </div>
    </div>
  );
}
