import { useTranslation } from 'react-i18next';
import type { ShownMap } from '@/protocol/map/shown-map.ts';
import styles from './map.module.css';

/** Says where a precomputed map comes from. */
export function PrecomputedCard({ shown }: { readonly shown: ShownMap }) {
  const { t } = useTranslation('map');
  const { precomputed, isOwn } = shown;
  if (!precomputed) return null;
  const { command, date, pageVersion, backend, plan } = precomputed;
  return (
    <div className={styles['source']}>
      <strong>{t('precomputed.title')}</strong>
      <p>
        {t('precomputed.text', { date, version: pageVersion, backend, seeds: plan.seeds.length })}{' '}
        <code>{command}</code>
      </p>
      <p>{t(isOwn ? 'precomputed.mixed' : 'precomputed.replaced')}</p>
    </div>
  );
}
