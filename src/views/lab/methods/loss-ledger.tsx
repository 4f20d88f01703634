import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SaveFigure } from '@/figures/save-figure.tsx';
import { numbersOf } from '@/i18n/numbers.ts';
import { valueOf } from '@/protocol/run/config.ts';
import { Switch } from '@/ui/switch.tsx';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import { sampled } from '@/state/curves.ts';
import { ledgerRows, type LedgerRow } from './ledger-rows.ts';
import { ledgerTable } from './method-tables.ts';
import { useInView } from './use-in-view.ts';
import { useMethodTexts } from './use-method-texts.ts';
import styles from './loss-ledger.module.css';

/** Time a slider must rest before the gradients are measured again. */
const REST_MS = 200;

/** Maximum number of entries in a term's history, which is 100 px wide. */
const HISTORY = 100;

/** Chart of a term's share by entry: a line from left to right. */
function Spark({ history }: Pick<LedgerRow, 'history'>) {
  const last = Math.max(1, history.length - 1);
  const points = history
    .map((gradientShare, index) => `${(100 * index) / last},${20 - 20 * gradientShare}`)
    .join(' ');
  return (
    <svg viewBox="0 -1 100 22" preserveAspectRatio="none" aria-hidden="true" className={styles['spark']}>
      <polyline points={points} fill="none" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

function Advice({ row }: { readonly row: LedgerRow }) {
  const { t, i18n } = useTranslation();
  const texts = useMethodTexts();
  const { change } = useLabActions();
  if (!row.verdict) return null;
  const { balance } = row;
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumSignificantDigits: 2 });
  return (
    <p className={styles['advice']}>
      {t(`ledger.${row.verdict}`, { name: texts.term(row.id), percent: percent.format(row.gradientShare) })}
      {balance && (
        <button type="button" onClick={() => change({ [balance.key]: balance.value })}>
          {t('ledger.balance', { weight: String(balance.value) })}
        </button>
      )}
    </p>
  );
}

/** Loss ledger: every term's raw value, weighted share and gradient, with a warning if one dominates. */
export function LossLedger() {
  const { t, i18n } = useTranslation();
  const texts = useMethodTexts();
  const numbers = numbersOf(i18n.language);
  const [isWatched, setIsWatched] = useState(true);
  const [section, isInView] = useInView<HTMLElement>();
  const isReady = useLab((state) => state.isReady);
  const isOn = isWatched && isInView;
  // Requested again once a change that a weight may depend on has come to rest.
  const shown = useLab(({ status, config }) => `${status?.runId} ${JSON.stringify(config)}`);
  const { inspect } = useLabActions();
  useEffect(() => {
    if (!isReady || shown === '') return undefined;
    const timer = setTimeout(() => void inspect('watchLedger', { isOn }).catch(() => undefined), REST_MS);
    return () => clearTimeout(timer);
  }, [inspect, isReady, isOn, shown]);
  const all = useLab((state) => state.series.ledger);
  const past = useLab((state) => state.past);
  // An entry is about the step after the one at which it was measured.
  const entries = past ? all.before(past.step + 2) : all;
  const config = useLab((state) => state.config);
  const rows = ledgerRows(sampled(entries, HISTORY), (key) => Number(valueOf(config, key)));
  const latest = entries.at(-1);
  return (
    <section ref={section} className={`card ${styles['ledger'] ?? ''}`} aria-labelledby="ledger-title">
      <header>
        <h2 id="ledger-title">{t('ledger.title')}</h2>
        <Switch name={t('ledger.watch')} isOn={isWatched} onChange={setIsWatched} />
        <SaveFigure
          figure="loss-ledger"
          title={t('ledger.title')}
          tables={() => [ledgerTable(sampled(entries, entries.length))]}
        />
        <p>{t('ledger.intro')}</p>
      </header>
      {latest ? (
        <div className={styles['scroll']} tabIndex={0} role="group" aria-labelledby="ledger-title">
          <table>
            <thead>
              <tr>
                {(['term', 'raw', 'weight', 'share', 'gradient', 'pull', 'history'] as const).map((key) => (
                  <th key={key} scope="col">
                    {t(`ledger.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id} data-verdict={row.verdict}>
                  <th scope="row">{texts.term(row.id)}</th>
                  <td>{row.raw.toPrecision(3)}</td>
                  <td>{String(Number(row.weight.toPrecision(3)))}</td>
                  <td>{(row.raw * row.weight).toPrecision(3)}</td>
                  <td>{row.gradientNorm.toPrecision(3)}</td>
                  <td>
                    <span
                      className={styles['bar']}
                      style={{ '--share': row.gradientShare }}
                      aria-hidden="true"
                    />
                    {numbers.percent(row.gradientShare)}
                  </td>
                  <td>
                    <Spark history={row.history} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {rows.map((row) => (
        <Advice key={row.id} row={row} />
      ))}
      <p className={styles['note']}>
        {latest ? t('ledger.atStep', { step: numbers.whole(latest.step) }) : t('ledger.nothing')}
      </p>
    </section>
  );
}
