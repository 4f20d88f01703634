import { Repeat2, Square } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { configName } from '@/i18n/config-name.ts';
import { allBaselines, type Baseline } from '@/protocol/repeat/repeat.ts';
import { useLab } from '@/state/lab-context.tsx';
import { isSameButSeed, repeatResults } from '@/state/repeats-store.ts';
import { useStoreState } from '@/state/use-store-state.ts';
import { lazyPart } from '@/ui/lazy-part.tsx';
import { BatchProgress } from './batch-progress.tsx';
import styles from './repeats.module.css';
import { StudyButton } from './study-button.tsx';
import { REPEATS_TITLE, useRepeatStores } from './use-repeats.ts';

const RepeatResults = lazyPart(
  async () => (await import('./repeat-results.tsx')).RepeatResults,
  <div className={styles['results']} />,
);

const seedCounts = [5, 10, 20] as const;

/** How many seeds, with which baselines, and the button that starts or stops them. */
function Controls() {
  const { t } = useTranslation('repeats');
  const stores = useRepeatStores();
  const config = useLab((state) => state.config);
  const isReady = useLab(({ backend }) => backend !== null);
  const isRunning = useStoreState(stores.repeats, ({ batch }) => batch?.status === 'running');
  const [count, setCount] = useState<number>(5);
  const [baselines, setBaselines] = useState<readonly Baseline[]>([]);
  return (
    <div className={styles['controls']}>
      <select
        aria-label={t('count')}
        value={count}
        disabled={isRunning}
        onChange={(event) => setCount(Number(event.target.value))}
      >
        {seedCounts.map((each) => (
          <option key={each} value={each}>
            {t('seeds', { count: each })}
          </option>
        ))}
      </select>
      {/* One button for both, so that the focus stays. */}
      <button
        type="button"
        aria-disabled={!isReady}
        onClick={() => {
          if (isRunning) stores.repeats.actions.stop();
          else if (isReady) stores.repeat(config, count, baselines);
        }}
      >
        {isRunning ? <Square aria-hidden="true" /> : <Repeat2 aria-hidden="true" />}
        {isRunning ? t('stop') : t('start', { count })}
      </button>
      {allBaselines.map((each) => (
        <label key={each} title={t(`baselines.${each}.hint`)}>
          <input
            type="checkbox"
            checked={baselines.includes(each)}
            disabled={isRunning}
            onChange={({ target }) =>
              setBaselines(
                target.checked ? [...baselines, each] : baselines.filter((other) => other !== each),
              )
            }
          />
          {t(`baselines.${each}.too`)}
        </label>
      ))}
      <StudyButton />
    </div>
  );
}

/** The results with their progress, and the configuration that they belong to if it is not the lab's. */
function Outcome() {
  const { t, i18n } = useTranslation('repeats');
  const { repeats } = useRepeatStores();
  const state = useStoreState(repeats, (all) => all);
  const config = useLab((lab) => lab.config);
  const { question, batch, nowMs } = state;
  if (!question || !batch) return <p className={styles['status']}>{t('hint')}</p>;
  const { runs } = repeatResults(state);
  const values = { done: runs.length, all: question.seeds.length, reason: batch.failure };
  return (
    <>
      <BatchProgress batch={batch} nowMs={nowMs} label={t('title')} />
      <p role="status" className={styles['status']}>
        {t(`status.${batch.status}`, values)}
        {batch.numFailed > 0 && ` ${t('numFailed', { count: batch.numFailed, reason: batch.failure })}`}
      </p>
      {!isSameButSeed(question.config, config) && (
        <p className={styles['other']}>
          <strong>{t('otherConfig')}</strong> {configName(t, i18n, question.config)}
        </p>
      )}
      <RepeatResults state={state} />
    </>
  );
}

/** Trains the lab's configuration with further seeds in the background, and compares student and control. */
export function Repeats() {
  const { t } = useTranslation('repeats');
  return (
    <section aria-labelledby={REPEATS_TITLE} className={styles['repeats']}>
      <h2 id={REPEATS_TITLE} tabIndex={-1}>
        {t('title')}
      </h2>
      <Controls />
      <Outcome />
    </section>
  );
}
