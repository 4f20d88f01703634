import { ArrowRight, Check, ClipboardCheck } from 'lucide-react';
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { entryAt } from '@/core/checked.ts';
import type { Lesson } from '@/lessons/lesson.ts';
import { loadLesson } from '@/lessons/load-lesson.ts';
import { minutesOfPath, minutesOfStop, paths, stepOfStop, type Path, type Stop } from '@/lessons/paths.ts';
import { lessonIds } from '@/lessons/registry.ts';
import type { LessonProgress } from '@/state/lesson-progress.ts';
import { usePage, usePageActions } from '@/state/page-context.tsx';
import { LazyPart } from '@/ui/lazy-part.tsx';
import styles from './paths.module.css';
import stepStyles from './step-view.module.css';
import { useProgress } from './use-progress.ts';

/** Returns how a stop is called: its lesson, and its step unless it is the whole lesson. */
function useStopName(lessons: readonly Lesson[]) {
  const { t } = useTranslation('lessons');
  return (stop: Stop) => {
    const number = lessonIds.indexOf(stop.lesson) + 1;
    return stop.step === undefined
      ? t('course.number', { number })
      : t('course.path.step', { number, step: stepOfStop(stop, lessons) + 1 });
  };
}

/** Whether a stop's lesson has been completed, or its step's experiment run. */
function isVisited({ step }: Stop, progress: LessonProgress | undefined): boolean {
  if (!progress || step === undefined) return progress?.isDone === true;
  return (progress.steps[step]?.results ?? []).length > 0;
}

/** Only the short path, whose time is known, ends with the test. */
const endsWithTest = ({ name }: Path) => name === 'short';

interface PathsProps {
  readonly lessons: readonly Lesson[];
  readonly onClose: () => void;
  readonly onTest: () => void;
}

/** Selections of lessons for a given time, each stop by name and with a tick once visited; the short one ends with the test. */
export function Paths({ lessons, onClose, onTest }: PathsProps) {
  const { t } = useTranslation('lessons');
  const { follow } = usePageActions();
  const course = useProgress((whole) => whole);
  const nameOf = useStopName(lessons);
  return paths.map((path) => (
    <p key={path.name} className={styles['path']}>
      {t(`course.path.${path.name}`, { minutes: minutesOfPath(path, lessons) })}
      {path.stops.map((stop, index) => (
        <button
          key={stop.lesson}
          type="button"
          onClick={() => {
            onClose();
            follow({ name: path.name, stop: index }, { id: stop.lesson, step: stepOfStop(stop, lessons) });
          }}
        >
          {isVisited(stop, course[stop.lesson]) && (
            <>
              <Check aria-hidden="true" />
              <span className="visually-hidden">{t('course.done')}: </span>
            </>
          )}
          {nameOf(stop)}
          {path.name === 'short' && (
            <small> {t('course.minutes', { minutes: Math.round(minutesOfStop(stop, lessons)) })}</small>
          )}
        </button>
      ))}
      {endsWithTest(path) && (
        <button type="button" onClick={onTest}>
          {t('course.path.test')}
        </button>
      )}
    </p>
  ));
}

/** The path that is followed, and its stop that is visited; null if it is not at this step of this lesson. */
function useStop(lesson: Lesson, step: string | undefined): { path: Path; index: number } | null {
  const place = usePage((state) => state.path);
  const path = paths.find(({ name }) => name === place?.name);
  if (!path || !place) return null;
  const stop = entryAt(path.stops, place.stop);
  const isHere = stop.lesson === lesson.id && (step === undefined || stop.step === step);
  return isHere ? { path, index: place.stop } : null;
}

/** Whether a path leads on from a lesson's end. */
export function useLeadsOn(lesson: Lesson): boolean {
  const here = useStop(lesson, undefined);
  return here !== null && (here.index + 1 < here.path.stops.length || endsWithTest(here.path));
}

/** Leads from a stop to the next: below a step's result, or at a lesson's end, where no step is given. */
export function Onward({ lesson, step }: { readonly lesson: Lesson; readonly step?: string }) {
  const here = useStop(lesson, step);
  // The next lesson may have to be loaded, in whose place nothing of this one goes.
  return (
    here && (
      <LazyPart failure="nothing">
        <OnwardFrom {...here} />
      </LazyPart>
    )
  );
}

function OnwardFrom({ path, index }: { readonly path: Path; readonly index: number }) {
  const { t } = useTranslation('lessons');
  const { follow, lay } = usePageActions();
  const stop = path.stops[index + 1];
  const lessons = stop ? [use(loadLesson(stop.lesson))] : [];
  const nameOf = useStopName(lessons);
  if (stop === undefined && !endsWithTest(path)) return null;
  const words = { stop: index + 2, stops: path.stops.length + Number(endsWithTest(path)) };
  const goOn = () => {
    if (stop)
      follow({ name: path.name, stop: index + 1 }, { id: stop.lesson, step: stepOfStop(stop, lessons) });
    else lay('test');
  };
  return (
    <button type="button" className={stepStyles['run']} onClick={goOn}>
      {!stop && <ClipboardCheck size={18} aria-hidden="true" />}
      {t('course.path.next', { ...words, name: stop ? nameOf(stop) : t('course.path.test') })}
      {stop && <ArrowRight size={18} aria-hidden="true" />}
    </button>
  );
}
