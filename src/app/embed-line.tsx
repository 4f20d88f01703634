import { useTranslation } from 'react-i18next';
import { useLab } from '@/state/lab-context.tsx';
import { usePage } from '@/state/page-context.tsx';
import { plainPage } from '@/protocol/link/page-link.ts';
import styles from './embed-line.module.css';
import { linkToShare } from './link-to-share.ts';

/** Header of an embedded page: the page's name, which opens the full page with this run, and its sources. */
export function EmbedLine() {
  const { t, i18n } = useTranslation();
  const config = useLab((state) => state.config);
  const lesson = usePage((state) => state.lesson);
  return (
    <header className={styles['line']}>
      <h1>
        <a
          href={linkToShare(config, { ...plainPage, lesson }, i18n.language)}
          target="_blank"
          rel="noreferrer"
          title={t('app.openWhole')}
        >
          {t('app.title')} <span aria-hidden="true">↗</span>
        </a>
      </h1>
    </header>
  );
}
