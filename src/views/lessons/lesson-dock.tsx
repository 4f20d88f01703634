import { useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSameRun } from '@/state/whole-run.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import { useLab, useLabActions, useLabStore } from '@/state/lab-context.tsx';
import { undoable } from '@/state/discarded-run.ts';
import { usePage, usePageActions } from '@/state/page-context.tsx';
import { forgetFailedLessons } from '@/lessons/load-lesson.ts';
import { useEscape } from '@/ui/escape-stack.ts';
import { LazyPart } from '@/ui/lazy-part.tsx';
import { CourseDialog } from './course-dialog.tsx';
import { Player } from './player.tsx';
import styles from './player.module.css';
import { QuestionScreen } from './question-screen.tsx';

/**
 * Moves the focus out of a closed lesson: to the Lessons button, or to the lab if the link hides that button
 * or while presenting, where Space means Play and must not press a button.
 */
function focusOutside(isPresenting: boolean): void {
  const opener = isPresenting ? null : document.querySelector<HTMLElement>('[data-opens-lessons]');
  // The lab is taller than the window: do not scroll to its top.
  if (opener) opener.focus();
  else document.querySelector('main')?.focus({ preventScroll: true });
}

/** The visitor's run from before a lesson. */
interface Before {
  readonly config: RunConfig;
  /** The engine's id of what was trained with it. */
  readonly runId: number;
}

/** After a lesson: offers to restore the run from before it, or to dismiss it. */
function AfterLesson({ before, onDone }: { readonly before: Before; readonly onDone: () => void }) {
  const { t } = useTranslation('lessons');
  const { change, undo } = useLabActions();
  const discarded = useLab(undoable);
  const takeBack = async () => {
    const isItsRun =
      discarded !== null &&
      (discarded.runId === before.runId || isSameRun(discarded.config, { ...before.config }));
    // Undo restores a trained run with its weights, but with those settings of the lesson that needed no new run.
    if (isItsRun) await undo();
    if (!isItsRun || !isSameRun(discarded.config, { ...before.config })) change({ ...before.config });
  };
  return (
    <>
      <button
        type="button"
        onClick={() => {
          // The lab shows a failure.
          takeBack().catch(() => undefined);
          onDone();
        }}
      >
        {t('course.player.takeBack')}
      </button>
      <button type="button" onClick={onDone}>
        {t('course.player.keep')}
      </button>
    </>
  );
}

/** Container of the open lesson and the list of lessons; without a lesson, the offer to restore the visitor's own run. */
export function LessonDock() {
  const { t } = useTranslation('lessons');
  const place = usePage((state) => state.lesson);
  const config = useLab((state) => state.config);
  const runId = useLab((state) => state.series.runId);
  const isPresenting = usePage((state) => state.isPresenting);
  const overlay = usePage((state) => state.overlay);
  const { leaveLesson, lay } = usePageActions();
  // A link with a whole run resumes it; a link that only names the lesson starts the lesson's run.
  const [linked] = useState(place);
  const [isRunLinked] = useState(() => new URLSearchParams(location.search).has('v'));
  // If the page opens in a lesson, the link's run is the one from before the lesson.
  const [before, setBefore] = useState<Before | null>(place && !isRunLinked ? { config, runId } : null);
  const [wasOpen, setWasOpen] = useState(place !== null);
  const isOpen = place !== null;
  if (isOpen !== wasOpen) {
    setWasOpen(isOpen);
    if (isOpen) setBefore({ config, runId });
  }
  const lab = useLabStore();
  // Set before the lesson applies its first run, which is not the visitor's.
  useLayoutEffect(() => lab.setState({ isInLesson: isOpen }), [lab, isOpen]);
  const leave = () => {
    leaveLesson();
    focusOutside(isPresenting);
  };
  useEscape('panel', isOpen, leave);
  const left = !isOpen && before && !isSameRun(config, { ...before.config }) ? before : null;
  const forget = () => {
    focusOutside(isPresenting);
    setBefore(null);
  };
  return (
    <>
      {place && (
        <LazyPart
          failure="above"
          onClose={leave}
          onFailed={forgetFailedLessons}
          fallback={<p className={styles['player']}>{t('course.player.loading')}</p>}
        >
          <Player place={place} isLinked={place === linked} isRunLinked={isRunLinked} onLeave={leave} />
          {overlay === 'question' && <QuestionScreen place={place} onEnd={() => lay(null)} />}
        </LazyPart>
      )}
      {(overlay === 'lessons' || overlay === 'test') && (
        <CourseDialog first={overlay === 'test' ? 'after' : null} onClose={() => lay(null)} />
      )}
      <div className={left ? styles['left'] : 'visually-hidden'}>
        {/* Always rendered: not every screen reader announces a live region inserted with its text. */}
        <p role="status">{left && t('course.player.left')}</p>
        {left && <AfterLesson before={left} onDone={forget} />}
      </div>
    </>
  );
}
