import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { softmaxAt } from '@/metrics/softmax.ts';
import styles from './concept-card.module.css';

/** ln p, so that T = 1 gives exactly the probabilities of the text-book example. */
const example = [
  {
    id: 'dog',
    logit: Math.log(0.85),
    path: 'M4 9 6 4l4 3h4l4-3 2 5v6a8 6 0 0 1-16 0zM9 12h.1M15 12h.1M12 15v1.5',
  },
  {
    id: 'cat',
    logit: Math.log(0.12),
    path: 'M5 4v9a7 6.5 0 0 0 14 0V4l-5 3.5h-4zM9 12h.1M15 12h.1M3 14h4M17 14h4',
  },
  {
    id: 'car',
    logit: Math.log(0.03),
    path: 'M3 16v-4l3-1 2-4h8l3 4 2 1v4zM7 16a1.6 1.6 0 1 0 .1 0M17 16a1.6 1.6 0 1 0 .1 0',
  },
] as const;

function regime(temperature: number) {
  if (temperature < 0.95) return 'sharp';
  if (temperature <= 1.05) return 'plain';
  return temperature <= 8 ? 'soft' : 'flat';
}

interface ConceptCardProps {
  readonly temperature: number;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** Soft targets on three classes, moved by T before any network is there. */
export function ConceptCard({ temperature, isOpen, onToggle }: ConceptCardProps) {
  const { t } = useTranslation();
  const probabilities = softmaxAt(
    example.map(({ logit }) => logit),
    temperature,
  );
  return (
    <section aria-labelledby="concept-title" className={styles['card']}>
      <h2 id="concept-title">
        <button type="button" aria-expanded={isOpen} aria-controls="concept-body" onClick={onToggle}>
          {t('concept.title')}
          <ChevronDown aria-hidden="true" />
        </button>
      </h2>
      <div id="concept-body" hidden={!isOpen}>
        <table>
          <thead>
            <tr>
              <td aria-hidden="true" />
              <th scope="col">{t('lane.hard')}</th>
              <th scope="col">
                {t('lane.teacher')} ·{' '}
                {t('softTargets.atT', { temperature: Number(temperature.toPrecision(2)) })}
              </th>
            </tr>
          </thead>
          <tbody>
            {example.map(({ id, path }, index) => (
              <tr key={id}>
                <th scope="row">
                  <svg viewBox="0 0 24 24" aria-hidden="true">
                    <path d={path} />
                  </svg>
                  {t(`concept.${id}`)}
                </th>
                <td className={styles['hard']}>{index === 0 ? 1 : 0}</td>
                <td>
                  <span className={styles['track']}>
                    <span style={{ transform: `scaleX(${probabilities[index] ?? 0})` }} />
                  </span>
                  <span className={styles['number']}>{(probabilities[index] ?? 0).toFixed(2)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p aria-live="polite">
          {t('concept.hard')}{' '}
          {t(`concept.${regime(temperature)}`, { temperature: Number(temperature.toPrecision(2)) })}
        </p>
        <p className={styles['note']}>{t('concept.note')}</p>
      </div>
    </section>
  );
}
