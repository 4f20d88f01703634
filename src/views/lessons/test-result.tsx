import { CircleCheck, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { lessonIds } from '@/lessons/registry.ts';
import { askedOnce, askedTwice, numRight, UNSURE, type TestQuestion } from '@/lessons/test/questions.ts';
import { usePage, usePageActions } from '@/state/page-context.tsx';
import styles from './test-view.module.css';
import { useLessonTexts } from './use-lesson-texts.ts';
import { useTest } from './use-test.ts';

/** A question after both rounds: the visitor's answers, the right one, and why. */
function Explained({ question }: { readonly question: TestQuestion }) {
  const { t } = useTranslation('test');
  const texts = useLessonTexts();
  const { before, after } = useTest();
  const { goTo, lay } = usePageActions();
  const isEmbedded = usePage((state) => state.isEmbedded);
  // Ids are data, which the typed `t` cannot check; a test checks that the texts exist.
  const text = t as (key: string) => string;
  const { id, right, lesson } = question;
  const wordsOf = (answer: string | undefined) => {
    if (answer === undefined) return t('noAnswer');
    return answer === UNSURE ? t('unsure') : text(`questions.${id}.answers.${answer}`);
  };
  const given = after?.[id];
  const isRight = given === right;
  const isWrong = given !== undefined && given !== UNSURE && !isRight;
  return (
    <li className="card" data-right={isRight}>
      <h4>
        {isRight ? <CircleCheck aria-hidden="true" /> : <CircleX aria-hidden="true" />}{' '}
        <span>{text(`questions.${id}.ask`)}</span> <small>{t(isRight ? 'right' : 'wrong')}</small>
      </h4>
      {before?.[id] !== undefined && <p>{t('yoursBefore', { answer: wordsOf(before[id]) })}</p>}
      <p>{t('yours', { answer: wordsOf(given) })}</p>
      {isWrong && <p>{text(`questions.${id}.why.${given}`)}</p>}
      {!isRight && <p>{t('rightIs', { answer: wordsOf(right) })}</p>}
      <p>{text(`questions.${id}.right`)}</p>
      {!isRight && !isEmbedded && (
        <button
          type="button"
          onClick={() => {
            lay(null);
            goTo({ id: lesson, step: 0 });
          }}
        >
          {t('toLesson', { number: lessonIds.indexOf(lesson) + 1, title: texts.lesson(lesson, 'title') })}
        </button>
      )}
    </li>
  );
}

/** After both rounds: how many were right before and after, and every question explained. */
export function TestResult() {
  const { t } = useTranslation('test');
  const { before, after } = useTest();
  if (!after) return null;
  const same = { after: numRight(askedTwice, after), count: askedTwice.length };
  return (
    <>
      <p className={styles['score']}>
        {before ? t('same', { ...same, before: numRight(askedTwice, before) }) : t('sameOnce', same)}
        <br />
        {t('further', { right: numRight(askedOnce, after), count: askedOnce.length })}
      </p>
      <p className={styles['hint']}>{t('meaning')}</p>
      <ol className={styles['explained']}>
        {[...askedTwice, ...askedOnce].map((question) => (
          <Explained key={question.id} question={question} />
        ))}
      </ol>
    </>
  );
}
