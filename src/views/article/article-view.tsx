import { useTranslation } from 'react-i18next';
import { sentenceFindings } from '@/lessons/article/findings.ts';
import { sentences, type Sentence } from '@/lessons/article/sentences.ts';
import styles from './article-view.module.css';
import { FindingRow } from './finding-row.tsx';

/** A sentence of the article, what the measurements say of it together, and each of them. */
function SentencePart({ sentence, number }: { readonly sentence: Sentence; readonly number: number }) {
  const { t } = useTranslation('article');
  // Ids are data, which the typed `t` cannot check; a test checks that the texts exist.
  const text = t as (key: string) => string;
  const { findings, counts, standing } = sentenceFindings(sentence);
  const id = `sentence-${sentence.id}`;
  return (
    <section className="card" aria-labelledby={id}>
      <h3 id={id}>
        <small>{number}</small> {text(`sentences.${sentence.id}.title`)}
      </h3>
      <blockquote>
        <b>{t('says')}:</b> {text(`sentences.${sentence.id}.says`)}
      </blockquote>
      <p className={styles['standing']} data-standing={standing}>
        <b>{t(`standing.${standing}`)}</b> <span>{t('counts', counts)}</span>
      </p>
      <ul className={styles['findings']}>
        {findings.map((finding, index) => (
          // The list never changes, and some kinds of evidence share an id.
          // oxlint-disable-next-line react/no-array-index-key
          <FindingRow key={index} finding={finding} />
        ))}
      </ul>
      <p className={styles['note']}>{text(`sentences.${sentence.id}.note`)}</p>
    </section>
  );
}

/** `?article=1`: an introductory article, sentence by sentence, beside everything measured about it. */
export function ArticleView() {
  const { t, i18n } = useTranslation('article');
  return (
    <main className={styles['article']}>
      <h2>{t('title')}</h2>
      <p className={styles['lead']}>{t('lead')}</p>
      <p className={styles['note']}>{t('limit')}</p>
      {sentences.map((sentence, index) => (
        <SentencePart key={sentence.id} sentence={sentence} number={index + 1} />
      ))}
      <a className={styles['toLab']} href={`./?lang=${i18n.language}`}>
        {t('toLab')}
      </a>
    </main>
  );
}
