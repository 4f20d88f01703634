import { ChevronDown, SlidersHorizontal } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { datasetTitle } from '@/datasets/dataset-spec.ts';
import { datasetById } from '@/datasets/registry.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { modelById } from '@/models/registry.ts';
import { isLiveTeacher } from '@/protocol/run/config.ts';
import { hasAssistant } from '@/protocol/run/teaching-model.ts';
import { useLab } from '@/state/lab-context.tsx';
import { lazyPart } from '@/ui/lazy-part.tsx';
import styles from './setup.module.css';
import { alteredKeys } from './training-data/altered.ts';
import { useModelName } from './use-model-name.ts';

/** Loaded when it is opened. */
const SetupControls = lazyPart(
  async () => (await import('./setup-controls.tsx')).SetupControls,
  <div className={styles['opening']} />,
);
/** Loaded if a link alters the training data. */
const TrainingData = lazyPart(async () => (await import('./training-data/training-data.tsx')).TrainingData);

/** A line that names the data, the networks and the length of the run. */
function useSetText(): string {
  const { t, i18n } = useTranslation();
  const { dataset, teacher, teacherWeights, assistant, student, labelled, steps } = useLab(
    (state) => state.config,
  );
  const numbers = numbersOf(i18n.language);
  const nameOf = useModelName();
  return t(isLiveTeacher(teacherWeights) ? 'controls.setLive' : 'controls.set', {
    // Ids are data, which the typed `t` cannot check.
    dataset: datasetTitle(datasetById(dataset), (id) => (t as (key: string) => string)(`datasets.${id}`)),
    teacher: nameOf(modelById(teacher)),
    student: hasAssistant({ assistant })
      ? t('controls.studentOf', {
          student: nameOf(modelById(student)),
          assistant: nameOf(modelById(assistant)),
        })
      : nameOf(modelById(student)),
    labelled: numbers.whole(labelled),
    steps: numbers.whole(steps),
  });
}

/** The set-up of a run: a line that says what is set, and the controls that it opens. */
export function Setup() {
  const { t } = useTranslation();
  const id = useId();
  const config = useLab((state) => state.config);
  const isInLesson = useLab((state) => state.isInLesson);
  const [chosen, setChosen] = useState<boolean | null>(null);
  // A lesson points at the controls.
  const isOpen = chosen ?? isInLesson;
  // Say what is unusual even while the controls are folded away.
  const isAltered = alteredKeys(config).length > 0;
  return (
    <section aria-label={t('controls.title')}>
      <button
        type="button"
        className={styles['line']}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setChosen(!isOpen)}
      >
        <SlidersHorizontal aria-hidden="true" />
        <b>{t('controls.title')}</b>
        <span>{useSetText()}</span>
        <ChevronDown aria-hidden="true" />
      </button>
      <div id={id} hidden={!isOpen && !isAltered} className={styles['folded']}>
        {isOpen ? <SetupControls /> : isAltered && <TrainingData isOpen={false} />}
      </div>
    </section>
  );
}
