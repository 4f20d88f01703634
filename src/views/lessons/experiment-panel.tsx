import { Play, RefreshCw, Square } from 'lucide-react';
import { useEffect, useId, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import type { Lesson, LessonStep } from '@/lessons/lesson.ts';
import { progressOfStep, type Guess } from '@/state/lesson-progress.ts';
import { useKeptFocus } from '@/ui/use-kept-focus.ts';
import { ChoiceGuess } from './choice-guess.tsx';
import { ClaimList } from './claim-list.tsx';
import { DrawnGuess } from './drawn-guess.tsx';
import { guessOf } from './fits.ts';
import { ResultView } from './result-view.tsx';
import styles from './step-view.module.css';
import type { ExperimentState } from './use-experiment.ts';
import { useLessonTexts } from './use-lesson-texts.ts';
import { progressActions, useProgress } from './use-progress.ts';
import { truthsOf, verdictOf } from './verdict.ts';

interface ExperimentPanelProps {
  readonly lesson: Lesson;
  readonly step: LessonStep;
  readonly experiment: ExperimentState;
}

/** Progress of the runs with a stop button; after an interruption, its reason and a retry button. */
function Running({ experiment, trialNames }: Omit<ExperimentPanelProps, 'lesson' | 'step'> & Named) {
  const { t } = useTranslation('lessons');
  const { progress, interruption, stop, run } = experiment;
  const bar = useRef<HTMLDivElement>(null);
  const isRunning = progress !== null;
  useEffect(() => {
    // In the low panel of a phone the guess would fill the screen.
    if (isRunning) bar.current?.scrollIntoView({ block: 'nearest' });
  }, [isRunning]);
  const words = progress && {
    now: t('course.player.running', {
      run: progress.numEnded + 1,
      runs: trialNames.length,
      // The next step is shown for a moment before its predecessor's run ends.
      trial: trialNames[progress.trial] ?? '',
    }),
    phase: progress.phase === 'training' ? '' : t(`course.player.${progress.phase}`),
  };
  return (
    <>
      {/* Always rendered: not every screen reader announces a live region inserted with its text. */}
      <p role="status" className={progress ? styles['now'] : 'visually-hidden'}>
        {words?.now} {words && words.phase !== '' && <small>{words.phase}</small>}
      </p>
      {progress && (
        <div ref={bar} className={styles['running']}>
          <progress
            aria-label={words?.now}
            max={trialNames.length}
            value={progress.numEnded + progress.share}
          />
          <button type="button" onClick={stop}>
            <Square aria-hidden="true" />
            {t('course.player.stop')}
          </button>
        </div>
      )}
      {!progress && interruption && (
        <div role="alert" className={styles['interrupted']}>
          <p>{t(`course.player.${interruption.reason}`)}</p>
          <button type="button" onClick={run}>
            <RefreshCw aria-hidden="true" />
            {t('course.player.retry')}
          </button>
        </div>
      )}
    </>
  );
}

/** What the lesson claims about this experiment, over many seeds, below the learner's own result. */
function StepClaims({ lesson, step }: Omit<ExperimentPanelProps, 'experiment'>) {
  const { t } = useTranslation('lessons');
  const texts = useLessonTexts();
  if (!lesson.claims.some((claim) => claim.step === step.id)) return null;
  return (
    <div>
      <h4>{t('course.player.claims')}</h4>
      <ClaimList lesson={lesson} step={step.id} />
      <p className={styles['hint']}>{texts.basis(lesson.id)}</p>
    </div>
  );
}

interface Named {
  readonly trialNames: readonly string[];
}

/** Scrolls the question to the top when its result arrives, which is longer than the question. */
function useScrollToAnswer(question: RefObject<HTMLElement | null>, numResults: number) {
  const numSeen = useRef(numResults);
  useEffect(() => {
    const shown = question.current;
    const body = shown?.parentElement?.parentElement;
    if (body && numResults > numSeen.current) body.scrollTo({ top: shown.offsetTop - body.offsetTop });
    numSeen.current = numResults;
  }, [question, numResults]);
}

/** Asks for a guess, runs the experiment, and shows the result beside the guess. */
export function ExperimentPanel({ lesson, step, experiment }: ExperimentPanelProps) {
  const { t, i18n } = useTranslation('lessons');
  const { t: seeds } = useTranslation('repeats');
  const texts = useLessonTexts();
  const id = useId();
  const { heading, watch } = useKeptFocus<HTMLHeadingElement>();
  const stored = useProgress((course) => progressOfStep(course, lesson.id, step.id).guess);
  const kept = guessOf(step, stored);
  const [drawn, setDrawn] = useState<readonly number[] | null>(typeof kept === 'string' ? null : kept);
  const { prediction, experiment: what } = step;
  const { results, progress, interruption, run } = experiment;
  const trialNames = (what?.trials ?? []).map((trial) => texts.trial(lesson.id, step, trial));
  const hasResult = results.length > 0;
  useScrollToAnswer(heading, results.length);
  const isChoice = prediction?.kind === 'choice';
  const chosen = typeof kept === 'string' ? kept : null;
  const guess: Guess | undefined = isChoice ? (chosen ?? undefined) : (drawn ?? undefined);
  const isGuessed = !prediction || guess !== undefined;
  const [firstMeasure] = what?.measures ?? [];
  const begin = () => {
    if (!isGuessed) return;
    if (drawn && !isChoice && prediction) progressActions.guess(lesson.id, step.id, drawn);
    run();
  };
  const verdict = verdictOf(guess, results, step, {
    t,
    seeds,
    numbers: numbersOf(i18n.language),
    answer: (key) => texts.answer(lesson.id, step, key),
    trialNames,
  });
  const truths = isChoice ? truthsOf(step, results) : [];
  const isWrong = chosen !== null && truths.length > 0 && !truths.includes(chosen);
  const why = isWrong ? texts.why(lesson.id, step, chosen) : null;
  const ask = texts.step(lesson.id, step, 'ask');
  return (
    <section {...watch} className={styles['experiment']} aria-labelledby={`${id}-ask`}>
      <h3 ref={heading} id={`${id}-ask`} tabIndex={-1}>
        {prediction && ask ? ask : t('course.player.result')}
      </h3>
      {isChoice && (
        <ChoiceGuess
          labelledBy={`${id}-ask`}
          answers={prediction.answers.map((key) => ({ key, text: texts.answer(lesson.id, step, key) }))}
          guess={chosen}
          truths={truths}
          onGuess={(key) => {
            progressActions.guess(lesson.id, step.id, key);
            run();
          }}
        />
      )}
      {isChoice && chosen === null && what && (
        <p className={styles['hint']}>{t('course.player.answerRuns')}</p>
      )}
      {prediction && !isChoice && what && firstMeasure && !hasResult && (
        <DrawnGuess
          experiment={what}
          kind={prediction.kind}
          trialNames={trialNames}
          measureName={texts.measure(firstMeasure)}
          guess={drawn}
          isFixed={progress !== null}
          onGuess={setDrawn}
        />
      )}
      {!hasResult && !progress && !interruption && (!isChoice || chosen !== null) && (
        <button
          type="button"
          className={styles['run']}
          aria-disabled={!isGuessed}
          aria-describedby={isGuessed ? undefined : `${id}-first`}
          onClick={begin}
        >
          <Play aria-hidden="true" />
          {t('course.player.run')}
        </button>
      )}
      {!isGuessed && !isChoice && (
        <p id={`${id}-first`} className={styles['hint']}>
          {t('course.player.runFirst')}
        </p>
      )}
      <Running experiment={experiment} trialNames={trialNames} />
      <div role="status" className={styles['verdict']}>
        {hasResult && verdict !== '' && <p>{verdict}</p>}
        {hasResult && why !== null && <p>{why}</p>}
      </div>
      {hasResult && what && (
        <ResultView
          experiment={what}
          kind={prediction?.kind ?? null}
          trialNames={trialNames}
          results={results}
          guess={guess}
          name={`${lesson.id}-${step.id}`}
          about={() => ({
            config: null,
            words: `${texts.lesson(lesson.id, 'title')}: ${trialNames.join(', ')}`,
            query: `?lesson=${lesson.id}&at=${lesson.steps.indexOf(step) + 1}`,
            seeds: results.map(({ seed }) => seed),
          })}
        />
      )}
      {hasResult && <p className={styles['reveal']}>{texts.step(lesson.id, step, 'reveal')}</p>}
      {hasResult && what && <StepClaims lesson={lesson} step={step} />}
      {hasResult && what && !progress && !interruption && (
        <button type="button" className={styles['again']} onClick={run}>
          <RefreshCw aria-hidden="true" />
          {t('course.player.again')}
        </button>
      )}
    </section>
  );
}
