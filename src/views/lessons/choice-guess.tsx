import { Check, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './step-view.module.css';

interface ChoiceGuessProps {
  readonly answers: readonly { readonly key: string; readonly text: string }[];
  /** Key of the chosen answer. */
  readonly guess: string | null;
  /** Keys of the correct answers, one per seed; empty before the result. */
  readonly truths: readonly string[];
  /** Id of the element that labels the group. */
  readonly labelledBy: string;
  readonly onGuess: (key: string) => void;
}

/** A multiple-choice guess; after the result it shows the chosen and the correct answer. */
export function ChoiceGuess({ answers, guess, truths, labelledBy, onGuess }: ChoiceGuessProps) {
  const { t } = useTranslation('lessons');
  if (guess === null) {
    return (
      <div role="group" aria-labelledby={labelledBy} className={styles['answers']}>
        {answers.map(({ key, text }) => (
          <button key={key} type="button" onClick={() => onGuess(key)}>
            {text}
          </button>
        ))}
      </div>
    );
  }
  return (
    <ul className={styles['answers']} aria-labelledby={labelledBy}>
      {answers.map(({ key, text }) => (
        <li key={key} data-guessed={key === guess} data-true={truths.includes(key)}>
          <span>{text}</span>
          {key === guess && (
            <small>
              <UserRound aria-hidden="true" /> {t('course.player.yourAnswer')}
            </small>
          )}
          {truths.includes(key) && (
            <small data-tone="good">
              <Check aria-hidden="true" /> {t('course.player.cameTrue')}
            </small>
          )}
        </li>
      ))}
    </ul>
  );
}
