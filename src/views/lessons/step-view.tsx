import { CircleCheck, Circle, Crosshair } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lesson, LessonStep } from '@/lessons/lesson.ts';
import { ExperimentPanel } from './experiment-panel.tsx';
import { Onward } from './paths.tsx';
import { PlayerFooter } from './player-footer.tsx';
import styles from './step-view.module.css';
import { useExperiment } from './use-experiment.ts';
import { useLessonTexts } from './use-lesson-texts.ts';
import { useSpotlight } from './use-spotlight.ts';
import { useStepEntry } from './use-step-entry.ts';
import { useTask, useWrongRunnerUp } from './use-task.ts';

interface StepViewProps {
  readonly lesson: Lesson;
  readonly step: LessonStep;
  readonly index: number;
  /** The page was opened at this step, so the focus is not moved. */
  readonly isLinked: boolean;
  /** The link has already loaded the learner's own run of this step. */
  readonly isResumed: boolean;
  /** Whether the lab may still be in its state from before the lesson. */
  readonly isFirst: boolean;
  readonly onGo: (index: number) => void;
}

/** Focuses the heading when another step is shown. */
export function useFocusedHeading(isShown: boolean) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isShown) heading.current?.focus({ preventScroll: true });
    // Only when the step mounts.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  return heading;
}

interface TaskItemProps {
  readonly text: string;
  readonly isDone: boolean;
  readonly step: LessonStep;
}

function TaskItem({ text, isDone, step }: TaskItemProps) {
  const { t } = useTranslation('lessons');
  const runnerUp = useWrongRunnerUp(step);
  return (
    <div className={styles['task']} data-done={isDone}>
      <h3>{t('course.player.task')}</h3>
      <p role="status">
        {isDone ? <CircleCheck aria-hidden="true" /> : <Circle aria-hidden="true" />}
        <span>
          {text} {!isDone && runnerUp !== null && t('course.player.runnerUp', { name: runnerUp })}
        </span>
        <small>{t(isDone ? 'course.player.taskDone' : 'course.player.taskOpen')}</small>
      </p>
    </div>
  );
}

/** A lesson's step: its text, the highlighted control, its experiment and task. */
export function StepView({ lesson, step, index, isLinked, isResumed, isFirst, onGo }: StepViewProps) {
  const { t } = useTranslation('lessons');
  const texts = useLessonTexts();
  const id = useId();
  const heading = useFocusedHeading(!isLinked);
  const isEntered = useStepEntry(lesson, step, isFirst, isResumed);
  const isTaskDone = useTask(lesson, step, isEntered);
  const experiment = useExperiment(lesson, step);
  const goToControl = useSpotlight(step.spotlight, `${id}-text`);
  const hasExperiment = step.experiment !== undefined || step.prediction !== undefined;
  const isDone = (!step.task || isTaskDone) && (!hasExperiment || experiment.results.length > 0);
  return (
    <>
      <div className={styles['body']}>
        <h2 ref={heading} tabIndex={-1}>
          {texts.step(lesson.id, step, 'title')}
        </h2>
        <p id={`${id}-text`} className={styles['text']}>
          {texts.step(lesson.id, step, 'text')}
        </p>
        {step.spotlight && (
          <button type="button" className={styles['go']} onClick={goToControl}>
            <Crosshair aria-hidden="true" />
            {t('course.player.goToControl')}
          </button>
        )}
        {step.task && (
          <TaskItem text={texts.step(lesson.id, step, 'task') ?? ''} isDone={isTaskDone} step={step} />
        )}
        {hasExperiment && <ExperimentPanel lesson={lesson} step={step} experiment={experiment} />}
        {isDone && experiment.progress === null && <Onward lesson={lesson} step={step.id} />}
      </div>
      <PlayerFooter
        index={index}
        numSteps={lesson.steps.length}
        isDone={isDone}
        isBusy={experiment.progress !== null}
        onGo={onGo}
      />
    </>
  );
}
