import { Presentation } from 'lucide-react';
import { useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { usePage, usePageActions } from '@/state/page-context.tsx';
import styles from './presenter-button.module.css';

/** Switches presenter mode, with everything large for the last row, on and off. */
export function PresenterButton() {
  const { t } = useTranslation();
  const isPresenting = usePage((state) => state.isPresenting);
  const actions = usePageActions();
  // Before the first paint, so that a presenting link is not first drawn small.
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-presenting', isPresenting);
  }, [isPresenting]);
  return (
    <button
      type="button"
      className={styles['present']}
      aria-pressed={isPresenting}
      title={t('app.present')}
      onClick={() => actions.present(!isPresenting)}
    >
      <Presentation aria-hidden="true" />
      <span>{t('app.present')}</span>
    </button>
  );
}
