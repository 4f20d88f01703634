import { CircleCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepOffline, openNewVersion, type OfflineState } from './keep-offline.ts';
import styles from './offline-notice.module.css';

/** Announces once that the page works offline, and asks before switching to a newer version. */
export function OfflineNotice() {
  const { t } = useTranslation('classroom');
  const [{ isComplete, hasUpdate }, setState] = useState<OfflineState>({
    isComplete: false,
    hasUpdate: false,
  });
  useEffect(() => {
    // Service workers are forbidden, or missing on plain http: the page works without them.
    keepOffline((change) => setState((state) => ({ ...state, ...change }))).catch(() => undefined);
  }, []);
  return (
    <aside className={styles['offline']} aria-label={t('offline.label')}>
      <p role="status" className={styles['ready']}>
        {isComplete && (
          <>
            <CircleCheck aria-hidden="true" />
            {t('offline.ready')}
          </>
        )}
      </p>
      <div role="status" className={styles['update']}>
        {hasUpdate && (
          <div className={styles['card']}>
            <p>
              <strong>{t('offline.update')}</strong> {t('offline.updateNote')}
            </p>
            <button type="button" onClick={() => void openNewVersion()}>
              {t('offline.useNow')}
            </button>
            <button type="button" onClick={() => setState({ isComplete, hasUpdate: false })}>
              {t('offline.later')}
            </button>
          </div>
        )}
      </div>
    </aside>
  );
}
