import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  channelOf,
  channelSimilarities,
  fromLargest,
  meanSquaredError,
  rangeOf,
} from '@/metrics/feature-maps.ts';
import { useLab } from '@/state/lab-context.tsx';
import { PastStep } from '../time/past-step.tsx';
import { ChannelGrid } from './channel-grid.tsx';
import { MapScale } from './map-canvas.tsx';
import { sequential } from './map-colours.ts';
import type { MapPair } from './use-first-pair.ts';
import styles from './feature-maps.module.css';

interface ChannelPairsProps {
  readonly now: MapPair;
  readonly first: MapPair;
  readonly hintLayer: string;
  readonly guidedLayer: string;
  /** The earlier step that `now` is from; null for the latest. */
  readonly at: number | null;
  /** Button that saves the figure. */
  readonly save: ReactNode;
}

const moments = ['start', 'now'] as const;

/** Order of the channels; fixed during training, so that a channel can be watched. */
function useOrder(similarities: readonly (number | null)[]): readonly number[] {
  const isTraining = useLab((state) => state.status?.phase === 'training');
  const [held, setHeld] = useState(() => fromLargest(similarities));
  if (isTraining) return held;
  const order = fromLargest(similarities);
  if (order.join() !== held.join()) setHeld(order);
  return order;
}

/** Each channel of the hint above the student's regressed channel, at the start or now. */
export function ChannelPairs({ now, first, hintLayer, guidedLayer, at, save }: ChannelPairsProps) {
  const { t, i18n } = useTranslation();
  const group = useId();
  const [moment, setMoment] = useState<(typeof moments)[number]>('now');
  const { teacher, student } = moment === 'now' ? now : first;
  const stepName = at === null ? null : `${t('curves.step')} ${at}`;
  const order = useOrder(channelSimilarities(now.student, now.teacher));
  const number = new Intl.NumberFormat(i18n.language, {
    minimumSignificantDigits: 3,
    maximumSignificantDigits: 3,
  });
  const errors = [
    {
      of: 'start',
      name: t('featureMaps.errorStart', { step: first.step }),
      value: meanSquaredError(first.student, first.teacher),
    },
    {
      of: 'now',
      name: stepName ?? t('featureMaps.errorNow'),
      value: meanSquaredError(now.student, now.teacher),
    },
  ];
  return (
    <>
      <figcaption>
        <b>{t('featureMaps.title')}</b> <PastStep at={at} />
        <fieldset className={styles['moments']}>
          <legend className="visually-hidden">{t('featureMaps.when')}</legend>
          {moments.map((each) => (
            <label key={each}>
              <input type="radio" name={group} checked={each === moment} onChange={() => setMoment(each)} />
              {each === 'now' && stepName !== null ? stepName : t(`featureMaps.${each}`)}
            </label>
          ))}
        </fieldset>
        {save}
      </figcaption>
      <div className={styles['errors']}>
        <span>{t('featureMaps.error')}</span>
        <dl>
          {errors.map(({ of, name, value }) => (
            <div key={of} data-shown={of === moment}>
              <dt>{name}</dt>
              <dd>{number.format(value)}</dd>
            </div>
          ))}
        </dl>
      </div>
      <p className={styles['legend']}>
        <span data-actor="teacher">{t('featureMaps.above', { layer: hintLayer })}</span>
        <span data-actor="student">{t('featureMaps.below', { layer: guidedLayer })}</span>
      </p>
      <ChannelGrid
        name={t('featureMaps.grid')}
        maps={[
          { map: teacher, actor: 'teacher' },
          { map: student, actor: 'student' },
        ]}
        order={order}
        rangeOf={(channel) =>
          // Use one scale for both moments, to make them comparable.
          rangeOf(...[now.teacher, now.student, first.student].map((map) => channelOf(map, channel)))
        }
        similarities={channelSimilarities(student, teacher)}
      />
      <p className={styles['note']}>
        <MapScale colours={sequential} low={t('featureMaps.smallest')} high={t('featureMaps.largest')} />{' '}
        {t('featureMaps.scalePair')} {t('featureMaps.note')}
      </p>
    </>
  );
}
