import { useEffect, useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { rounds, UNSURE, type Round, type TestAnswers, type TestQuestion } from '@/lessons/test/questions.ts';
import { TestResult } from './test-result.tsx';
import styles from './test-view.module.css';
import { testActions, useTest } from './use-test.ts';

interface QuestionProps {
  readonly question: TestQuestion;
  readonly number: number;
  readonly count: number;
  readonly answer: string | undefined;
  readonly onAnswer: (answer: string) => void;
}

/** A question with its answers; says nothing about which is right. */
function Question({ question, number, count, answer, onAnswer }: QuestionProps) {
  const { t } = useTranslation('test');
  // Ids are data, which the typed `t` cannot check; a test checks that the texts exist.
  const text = t as (key: string) => string;
  const { id, answers } = question;
  return (
    <fieldset className="card">
      <legend>
        <small>{t('number', { number, count })}</small> {text(`questions.${id}.ask`)}
      </legend>
      {[...answers, UNSURE].map((key) => (
        <label key={key}>
          <input type="radio" name={`test-${id}`} checked={answer === key} onChange={() => onAnswer(key)} />
          <span>{key === UNSURE ? t('unsure') : text(`questions.${id}.answers.${key}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** The questions of a round, all on one page. */
function Questions({ round }: { readonly round: Round }) {
  const { t } = useTranslation('test');
  const questions = rounds[round];
  const [answers, setAnswers] = useState<TestAnswers>({});
  const numOpen = questions.filter(({ id }) => answers[id] === undefined).length;
  const handIn = (event: SubmitEvent) => {
    event.preventDefault();
    const whole = questions.map(({ id }) => [id, answers[id] ?? UNSURE] as const);
    testActions.handIn(round, Object.fromEntries(whole));
  };
  return (
    <form className={styles['test']} onSubmit={handIn}>
      <p>{t(`intro.${round}`)}</p>
      {questions.map((question, index) => (
        <Question
          key={question.id}
          question={question}
          number={index + 1}
          count={questions.length}
          answer={answers[question.id]}
          onAnswer={(answer) => setAnswers({ ...answers, [question.id]: answer })}
        />
      ))}
      <div className={styles['foot']}>
        <button type="submit" className={styles['main']}>
          {t('handIn')}
        </button>
        <span role="status">
          {numOpen > 0 && numOpen < questions.length && t('open', { count: numOpen })}
        </span>
      </div>
    </form>
  );
}

/** A heading that takes the focus when it appears. */
function Heading({ children }: { readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <h3 ref={heading} tabIndex={-1}>
      {children}
    </h3>
  );
}

interface TestViewProps {
  readonly round: Round;
  readonly onBack: () => void;
}

/** The test in the list's dialog: the questions of a round, then thanks, or after the lessons what was right and why. */
export function TestView({ round, onBack }: TestViewProps) {
  const { t } = useTranslation('test');
  const taken = useTest();
  const isDone = taken[round] !== null;
  return (
    <div className={styles['test']}>
      {/* A new heading for another view, so that it takes the focus. */}
      <Heading key={String(isDone)}>
        {t(isDone && round === 'after' ? 'result' : round === 'after' ? 'titleAfter' : 'title')}
      </Heading>
      {!isDone ? <Questions round={round} /> : round === 'before' ? <p>{t('thanks')}</p> : <TestResult />}
      <button type="button" onClick={onBack}>
        {t('back')}
      </button>
    </div>
  );
}
