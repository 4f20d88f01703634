import { Play } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import { readNumber } from '@/ui/typed-number.ts';
import styles from './share.module.css';

/** Trains the run with a seed of the learner's own: with equal seeds the whole class would repeat one run. */
export function OwnSeed() {
  const { t } = useTranslation('classroom');
  const id = useId();
  const seed = useLab((state) => state.config.seed);
  const isReady = useLab((state) => state.isReady);
  const { reset, play } = useLabActions();
  const [typed, setTyped] = useState(String(seed));
  const read = readNumber(typed);
  const ownSeed = read.kind === 'number' && /^\d{1,6}$/.test(String(read.value)) ? read.value : null;
  const isRight = ownSeed !== null;
  const train = async () => {
    if (ownSeed === null || !isReady) return;
    await reset(ownSeed);
    await play();
  };
  return (
    <form
      className={styles['own']}
      onSubmit={(event) => {
        event.preventDefault();
        // The store shows a failure.
        train().catch(() => undefined);
      }}
    >
      <h3>{t('results.mine.seedTitle')}</h3>
      <p className={styles['hint']}>{t('results.mine.seedHint')}</p>
      <div className={styles['row']}>
        <label htmlFor={id}>{t('results.mine.seed')}</label>
        <input
          id={id}
          className={styles['seed']}
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          aria-invalid={!isRight}
          aria-describedby={`${id}-problem`}
          onChange={(event) => setTyped(event.target.value)}
        />
        {/* Not `disabled`: it keeps the focus while its run is built. */}
        <button type="submit" aria-disabled={!isReady || !isRight}>
          <Play aria-hidden="true" />
          {t('results.mine.seedStart')}
        </button>
      </div>
      <p id={`${id}-problem`} role="status" className={styles['problem']}>
        {!isRight && t('results.mine.seedWrong', { received: typed })}
      </p>
    </form>
  );
}
