import { ChevronDown, ChevronUp, LayoutGrid, Printer, X } from 'lucide-react';
import { use, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadLesson } from '@/lessons/load-lesson.ts';
import { nextQuestion } from '@/lessons/next-question.ts';
import { lessonIds } from '@/lessons/registry.ts';
import type { LessonPlace } from '@/protocol/link/page-link.ts';
import { usePageActions } from '@/state/page-context.tsx';
import { ClassTools } from './class-tools.tsx';
import { EndView } from './end-view.tsx';
import styles from './player.module.css';
import { sheetLink } from './sheet-link.ts';
import { StepView } from './step-view.tsx';
import { useLessonTexts } from './use-lesson-texts.ts';
import { progressActions, useProgressProblem } from './use-progress.ts';

interface PlayerProps {
  readonly place: LessonPlace;
  /** The link opened this step, so the focus is not moved. */
  readonly isLinked: boolean;
  /** The link carried the run as well. */
  readonly isRunLinked: boolean;
  readonly onLeave: () => void;
}

/** The lesson beside the lab (below it on a small screen); the lab stays usable. */
export function Player({ place, isLinked, isRunLinked, onLeave }: PlayerProps) {
  const lesson = use(loadLesson(place.id));
  const { t, i18n } = useTranslation('lessons');
  const texts = useLessonTexts();
  const problem = useProgressProblem();
  const { goTo, lay } = usePageActions();
  const [isFolded, setIsFolded] = useState(false);
  // The first step of an opened lesson finds the lab in its state from before the lesson.
  const [opened, setOpened] = useState({ id: lesson.id, hasMoved: false });
  if (opened.id !== lesson.id) setOpened({ id: lesson.id, hasMoved: false });
  const numSteps = lesson.steps.length;
  const index = Math.min(place.step, numSteps);
  const step = lesson.steps[index];
  useEffect(() => progressActions.reach(lesson.id, index), [lesson.id, index]);
  const go = (to: number) => {
    setOpened({ id: lesson.id, hasMoved: true });
    goTo({ id: lesson.id, step: to });
  };
  const title = texts.lesson(lesson.id, 'title');
  return (
    <aside className={styles['player']} aria-label={t('course.player.label')} data-folded={isFolded}>
      <header className={styles['header']}>
        <p className={styles['title']}>
          <small>{t('course.number', { number: lessonIds.indexOf(lesson.id) + 1 })}</small>
          <b>{title}</b>
        </p>
        <button
          type="button"
          className={styles['icon']}
          aria-label={t('course.player.all')}
          title={t('course.player.all')}
          aria-haspopup="dialog"
          onClick={() => lay('lessons')}
        >
          <LayoutGrid aria-hidden="true" />
        </button>
        <ClassTools hasQuestion={nextQuestion(lesson, index) !== null} />
        <a
          className={styles['icon']}
          href={sheetLink(lesson.id, i18n.language)}
          target="_blank"
          rel="noopener"
          aria-label={`${t('course.sheet')} (${t('course.newTab')})`}
          title={t('course.sheet')}
        >
          <Printer aria-hidden="true" />
        </a>
        <button
          type="button"
          className={`${styles['icon'] ?? ''} ${styles['fold'] ?? ''}`}
          aria-label={t(isFolded ? 'course.player.unfold' : 'course.player.fold')}
          aria-expanded={!isFolded}
          onClick={() => setIsFolded(!isFolded)}
        >
          {isFolded ? <ChevronUp aria-hidden="true" /> : <ChevronDown aria-hidden="true" />}
        </button>
        <button
          type="button"
          className={styles['leave']}
          title={t('course.player.freePlayHint')}
          aria-keyshortcuts="Escape"
          onClick={onLeave}
        >
          <X aria-hidden="true" />
          {t('course.player.freePlay')}
        </button>
      </header>
      <div className={styles['progress']}>
        <progress
          aria-label={t('course.player.step', { step: Math.min(index + 1, numSteps), steps: numSteps })}
          max={numSteps}
          value={Math.min(index + 1, numSteps)}
        />
        <span aria-hidden="true">
          {step ? t('course.player.step', { step: index + 1, steps: numSteps }) : t('course.done')}
        </span>
      </div>
      {problem && <p className={styles['problem']}>{t(`course.progress.${problem}`)}</p>}
      {step ? (
        <StepView
          key={`${lesson.id} ${step.id}`}
          lesson={lesson}
          step={step}
          index={index}
          isLinked={isLinked}
          isResumed={isLinked && isRunLinked}
          isFirst={index === 0 || !opened.hasMoved}
          onGo={go}
        />
      ) : (
        <EndView lesson={lesson} isLinked={isLinked} onGo={go} />
      )}
    </aside>
  );
}
