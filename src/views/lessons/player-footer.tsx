import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './player.module.css';

interface PlayerFooterProps {
  /** Of the step, 0 for the first; as many as there are for what comes after the last. */
  readonly index: number;
  readonly numSteps: number;
  /** Whether everything of the step was done; it can be skipped all the same. */
  readonly isDone: boolean;
  readonly isBusy: boolean;
  readonly onGo: (index: number) => void;
}

/** Back and Next, always at the same place. */
export function PlayerFooter({ index, numSteps, isDone, isBusy, onGo }: PlayerFooterProps) {
  const { t } = useTranslation('lessons');
  const isLast = index === numSteps - 1;
  return (
    <footer className={styles['footer']}>
      <button type="button" disabled={index === 0} onClick={() => onGo(index - 1)}>
        <ArrowLeft aria-hidden="true" />
        {t('course.player.back')}
      </button>
      {index < numSteps && (
        <button
          type="button"
          className={styles['next']}
          data-done={isDone && !isBusy}
          onClick={() => onGo(index + 1)}
        >
          {t(!isDone ? 'course.player.skip' : isLast ? 'course.player.finish' : 'course.player.next')}
          <ArrowRight aria-hidden="true" />
        </button>
      )}
    </footer>
  );
}
