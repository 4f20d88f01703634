import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { datasetById } from '@/datasets/registry.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { encodeResult, NICKNAME_LENGTH, type ClassResult } from '@/protocol/classroom/class-result.ts';
import { isLiveChange } from '@/protocol/run/config.ts';
import { numGenerations } from '@/protocol/run/length.ts';
import { latestReport } from '@/state/lab-state.ts';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import { differingKeys } from '@/state/differing-keys.ts';
import { useKeptFocus } from '@/ui/use-kept-focus.ts';
import { CopyField } from './copy-field.tsx';
import { OwnSeed } from './own-seed.tsx';
import { QrPanel } from './qr-panel.tsx';
import { TestChoice, useMyTest } from './test-choice.tsx';
import styles from './share.module.css';

/** A result that mixes several settings, which the class view could not group. */
interface Mixed {
  /** 'changed' during training, or 'moved' since the last step. */
  readonly reason: 'changed' | 'moved';
  readonly keys: readonly string[];
}

/** A result without what the learner adds. */
type RunResult = Omit<ClassResult, 'nickname' | 'test'>;

/** The current run's result without a nickname; null before the first measurement. */
function useMyResult(): RunResult | Mixed | null {
  const config = useLab((state) => state.config);
  const trained = useLab((state) => state.trained);
  const report = useLab(latestReport);
  const numPromoted = useLab((state) => state.series.generations.length);
  const [first] = trained;
  if (!report || report.step === 0 || !first) return null;
  // A new run is about to start.
  if (!isLiveChange(first, config)) return null;
  const keys = differingKeys([...trained, config]);
  // A result code cannot represent a student promoted to teacher by hand.
  const isPromoted = numPromoted >= numGenerations(config);
  if (isPromoted) return { reason: 'changed', keys: [...new Set(['teacher', ...keys])] };
  if (keys.length > 0) return { reason: differingKeys(trained).length > 0 ? 'changed' : 'moved', keys };
  const { step, numPictures, student, control } = report;
  const rightOf = (accuracy: number) => Math.round(accuracy * numPictures);
  return {
    config,
    step,
    numPictures,
    studentRight: rightOf(student.accuracy),
    controlRight: rightOf(control.accuracy),
  };
}

/** Explains why there is no result code. */
function NoCode({ mixed }: { readonly mixed: Mixed | null }) {
  const { t, i18n } = useTranslation('classroom');
  const { t: main } = useTranslation(['translation', 'methods']);
  if (!mixed) return <p className={styles['warning']}>{t('results.mine.before')}</p>;
  // Keys are data, which the typed `t` cannot check.
  const text = main as (keys: readonly string[]) => string;
  const names = mixed.keys.map((key) => {
    if (key === 'methods' || key === 'studentLabels') return t(`results.mine.keys.${key}`);
    return text([`controls.${key}`, `methodSettings.${key}`]);
  });
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(names);
  return <p className={styles['warning']}>{t(`results.mine.${mixed.reason}`, { keys: list })}</p>;
}

/** Warnings about an incomplete result, with a button that completes it. */
function Warnings({ result }: { readonly result: RunResult }) {
  const { t } = useTranslation('classroom');
  const isTesting = useLab((state) => state.pending.test > 0);
  const { evaluateAll } = useLabActions();
  const isUnfinished = result.step < result.config.steps;
  const isOfFew = result.numPictures < datasetById(result.config.dataset).counts.test;
  if (!isUnfinished && !isOfFew) return null;
  return (
    <div className={styles['warning']}>
      {isUnfinished && <p>{t('results.mine.unfinished')}</p>}
      {isOfFew && (
        <p>
          {t('results.mine.fewPictures')}{' '}
          <button
            type="button"
            aria-busy={isTesting}
            // The store shows a failure.
            onClick={() => void evaluateAll().catch(() => undefined)}
          >
            {t('results.mine.testAll')}
          </button>
        </p>
      )}
    </div>
  );
}

/** The run on its way to a result. */
function Training() {
  const { t, i18n } = useTranslation('classroom');
  const { whole } = numbersOf(i18n.language);
  const step = useLab((state) => state.series.steps.at(-1)?.step ?? 0);
  const { seed, steps } = useLab((state) => state.config);
  const words = t('results.mine.training', { seed, step: whole(step), steps: whole(steps) });
  return (
    <div className={styles['training']}>
      <p>{words}</p>
      <progress aria-label={words} max={steps} value={Math.min(step, steps)} />
    </div>
  );
}

/** A learner's result as a code to send or to show. */
export function MyResult() {
  const { t, i18n } = useTranslation('classroom');
  const id = useId();
  const numbers = numbersOf(i18n.language);
  const mine = useMyResult();
  const isPlaying = useLab((state) => state.isPlaying);
  const result = !isPlaying && mine && 'config' in mine ? mine : null;
  const [nickname, setNickname] = useState('');
  const { heading, watch } = useKeptFocus<HTMLParagraphElement>();
  const test = useMyTest();
  const [hasTest, setHasTest] = useState(true);
  const code = result && encodeResult({ ...result, nickname, test: hasTest ? test : null });
  return (
    <>
      <p className={styles['lead']}>{t('results.mine.intro')}</p>
      <OwnSeed />
      {result && code ? (
        <>
          <div {...watch}>
            <p ref={heading} tabIndex={-1} className={styles['summary']}>
              {t('results.mine.summary', {
                seed: result.config.seed,
                step: numbers.whole(result.step),
                steps: numbers.whole(result.config.steps),
                student: numbers.percent(result.studentRight / result.numPictures),
                control: numbers.percent(result.controlRight / result.numPictures),
                pictures: numbers.whole(result.numPictures),
              })}
            </p>
            <Warnings result={result} />
          </div>
          <div className={styles['link']}>
            <div className={styles['column']}>
              <div className={styles['name']}>
                <label htmlFor={id}>{t('results.mine.nickname')}</label>
                <input
                  id={id}
                  maxLength={NICKNAME_LENGTH}
                  autoComplete="off"
                  value={nickname}
                  aria-describedby={`${id}-hint`}
                  onChange={(event) => setNickname(event.target.value)}
                />
                <p id={`${id}-hint`} className={styles['hint']}>
                  {t('results.mine.nicknameHint', { most: NICKNAME_LENGTH })}
                </p>
              </div>
              {test && <TestChoice test={test} isIncluded={hasTest} onChange={setHasTest} />}
              <CopyField
                name={t('results.mine.code')}
                text={code}
                buttonText={t('results.mine.copy')}
                isMain
              />
            </div>
            <QrPanel text={code} name={t('results.mine.qr')} hint={t('results.mine.qrHint')} />
          </div>
        </>
      ) : isPlaying ? (
        <Training />
      ) : (
        <NoCode mixed={mine && 'reason' in mine ? mine : null} />
      )}
      <p role="status" className="visually-hidden">
        {result && t('results.mine.ready')}
      </p>
    </>
  );
}
