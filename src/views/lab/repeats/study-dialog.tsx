import { Download, Play, Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { SaveFigure } from '@/figures/save-figure.tsx';
import { configName } from '@/i18n/config-name.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { linkFromRunConfig } from '@/protocol/link/write-link.ts';
import { studyBase, studyCsv, studyRows, studyTable } from '@/protocol/repeat/study.ts';
import { numDone } from '@/state/job-batch.ts';
import { useLab, useLabStore } from '@/state/lab-context.tsx';
import { isSameButSeed } from '@/state/repeats-store.ts';
import { useStoreState } from '@/state/use-store-state.ts';
import { Dialog } from '@/ui/dialog.tsx';
import { downloadCsv } from '@/ui/download.ts';
import { BatchProgress } from './batch-progress.tsx';
import styles from './repeats.module.css';
import { StudyTable } from './study-table.tsx';
import { useRepeatStores } from './use-repeats.ts';

/** The α × T comparison: its progress, its table, and the table as CSV. */
export function StudyDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation('repeats');
  const stores = useRepeatStores();
  const { question, batch, nowMs } = useStoreState(stores.study, (state) => state);
  const config = useLab((state) => state.config);
  const lab = useLabStore();
  if (!question || !batch) return null;
  const { base, plan } = question;
  const rows = studyRows(plan, batch.results);
  const isRunning = batch.status === 'running';
  const { alpha, temperature } = base;
  const isOther = !isSameButSeed(base, { ...studyBase(config), alpha, temperature });
  const done = numDone(batch);
  const all = batch.items.length;
  const list = (values: readonly number[]) => values.map(numbersOf(i18n.language).temperature).join(', ');
  return (
    <Dialog title={t('study.title')} closeName={t('study.close')} hasCards onClose={onClose}>
      <div className={styles['study']}>
        <p>
          {t('study.intro', {
            alphas: list(plan.alpha),
            temperatures: list(plan.temperature),
            seeds: plan.seeds.length,
            count: all,
          })}
        </p>
        <p>
          {isOther ? <strong>{t('otherConfig')}</strong> : t('ofConfig')}{' '}
          {configName(t, i18n, base, 'configOfStudy')}
        </p>
        <div className={styles['controls']}>
          <button
            type="button"
            onClick={() => (isRunning ? stores.study.actions.stop() : stores.compare(config))}
          >
            {isRunning ? <Square aria-hidden="true" /> : <Play aria-hidden="true" />}
            {isRunning ? t('stop') : t('study.start', { count: all })}
          </button>
          <button
            type="button"
            aria-disabled={done === 0}
            onClick={() => done > 0 && downloadCsv('alpha-temperature.csv', studyCsv(base, rows))}
          >
            <Download aria-hidden="true" />
            {t('study.csv')}
          </button>
        </div>
        <BatchProgress batch={batch} nowMs={nowMs} label={t('study.title')} />
        <p role="status" className={styles['status']}>
          {t(`study.${batch.status}`, { done, all, reason: batch.failure })}
          {batch.numFailed > 0 && ` ${t('numFailed', { count: batch.numFailed, reason: batch.failure })}`}
        </p>
        <figure>
          <SaveFigure
            figure="study"
            title={t('study.title')}
            tables={() => [studyTable(base, rows)]}
            about={() => ({
              config: null,
              words: configName(t, i18n, base, 'configOfStudy'),
              query: linkFromRunConfig(base, '?'),
              seeds: plan.seeds,
              backend: lab.getState().backend?.backend ?? null,
            })}
          />
          <StudyTable rows={rows} />
        </figure>
        <ul className={styles['words']}>
          <li>{t('study.four')}</li>
          <li>{t('study.zero')}</li>
          <li>{t('study.ms')}</li>
        </ul>
      </div>
    </Dialog>
  );
}
