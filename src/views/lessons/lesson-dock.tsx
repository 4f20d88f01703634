import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSameRun } from '@/state/whole-run.ts';
import type { RunConfig } from '@/protocol/run-config.ts';
import { useLab, useLabActions, useLabStore } from '@/state/lab-context.tsx';
import { undoable } from '@/state/discarded-run.ts';
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

/**
 * Where the focus goes when what had it goes: to what opens the lessons, or where a link leaves that out to the lab; there
 * in front of a class too, where Space plays and must not press a button.
 */
function focusOutside(isPresenting: boolean): void {
  const opener = isPresenting ? null : document.querySelector<HTMLElement>('[data-opens-lessons]');
  // The lab is larger than the window: it is not to be scrolled to its beginning.
  if (opener) opener.focus();
  else document.querySelector('main')?.focus({ preventScroll: true });
}

/** The ways on with the run from before the lesson: it is taken back or let go. */
function Left({ before, onDone }: { readonly before: RunConfig; readonly onDone: () => void }) {
  const { t } = useTranslation('lessons');
  const { change, undo } = useLabActions();
  const discarded = useLab(undoable);
  return (
    <>
      <button
        type="button"
        onClick={() => {
          // With its weights, where it was trained; what goes wrong is shown by the lab.
          if (discarded && isSameRun(discarded.config, { ...before })) undo().catch(() => undefined);
          else change({ ...before });
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

/** Where a lesson is played; nothing in free play, but for the way back to one's own run. */
export function LessonDock() {
  const { t } = useTranslation('lessons');
  const place = usePage((state) => state.lesson);
  const config = useLab((state) => state.config);
  const isPresenting = usePage((state) => state.isPresenting);
  const { leaveLesson } = usePageActions();
  // A link that carries a whole run is resumed; one that only names the lesson begins with the lesson's run.
  const [linked] = useState(place);
  const [isRunLinked] = useState(() => new URLSearchParams(location.search).has('v'));
  // Where the page opens in a lesson, the run of the link is what was there before it.
  const [before, setBefore] = useState(place && !isRunLinked ? config : null);
  const [wasOpen, setWasOpen] = useState(place !== null);
  const isOpen = place !== null;
  if (isOpen !== wasOpen) {
    setWasOpen(isOpen);
    if (isOpen) setBefore(config);
  }
  const lab = useLabStore();
  // Before the lesson sets its first run, which is not the visitor's.
  useLayoutEffect(() => lab.setState({ isInLesson: isOpen }), [lab, isOpen]);
  const leave = () => {
    leaveLesson();
    focusOutside(isPresenting);
  };
  useEscape(isOpen, leave);
  const left = !isOpen && before && !isSameRun(config, { ...before }) ? before : null;
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
        </LazyPart>
      )}
      <div className={left ? styles['left'] : 'visually-hidden'}>
        {/* Always there: a region that is born with its text is not read out everywhere. */}
        <p role="status">{left && t('course.player.left')}</p>
        {left && <Left before={left} onDone={forget} />}
      </div>
    </>
  );
}
