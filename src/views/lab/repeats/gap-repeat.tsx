import { ArrowDown, Repeat2 } from 'lucide-react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { MIN_SEEDS } from '@/metrics/verdict.ts';
import { useLab } from '@/state/lab-context.tsx';
import { useStoreState } from '@/state/use-store-state.ts';
import styles from './gap-repeat.module.css';
import { REPEATS_TITLE, useRepeatStores, useResultsHere } from './use-repeats.ts';

/** Shows the region of the repeats and moves the focus to its heading. */
function goToRepeats() {
  const heading = document.getElementById(REPEATS_TITLE);
  heading?.focus({ preventScroll: true });
  heading?.closest('section')?.scrollIntoView({ block: 'start' });
}

/** Repeats the lab's configuration with the fewest seeds that can name a winner, and shows the region of the repeats. */
export function GapRepeat() {
  const { t } = useTranslation('repeats');
  const stores = useRepeatStores();
  const config = useLab((state) => state.config);
  const isReady = useLab(({ backend }) => backend !== null);
  const isRunning = useStoreState(stores.repeats, ({ batch }) => batch?.status === 'running');
  const isDone = useResultsHere().length >= MIN_SEEDS;
  const isShown = isRunning || isDone;
  return (
    <button
      type="button"
      className={styles['repeat']}
      aria-disabled={!isShown && !isReady}
      onClick={() => {
        if (!isShown && !isReady) return;
        // At its full height before it is scrolled to: the browser keeps what is below it in place.
        if (!isShown) flushSync(() => stores.repeat(config, MIN_SEEDS));
        goToRepeats();
      }}
    >
      {isShown ? <ArrowDown aria-hidden="true" /> : <Repeat2 aria-hidden="true" />}
      {isShown ? t('gap.show') : t('gap.test', { count: MIN_SEEDS })}
    </button>
  );
}
