import { useTranslation } from 'react-i18next';
import type { BenchPort } from '@/protocol/bench.ts';
import styles from './bench-view.module.css';
import { Controls } from './controls.tsx';
import { CopyResult } from './copy-result.tsx';
import { GrowthTable } from './growth-table.tsx';
import { MeasurementTable } from './measurement-table.tsx';
import { Machine } from './machine.tsx';
import { RatioTable } from './ratio-table.tsx';
import { useBench } from './use-bench.ts';

interface BenchViewProps {
  readonly port: BenchPort;
  /** The page's query. */
  readonly query: string;
}

/** `?bench=1`: measures training speed with our kernels and with stock TensorFlow.js. */
export function BenchView({ port, query }: BenchViewProps) {
  const { t, i18n } = useTranslation();
  const { state, start, stop } = useBench(port);
  const { report, phase } = state;
  const hasEnded = phase === 'finished' || phase === 'stopped';
  return (
    <main className={styles['bench']}>
      <Controls state={state} query={query} start={(plan) => void start(plan)} stop={stop} />
      <RatioTable report={report} />
      <MeasurementTable report={report} />
      <GrowthTable report={report} />
      <Machine report={report} />
      {hasEnded && <CopyResult report={report} />}
      <a href={`./?lang=${i18n.language}`}>{t('bench.toLab')}</a>
    </main>
  );
}
