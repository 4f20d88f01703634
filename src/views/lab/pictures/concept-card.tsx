import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { entryAt } from '@/core/checked.ts';
import { temperatureKnob } from '@/distill/softened.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { softmaxAt } from '@/metrics/softmax.ts';
import { Slider } from '@/ui/slider.tsx';
import { ConceptIcon } from './concept-icons.tsx';
import { ProbabilityBar } from './probability-bar.tsx';
import styles from './concept-card.module.css';

interface ConceptCardProps {
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** The picture shows a dog; the teacher's probabilities at T = 1. */
const classes = ['dog', 'cat', 'car'] as const;
const atOne = [0.85, 0.12, 0.03] as const;
/** ln p, so that softmax at T = 1 gives exactly these probabilities. */
const logits = atOne.map(Math.log);

/** Key of the text that describes the answer at this T. */
function regimeOf(temperature: number) {
  if (temperature < 0.95) return 'sharp';
  if (temperature <= 1.05) return 'plain';
  return temperature <= 8 ? 'soft' : 'flat';
}

/** Explains soft targets with three classes and a T of its own, before any network is loaded. */
export function ConceptCard({ isOpen, onToggle }: ConceptCardProps) {
  const { t, i18n } = useTranslation('tools');
  const { t: page } = useTranslation();
  const [temperature, setTemperature] = useState(1);
  const probabilities = softmaxAt(logits, temperature);
  const shownTemperature = numbersOf(i18n.language).temperature(temperature);
  const shownAt = (index: number) => entryAt(probabilities, index).toFixed(2);
  return (
    <section aria-labelledby="concept-title" className={styles['concept']}>
      <header>
        <h2 id="concept-title">{t('concept.title')}</h2>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls="concept-body"
          aria-label={t('concept.toggle')}
          onClick={onToggle}
        >
          <ChevronDown aria-hidden="true" />
        </button>
      </header>
      <div id="concept-body" className={styles['body']} hidden={!isOpen}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{page('softTargets.class')}</span>
              </th>
              <th scope="col" data-actor="hard">
                {page('lane.hard')}
              </th>
              <th scope="col" data-actor="teacher">
                {t('concept.softTargets')}{' '}
                <span>{page('softTargets.atT', { temperature: shownTemperature })}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {classes.map((each, index) => (
              <tr key={each}>
                <th scope="row">
                  <ConceptIcon of={each} />
                  {t(`concept.${each}`)}
                </th>
                <td>
                  <ProbabilityBar
                    actor="hard"
                    probability={index === 0 ? 1 : 0}
                    text={index === 0 ? '1' : '0'}
                  />
                </td>
                <td>
                  <ProbabilityBar
                    actor="teacher"
                    probability={entryAt(probabilities, index)}
                    text={shownAt(index)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <div>
          <Slider
            name={t('concept.slider')}
            value={temperature}
            minimum={temperatureKnob.minimum}
            maximum={temperatureKnob.maximum}
            scale={temperatureKnob.scale}
            finest={0.01}
            stops={temperatureKnob.stops}
            format={(value) => String(Number(value.toPrecision(3)))}
            onChange={setTemperature}
          />
          <p className={styles['idea']}>{t('concept.idea')}</p>
          <p className={styles['regime']}>
            {t(`concept.${regimeOf(temperature)}`, {
              temperature: shownTemperature,
              cat: shownAt(1),
              car: shownAt(2),
              ratio: numbersOf(i18n.language).temperature(
                entryAt(probabilities, 1) / entryAt(probabilities, 2),
              ),
            })}
          </p>
        </div>
        <p className={styles['note']}>{t('concept.note')}</p>
      </div>
    </section>
  );
}
