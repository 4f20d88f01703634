import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DistillationMethod } from '@/distill/method.ts';
import type { MethodCost as Cost } from '@/protocol/metrics.ts';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import styles from './methods-section.module.css';

/** A smaller share of the whole is within the difference of two equal measurements. */
const NOISE_SHARE = 0.03;

/** Cost of an active method in a pass of the student, measured on request. */
export function MethodCost({ method }: { readonly method: DistillationMethod }) {
  const { t, i18n } = useTranslation();
  const isOn = useLab((state) => state.config.methods.includes(method.id));
  const { inspect } = useLabActions();
  const [costs, setCosts] = useState<readonly Cost[]>([]);
  const [isMeasuring, setIsMeasuring] = useState(false);
  const cost = costs.find(({ methodId }) => methodId === method.id);
  const ms = new Intl.NumberFormat(i18n.language, {
    style: 'unit',
    unit: 'millisecond',
    unitDisplay: 'short',
    maximumSignificantDigits: 2,
  });
  const measure = async () => {
    if (isMeasuring) return;
    setIsMeasuring(true);
    try {
      setCosts((await inspect('methodCosts', {})) ?? []);
    } catch {
      setCosts([]);
    } finally {
      setIsMeasuring(false);
    }
  };
  const isClear = cost && cost.extraMsPerStep > NOISE_SHARE * cost.msPerStep;
  return (
    <section className={styles['cost']} aria-label={t('methodPanel.cost')}>
      <h4>{t('methodPanel.cost')}</h4>
      <button type="button" disabled={!isOn} aria-busy={isMeasuring} onClick={() => void measure()}>
        {t('methodPanel.measureCost')}
      </button>
      <p role="status">
        {!isOn && t('methodPanel.costOff')}
        {isOn && cost && (
          <>
            {isClear
              ? t('methodPanel.costMs', {
                  ms: ms.format(cost.extraMsPerStep),
                  base: ms.format(cost.msPerStep),
                })
              : t('methodPanel.costUnclear')}
            {' · '}
            {t('methodPanel.costParameters', {
              number: new Intl.NumberFormat(i18n.language).format(cost.numParameters),
            })}
          </>
        )}
      </p>
    </section>
  );
}
