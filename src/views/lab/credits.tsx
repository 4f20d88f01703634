import { useTranslation } from 'react-i18next';
import { datasets } from '@/datasets/registry.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import styles from './credits.module.css';

/** Credits of the datasets: authors, licence and changes. */
export function Credits() {
  const { t, i18n } = useTranslation('tools');
  const numbers = numbersOf(i18n.language);
  const [{ counts }] = datasets;
  return (
    <footer className={styles['credits']}>
      <h2>{t('credits.title')}</h2>
      {datasets.map(({ id, source, authors, licence }) => (
        <p key={id}>
          <a href={source.url}>{source.name}</a> {authors} · <a href={licence.url}>{licence.name}</a>
        </p>
      ))}
      <p>{t('credits.changed', { train: numbers.whole(counts.train), test: numbers.whole(counts.test) })}</p>
    </footer>
  );
}
