import { MessageCircleQuestion, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { usePage, usePageActions } from '@/state/page-context.tsx';
import { useClassLink } from './class-part.tsx';
import styles from './player.module.css';

/** In the lesson's header: its next question large, while presenting, and the class results. */
export function ClassTools({ hasQuestion }: { readonly hasQuestion: boolean }) {
  const { t } = useTranslation('classroom');
  const { link, name, text } = useClassLink();
  const isPresenting = usePage((state) => state.isPresenting);
  const { lay } = usePageActions();
  return (
    <>
      {isPresenting && hasQuestion && (
        <button
          type="button"
          className={styles['icon']}
          aria-label={t('presenter.ask')}
          title={t('presenter.ask')}
          aria-haspopup="dialog"
          onClick={() => lay('question')}
        >
          <MessageCircleQuestion aria-hidden="true" />
        </button>
      )}
      <a {...link} className={styles['icon']} aria-label={name} title={text}>
        <Users aria-hidden="true" />
      </a>
    </>
  );
}
