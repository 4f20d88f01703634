import { useTranslation } from 'react-i18next';
import { credits } from '@/datasets/credits.ts';
import { datasets } from '@/datasets/registry.ts';
import styles from './credits.module.css';

/** Credits of the datasets: authors, licence and changes. */
export function Credits() {
  const { t } = useTranslation('tools');
  return (
    <footer className={styles['credits']}>
      <h2>{t('credits.title')}</h2>
      {datasets.map(({ id }) => {
        const { source, authors, licence } = credits[id];
        return (
          <p key={id}>
            <a href={source.url}>{source.name}</a> {authors} · <a href={licence.url}>{licence.name}</a>
            {`. ${t(`credits.changed.${id}`)}`}
          </p>
        );
      })}
    </footer>
  );
}
