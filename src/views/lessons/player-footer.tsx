import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './player.module.css';

interface PlayerFooterProps {
  /** Index of the step; `numSteps` for the view after the last step. */
  readonly index: number;
  readonly numSteps: number;
  /** Whether the step is complete; it can be skipped anyway. */
  readonly isDone: boolean;
  readonly isBusy: boolean;
  readonly onGo: (index: number) => void;
}

/** Back and Next buttons, at a fixed position. */
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
