import { ClipboardCheck, RotateCcw } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lesson } from '@/lessons/lesson.ts';
import { lessonIds } from '@/lessons/registry.ts';
import { usePageActions } from '@/state/page-context.tsx';
import { ClaimList } from './claim-list.tsx';
import { ClassPart } from './class-part.tsx';
import { Onward, useLeadsOn } from './paths.tsx';
import { PlayerFooter } from './player-footer.tsx';
import { useFocusedHeading } from './step-view.tsx';
import styles from './step-view.module.css';
import { useLessonTexts } from './use-lesson-texts.ts';
import { progressActions } from './use-progress.ts';

interface EndViewProps {
  readonly lesson: Lesson;
  readonly isLinked: boolean;
  readonly onGo: (index: number) => void;
}

/** Last view of a lesson: its summary, how reliable its claims are, and links onwards. */
export function EndView({ lesson, isLinked, onGo }: EndViewProps) {
  const { t } = useTranslation('lessons');
  const texts = useLessonTexts();
  const heading = useFocusedHeading(!isLinked);
  const { goTo, lay } = usePageActions();
  const leadsOn = useLeadsOn(lesson);
  const next = lessonIds[lessonIds.indexOf(lesson.id) + 1];
  useEffect(() => progressActions.finish(lesson.id), [lesson.id]);
  return (
    <>
      <div className={styles['body']}>
        <h2 ref={heading} tabIndex={-1}>
          {t('course.player.finding')}
        </h2>
        <p className={styles['finding']}>{texts.lesson(lesson.id, 'finding')}</p>
        <ClaimList lesson={lesson} />
        <p className={styles['hint']}>{texts.basis(lesson.id)}</p>
        <Onward lesson={lesson} />
        {next === undefined ? (
          <p>{t('course.player.courseDone')}</p>
        ) : (
          <button
            type="button"
            className={leadsOn ? styles['again'] : styles['run']}
            onClick={() => goTo({ id: next, step: 0 })}
          >
            {t('course.player.nextLesson', { title: texts.lesson(next, 'title') })}
          </button>
        )}
        <button type="button" className={styles['again']} aria-haspopup="dialog" onClick={() => lay('test')}>
          <ClipboardCheck aria-hidden="true" />
          {t('course.player.test')}
        </button>
        <ClassPart />
        <button
          type="button"
          className={styles['again']}
          onClick={() => {
            progressActions.restart(lesson.id);
            onGo(0);
          }}
        >
          <RotateCcw aria-hidden="true" />
          {t('course.player.afresh')}
        </button>
      </div>
      <PlayerFooter
        index={lesson.steps.length}
        numSteps={lesson.steps.length}
        isDone
        isBusy={false}
        onGo={onGo}
      />
    </>
  );
}
