import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lanes } from '@/core/lane.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { softmaxAt } from '@/metrics/softmax.ts';
import { useLab } from '@/state/lab-context.tsx';

/** Delay before an announcement, ms: announcing every piece of a stroke would be too much. */
const REST_MS = 900;

interface AnswersInWordsProps {
  readonly classNames: readonly string[];
  /** What is announced while there is nothing to answer. */
  readonly ask: string;
}

/** Announces the networks' answers to the visitor's own example once it rests; not again while they train. */
export function AnswersInWords({ classNames, ask }: AnswersInWordsProps) {
  const { t, i18n } = useTranslation('tools');
  const pixels = useLab((state) => state.drawing?.pixels ?? null);
  const observed = useLab((state) => state.observed);
  const [words, setWords] = useState('');
  const update = useEffectEvent(() => {
    const answers = lanes.map((lane) => {
      const probabilities = softmaxAt(observed?.[lane] ?? [], 1);
      const share = Math.max(...probabilities);
      return `${classNames[probabilities.indexOf(share)]}, ${numbersOf(i18n.language).wholePercent(share)}`;
    });
    const [teacher, student, control] = answers;
    setWords(pixels ? t('drawing.answers', { teacher, student, control }) : ask);
  });
  const isAnswered = observed !== null;
  useEffect(() => {
    if (pixels !== null && !isAnswered) return undefined;
    const timer = setTimeout(update, REST_MS);
    return () => clearTimeout(timer);
  }, [pixels, isAnswered]);
  return (
    <p role="status" className="visually-hidden">
      {words}
    </p>
  );
}
