import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSameRun } from '@/state/whole-run.ts';
import type { RunConfig } from '@/protocol/run-config.ts';
import { useLab, useLabActions, useLabStore } from '@/state/lab-context.tsx';
import { shownError } from '@/state/lab-store.ts';
import { usePage, usePageActions } from '@/state/page-context.tsx';
import { forgetFailedLessons } from '@/lessons/load-lesson.ts';
import { LazyPart } from '@/ui/lazy-part.tsx';
import { Player } from './player.tsx';
import styles from './player.module.css';

/** Whether something is open above the lesson that Escape puts away first. */
function isCovered(): boolean {
  return document.querySelector('dialog[open], [popover][data-open="true"], [role="dialog"]') !== null;
}

/** Leaves the lesson with Escape, unless that key has something nearer to put away. */
function useEscape(isOpen: boolean, leave: () => void) {
  const lab = useLabStore();
  const isBlank = usePage((state) => state.isBlank);
  const act = useRef(leave);
  useEffect(() => {
    act.current = leave;
  });
  useEffect(() => {
    if (!isOpen || isBlank) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isCovered()) return;
      const { problems, notice } = lab.getState();
      // A message of the lab hears the same key.
      if (problems.length > 0 || notice || shownError(lab.getState())) return;
      // One press leaves one thing: presenter mode hears it too.
      event.preventDefault();
      act.current();
    };
    // Before the lab's messages hear it: what they put away must still be seen here.
    addEventListener('keydown', press, true);
    return () => removeEventListener('keydown', press, true);
  }, [isOpen, isBlank, lab]);
}

/** The run from before the lesson, to be taken back or let go. */
function Left({ before, onDone }: { readonly before: RunConfig; readonly onDone: () => void }) {
  const { t } = useTranslation('lessons');
  const { configure } = useLabActions();
  return (
    <div role="status" className={styles['left']}>
      <p>{t('course.player.left')}</p>
      <button
        type="button"
        onClick={() => {
          // What goes wrong is shown by the lab.
          configure({ ...before }).catch(() => undefined);
          onDone();
        }}
      >
        {t('course.player.takeBack')}
      </button>
      <button type="button" onClick={onDone}>
        {t('course.player.keep')}
      </button>
    </div>
  );
}

/** Where a lesson is played; nothing in free play, but for the way back to one's own run. */
export function LessonDock() {
  const { t } = useTranslation('lessons');
  const place = usePage((state) => state.lesson);
  const config = useLab((state) => state.config);
  const { leaveLesson } = usePageActions();
  // A link that carries a whole run is resumed; one that only names the lesson begins with the lesson's run.
  const [linked] = useState(place);
  const [isRunLinked] = useState(() => new URLSearchParams(location.search).has('v'));
  const [before, setBefore] = useState<RunConfig | null>(null);
  const [wasOpen, setWasOpen] = useState(place !== null);
  const isOpen = place !== null;
  if (isOpen !== wasOpen) {
    setWasOpen(isOpen);
    if (isOpen) setBefore(config);
  }
  const leave = () => {
    leaveLesson();
    document.querySelector<HTMLElement>('[data-opens-lessons]')?.focus();
  };
  useEscape(isOpen, leave);
  if (place)
    return (
      <LazyPart
        failure="above"
        onClose={leave}
        onFailed={forgetFailedLessons}
        fallback={<p className={styles['player']}>{t('course.player.loading')}</p>}
      >
        <Player place={place} isLinked={place === linked} isRunLinked={isRunLinked} onLeave={leave} />
      </LazyPart>
    );
  if (before && !isSameRun(config, { ...before }))
    return <Left before={before} onDone={() => setBefore(null)} />;
  return null;
}
