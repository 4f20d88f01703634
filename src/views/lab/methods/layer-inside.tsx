import { useTranslation } from 'react-i18next';
import { studentLanes } from '@/core/lane.ts';
import type { TapValues } from '@/protocol/engine/frames.ts';
import { useLab } from '@/state/lab-context.tsx';
import { PastStep } from '../time/past-step.tsx';
import { useClassNames } from '@/i18n/use-class-names.ts';
import { LayerMaps, MAX_MAPS } from './layer-maps.tsx';
import { LayerOffers } from './layer-offers.tsx';
import type { NetworkSide } from './network-grid.ts';
import { useInspection } from './use-inspection.ts';
import { shapeText, useNetworkTexts } from './use-network-texts.ts';
import styles from './network-picture.module.css';

interface LayerInsideProps {
  readonly side: NetworkSide;
  readonly tap: string;
}

/** One lane's output at the layer, under the lane's name. */
function Lane({ lane, values }: { readonly lane: NetworkSide | 'control'; readonly values: TapValues }) {
  const { t } = useTranslation();
  const { t: words } = useTranslation('tools');
  const { shape } = values;
  const channels = shape[2];
  const facts = { lane: t(`lane.${lane}`), shape: shapeText(shape), total: channels, shown: MAX_MAPS };
  const isCut = channels !== undefined && channels > MAX_MAPS;
  return (
    <figure data-actor={lane}>
      <figcaption>
        {channels === undefined
          ? words('networkPicture.vector', facts)
          : words(isCut ? 'networkPicture.someMaps' : 'networkPicture.allMaps', facts)}
      </figcaption>
      <LayerMaps tap={values} />
    </figure>
  );
}

/** A layer's output for the current picture, and the roles that methods can give the layer. */
export function LayerInside({ side, tap }: LayerInsideProps) {
  const { t: words } = useTranslation('tools');
  const texts = useNetworkTexts();
  const picture = useLab((state) => state.picture);
  const classNames = useClassNames(useLab((state) => state.config.dataset));
  const { view, error, at } = useInspection(
    'activations',
    picture && {
      picture: { kind: 'test', index: picture.index },
      taps: { teacher: side === 'teacher' ? [tap] : [], student: side === 'student' ? [tap] : [] },
    },
  );
  const lanes = side === 'teacher' ? (['teacher'] as const) : studentLanes;
  const seen = lanes.flatMap((lane) => {
    const values = view?.[lane][tap];
    return values ? [{ lane, values }] : [];
  });
  return (
    <section className={styles['inside']} aria-labelledby="network-inside-title">
      <header>
        <h3 id="network-inside-title">
          {words('networkPicture.inside', {
            place: texts.place(side, tap),
            label: picture ? classNames[picture.label] : '–',
          })}
        </h3>
        <PastStep at={at} />
        <LayerOffers side={side} tap={tap} />
      </header>
      <div className={styles['lanes']}>
        {seen.map(({ lane, values }) => (
          <Lane key={lane} lane={lane} values={values} />
        ))}
      </div>
      <p className={styles['note']}>
        {seen.length > 0 && words('networkPicture.scale')}
        {seen.length === 0 && (error ? words('networkPicture.unseen') : words('networkPicture.looking'))}
      </p>
    </section>
  );
}
