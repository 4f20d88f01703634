import { Send, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { usePage, usePageActions } from '@/state/page-context.tsx';
import styles from './step-view.module.css';

/** Props of a link to the class results; in a new tab, since the open run would be lost. */
export function useClassLink() {
  const { t, i18n } = useTranslation('classroom');
  const name = `${t('lesson.results')} (${t('lesson.newTab')})`;
  const link = { href: `./?class=1&lang=${i18n.language}`, target: '_blank', rel: 'noopener' };
  return { link, name, text: t('lesson.results') };
}

/** At a lesson's end: hands in the learner's result, and leads to the results of the class. */
export function ClassPart() {
  const { t } = useTranslation('classroom');
  const { link, name, text } = useClassLink();
  // An embedded page has no share dialog.
  const isEmbedded = usePage((state) => state.isEmbedded);
  const { lay } = usePageActions();
  return (
    <section className={styles['class']} aria-labelledby="in-a-class">
      <h3 id="in-a-class">{t('lesson.title')}</h3>
      {!isEmbedded && <p>{t('lesson.handInText')}</p>}
      <div>
        {!isEmbedded && (
          <button type="button" aria-haspopup="dialog" onClick={() => lay('result')}>
            <Send aria-hidden="true" />
            {t('lesson.handIn')}
          </button>
        )}
        <a {...link} aria-label={name}>
          <Users aria-hidden="true" />
          {text}
        </a>
      </div>
    </section>
  );
}
