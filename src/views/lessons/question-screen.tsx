import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { loadLesson } from '@/lessons/load-lesson.ts';
import { nextQuestion } from '@/lessons/next-question.ts';
import { lessonIds } from '@/lessons/registry.ts';
import type { LessonPlace } from '@/protocol/link/page-link.ts';
import { useAnyKey } from '@/ui/use-any-key.ts';
import { useModal } from '@/ui/use-modal.ts';
import styles from './question-screen.module.css';
import { useLessonTexts } from './use-lesson-texts.ts';

/** Keys that scroll a question that is longer than the window. */
const SCROLL_KEYS = ['ArrowUp', 'ArrowDown'];
/** Length of question and answers from which smaller letters are needed, characters. */
const LONG = 170;

interface QuestionScreenProps {
  readonly place: LessonPlace;
  readonly onEnd: () => void;
}

/** The lesson's next question and its answers, for the last row of a room; any key or click ends it. */
export function QuestionScreen({ place, onEnd }: QuestionScreenProps) {
  const lesson = use(loadLesson(place.id));
  const { t } = useTranslation('lessons');
  const { t: classroom } = useTranslation('classroom');
  const texts = useLessonTexts();
  const modal = useModal(onEnd);
  useAnyKey(onEnd, SCROLL_KEYS);
  const step = lesson.steps[nextQuestion(lesson, place.step) ?? lesson.steps.length];
  const prediction = step?.prediction;
  const question = step ? texts.step(lesson.id, step, 'ask') : null;
  const answers =
    step && prediction?.kind === 'choice'
      ? prediction.answers.map((key) => ({ key, text: texts.answer(lesson.id, step, key) }))
      : [];
  const length = answers.reduce((sum, { text }) => sum + text.length, question?.length ?? 0);
  return (
    <dialog {...modal} className={styles['screen']} aria-labelledby="asked">
      {/* The keyboard ends it with any key. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div className={styles['inside']} data-long={length > LONG} onClick={onEnd}>
        <p>
          {t('course.number', { number: lessonIds.indexOf(lesson.id) + 1 })} ·{' '}
          {texts.lesson(lesson.id, 'title')}
        </p>
        <h2 id="asked">{question ?? classroom('presenter.said.noQuestion')}</h2>
        {answers.length > 0 && (
          <ol>
            {answers.map(({ key, text }) => (
              <li key={key}>{text}</li>
            ))}
          </ol>
        )}
        <button type="button" onClick={onEnd}>
          {classroom('presenter.questionEnd')}
        </button>
      </div>
    </dialog>
  );
}
