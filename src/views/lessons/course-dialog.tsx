import { CircleCheck, Clock, Printer, Scale } from 'lucide-react';
import { use, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lesson } from '@/lessons/lesson.ts';
import { forgetFailedLessons, loadLesson } from '@/lessons/load-lesson.ts';
import { lessonIds } from '@/lessons/registry.ts';
import type { Round } from '@/lessons/test/questions.ts';
import { usePage, usePageActions } from '@/state/page-context.tsx';
import { Dialog } from '@/ui/dialog.tsx';
import { placeInGrid } from '@/ui/grid-keys.ts';
import { LazyPart } from '@/ui/lazy-part.tsx';
import styles from './course-dialog.module.css';
import { Paths } from './paths.tsx';
import { sheetLink } from './sheet-link.ts';
import { TestInvite } from './test-invite.tsx';
import { TestView } from './test-view.tsx';
import { useLessonTexts } from './use-lesson-texts.ts';
import { progressActions, useProgress, useProgressProblem } from './use-progress.ts';
import { testActions, useTest } from './use-test.ts';

interface CardProps {
  readonly lesson: Lesson;
  readonly number: number;
  readonly onOpen: (step: number) => void;
}

/** A lesson's card: its question, duration, the learner's progress, and how reliable its effect is. */
function Card({ lesson, number, onOpen }: CardProps) {
  const { t, i18n } = useTranslation('lessons');
  const texts = useLessonTexts();
  const id = useId();
  const progress = useProgress((course) => course[lesson.id]);
  const isDone = progress?.isDone === true;
  const steps = lesson.steps.length;
  const step = isDone ? 0 : Math.min(progress?.reached ?? 0, steps - 1);
  const title = texts.lesson(lesson.id, 'title');
  return (
    <li className={styles['card']} data-done={isDone}>
      <h3>
        <small>{number}</small>
        <button type="button" aria-describedby={id} onClick={() => onOpen(step)}>
          {title}
        </button>
      </h3>
      <p id={id}>{texts.lesson(lesson.id, 'question')}</p>
      <p className={styles['facts']}>
        <span>
          <Clock aria-hidden="true" /> {t('course.minutes', { minutes: lesson.minutes })}
        </span>
        <span data-tone={isDone ? 'good' : undefined}>
          {isDone && <CircleCheck aria-hidden="true" />}{' '}
          {isDone
            ? t('course.done')
            : progress
              ? t('course.atStep', { step: step + 1, steps })
              : t('course.notBegun')}
        </span>
        <span>{texts.reliability(lesson)}</span>
      </p>
      <a
        href={sheetLink(lesson.id, i18n.language)}
        target="_blank"
        rel="noopener"
        aria-label={`${t('course.sheetOf', { title })} (${t('course.newTab')})`}
      >
        <Printer aria-hidden="true" /> {t('course.sheet')}
      </a>
    </li>
  );
}

let all: Promise<readonly Lesson[]> | null = null;
function loadCourse(): Promise<readonly Lesson[]> {
  all ??= Promise.all(lessonIds.map(loadLesson));
  return all;
}
function forgetCourse() {
  all = null;
  forgetFailedLessons();
}

interface CardsProps {
  readonly onOpen: (id: string, step: number) => void;
  readonly onClose: () => void;
  readonly onTest: () => void;
}

function Cards({ onOpen, onClose, onTest }: CardsProps) {
  const lessons = use(loadCourse());
  const open = usePage(({ lesson }) => lesson?.id);
  const list = useRef<HTMLOListElement>(null);
  const focus = (place: number) => list.current?.children[place]?.querySelector('button')?.focus();
  useEffect(() => {
    focus(
      Math.max(
        0,
        lessonIds.findIndex((id) => id === open),
      ),
    );
    // Only when the list appears.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  const move = (event: KeyboardEvent) => {
    const cards = [...(list.current?.querySelectorAll<HTMLElement>(':scope > li') ?? [])];
    const from = cards.findIndex((card) => card.contains(document.activeElement));
    const place = from < 0 ? null : placeInGrid(event.key, from, cards);
    if (place === null) return;
    event.preventDefault();
    focus(place);
  };
  return (
    <>
      <Paths lessons={lessons} onClose={onClose} onTest={onTest} />
      {/* The buttons of the list take the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ol ref={list} className={styles['cards']} onKeyDown={move}>
        {lessons.map((lesson, index) => (
          <Card
            key={lesson.id}
            lesson={lesson}
            number={index + 1}
            onOpen={(step) => onOpen(lesson.id, step)}
          />
        ))}
      </ol>
    </>
  );
}

/** What else the dialog offers below the lessons. */
function Foot() {
  const { t, i18n } = useTranslation('lessons');
  const problem = useProgressProblem();
  const isBegun = useProgress((course) => Object.keys(course).length > 0);
  const { before, after, isSkipped } = useTest();
  const hasTest = before !== null || after !== null || isSkipped;
  const hasProgress = isBegun || hasTest || problem === 'unreadable';
  const [isForgotten, setIsForgotten] = useState(false);
  return (
    <>
      <a
        className={styles['article']}
        href={`./?article=1&lang=${i18n.language}`}
        target="_blank"
        rel="noopener"
        aria-label={`${t('course.article')} (${t('course.newTab')})`}
      >
        <Scale aria-hidden="true" /> {t('course.article')}
      </a>
      {problem && <p className={styles['problem']}>{t(`course.progress.${problem}`)}</p>}
      <div className={styles['foot']}>
        {hasProgress && (
          <button
            type="button"
            onClick={(event) => {
              // The button disappears with the progress, so move the focus first.
              event.currentTarget.closest('dialog')?.querySelector('button')?.focus();
              progressActions.forget();
              testActions.forget();
              setIsForgotten(true);
            }}
          >
            {t('course.forget')}
          </button>
        )}
        <p role="status">{isForgotten && !hasProgress ? t('course.forgotten') : ''}</p>
      </div>
    </>
  );
}

interface CourseDialogProps {
  /** The round of the test that it opens with, instead of the lessons. */
  readonly first?: Round | null;
  readonly onClose: () => void;
}

/** All lessons of the course, in order, and the test before and after them. */
export function CourseDialog({ first = null, onClose }: CourseDialogProps) {
  const { t } = useTranslation('lessons');
  const { goTo } = usePageActions();
  const [round, setRound] = useState(first);
  return (
    <Dialog title={t('course.title')} closeName={t('course.close')} hasCards onClose={onClose}>
      {round ? (
        <LazyPart onFailed={forgetCourse}>
          <TestView round={round} onBack={() => setRound(null)} />
        </LazyPart>
      ) : (
        <>
          <p className={styles['lead']}>{t('course.intro', { lessons: lessonIds.length })}</p>
          {/* Its texts load; the lessons don't wait for them. */}
          <LazyPart failure="nothing">
            <TestInvite onOpen={setRound} />
          </LazyPart>
          <LazyPart onFailed={forgetCourse}>
            <Cards
              onClose={onClose}
              onTest={() => setRound('after')}
              onOpen={(lesson, step) => {
                onClose();
                goTo({ id: lesson, step });
              }}
            />
          </LazyPart>
          <Foot />
        </>
      )}
    </Dialog>
  );
}
