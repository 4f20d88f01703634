import { useTranslation } from 'react-i18next';
import { useLab } from './lab-context.tsx';
import styles from './backend-chip.module.css';

/** Which backend and adapter do the work, and what the self-test found. */
export function BackendChip() {
  const { t } = useTranslation();
  const report = useLab((state) => state.backend);
  return (
    <details className={styles['chip']}>
      <summary>
        <span className={styles['dot']} data-state={report ? 'there' : 'coming'} />
        <span role="status" aria-label={t('backend.label')}>
          {report ? `${t(`backend.names.${report.backend}`)} · ${report.adapter}` : t('backend.starting')}
        </span>
      </summary>
      <div className={styles['report']}>
        <p>{t('backend.selfTest')}</p>
        <dl>
          {report?.trials.map((trial) => (
            <div key={trial.backend}>
              <dt>
                {t(`backend.names.${trial.backend}`)}
                {trial.backend === report.backend && <small>{t('backend.chosen')}</small>}
              </dt>
              <dd>
                {t(`backend.${trial.outcome}`, {
                  error: trial.worstRelativeError?.toExponential(0) ?? '',
                  ms: trial.msPerStep?.toFixed(1) ?? '',
                  reason: trial.reason ? t(`backend.reasons.${trial.reason}`, { detail: trial.detail }) : '',
                })}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </details>
  );
}
