import type { TFunction } from 'i18next';
import { entryAt } from '@/core/checked.ts';
import type { Numbers } from '@/i18n/numbers.ts';
import { verdictWords } from '@/i18n/verdict-words.ts';
import type { LessonStep } from '@/lessons/lesson.ts';
import { standings } from '@/lessons/measures.ts';
import { verdictOn } from '@/metrics/verdict.ts';
import type { Guess, StepResult } from '@/state/lesson-progress.ts';
import { meanOf } from './chart-scale.ts';
import { valueText } from './value-text.ts';

interface Words {
  readonly t: TFunction<'lessons'>;
  readonly seeds: TFunction<'repeats'>;
  readonly numbers: Numbers;
  readonly answer: (key: string) => string;
  readonly trialNames: readonly string[];
}

/** Mean of a trial's first measure over the seeds. */
const actualOf = (results: readonly StepResult[], trial: number) =>
  meanOf(results.map(({ values }) => entryAt(entryAt(values, trial), 0)));

/** Each seed's difference, if the step asks who is ahead. */
function differencesOf({ prediction }: LessonStep, results: readonly StepResult[]): readonly number[] | null {
  const difference = prediction?.kind === 'choice' ? prediction.difference : undefined;
  return difference ? results.map(({ values }) => difference(values)) : null;
}

/** Keys of the correct answers: one per seed, or the verdict over all seeds. */
export function truthsOf(step: LessonStep, results: readonly StepResult[]): readonly string[] {
  const differences = differencesOf(step, results);
  if (differences) return standings(differences);
  return results.flatMap(({ truth }) => (truth === null ? [] : [truth]));
}

/** Compares the chosen answer with the correct one. */
function choiceVerdict(guess: string, truths: readonly string[], { t, answer }: Words): string {
  const [truth] = truths;
  if (truth === undefined) return '';
  if (truths.some((each) => each !== truth)) return t('course.player.differs');
  if (truth === guess) return t('course.player.right');
  return t('course.player.wrong', { guess: answer(guess), truth: answer(truth) });
}

/** Feedback on a guess; empty if nothing was guessed. */
export function verdictOf(
  guess: Guess | undefined,
  results: readonly StepResult[],
  step: LessonStep,
  words: Words,
): string {
  if (guess === undefined || results.length === 0) return '';
  if (typeof guess === 'string') {
    const truths = truthsOf(step, results);
    const differences = differencesOf(step, results);
    if (!differences || truths.length > 0) return choiceVerdict(guess, truths, words);
    const { title, detail } = verdictWords(words.seeds, verdictOn(differences), words.numbers);
    return `${title}. ${detail}`;
  }
  const { experiment } = step;
  if (!experiment) return '';
  const { t, numbers, trialNames } = words;
  const unit = experiment.measures[0]?.unit ?? 'share';
  const compared = guess.map((value, trial) => ({
    trial: entryAt(trialNames, trial),
    off: Math.abs(value - actualOf(results, trial)),
    guess: valueText(value, unit, numbers),
    actual: valueText(actualOf(results, trial), unit, numbers),
  }));
  const [first] = compared;
  if (!first) return '';
  if (compared.length === 1)
    return t(results.length > 1 ? 'course.player.guessedMean' : 'course.player.guessedIs', {
      guess: first.guess,
      actual: first.actual,
    });
  const farthest = compared.reduce((one, other) => (other.off > one.off ? other : one));
  const mean = meanOf(compared.map(({ off }) => off));
  return [
    t('course.player.curveOff', { distance: t('course.player.points', { points: numbers.points(mean) }) }),
    t('course.player.curveFarthest', {
      trial: farthest.trial,
      guess: farthest.guess,
      actual: farthest.actual,
    }),
  ].join(' ');
}
