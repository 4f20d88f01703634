import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limits, within } from '@/core/limits.ts';
import { asJson, type BenchReport } from '@/protocol/bench/bench-report.ts';
import { downloadCsv } from '@/ui/download.ts';
import { benchCsv } from './bench-tables.ts';
import styles from './bench-view.module.css';

const tables = { measurements: 'bench.table', growth: 'bench.growth' } as const;

/** The whole result as text: copied, or shown for copying by hand if the browser refuses. Its tables as CSV. */
export function CopyResult({ report }: { readonly report: BenchReport }) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  const json = asJson(report);
  const copy = async () => {
    try {
      await within(limits.permissionMs, 'the clipboard', navigator.clipboard.writeText(json));
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  };
  return (
    <section className="card" aria-label={t('bench.json')}>
      <div className={styles['controls']}>
        <button type="button" className={styles['primary']} onClick={() => void copy()}>
          {t('bench.copy')}
        </button>
        {(['measurements', 'growth'] as const)
          .filter((table) => report[table].length > 0)
          .map((table) => (
            <button
              key={table}
              type="button"
              onClick={() => downloadCsv(`benchmark-${table}.csv`, benchCsv(table, report))}
            >
              {t('bench.csv', { table: t(tables[table]) })}
            </button>
          ))}
        <span aria-live="polite">{outcome && t(`bench.${outcome}`)}</span>
      </div>
      <details open={outcome === 'refused'}>
        <summary>{t('bench.json')}</summary>
        <textarea readOnly aria-label={t('bench.json')} rows={12} value={json} />
      </details>
    </section>
  );
}
