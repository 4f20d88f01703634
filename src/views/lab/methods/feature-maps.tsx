import { useTranslation } from 'react-i18next';
import { SaveFigure } from '@/figures/save-figure.tsx';
import { rangeOf, mapSize } from '@/metrics/feature-maps.ts';
import type { TapPair } from '@/distill/method.ts';
import type { InsideView, TapValues } from '@/protocol/engine/frames.ts';
import { useLab } from '@/state/lab-context.tsx';
import { PastStep } from '../time/past-step.tsx';
import { ChannelGrid } from './channel-grid.tsx';
import { ChannelPairs } from './channel-pairs.tsx';
import { MapScale } from './map-canvas.tsx';
import { sequential } from './map-colours.ts';
import { mapTable } from './method-tables.ts';
import { useCompared, type Compared } from './use-compared.ts';
import { pairOf, useFirstPair } from './use-first-pair.ts';
import { useInspection, type Inspection } from './use-inspection.ts';
import { useMethodTexts } from './use-method-texts.ts';
import styles from './feature-maps.module.css';

interface OwnMapsProps {
  readonly map: TapValues;
  readonly actor: 'teacher' | 'student';
  readonly layer: string;
}

/** One network's channels; without a regressor they have no counterpart in the other network. */
function OwnMaps({ map, actor, layer }: OwnMapsProps) {
  const { t } = useTranslation();
  const [, , channels] = mapSize(map);
  const range = rangeOf(map.values);
  const name = `${t(`lane.${actor}`)}: ${t('featureMaps.own', { layer })}`;
  return (
    <section className={styles['own']} data-actor={actor}>
      <h4>{name}</h4>
      <ChannelGrid
        name={name}
        maps={[{ map, actor }]}
        order={Array.from({ length: channels }, (_, channel) => channel)}
        rangeOf={() => range}
      />
    </section>
  );
}

interface PairFigureProps {
  readonly inspection: Inspection<InsideView>;
  readonly layers: TapPair;
  /** Index among the method's pairs. */
  readonly pair: number;
  readonly compared: Omit<Compared, 'pairs'>;
  readonly picture: number | undefined;
}

/** The channels of a compared pair of layers for the current picture, at the start and now. */
function PairFigure({ inspection, layers, pair, compared, picture }: PairFigureProps) {
  const { t } = useTranslation();
  const texts = useMethodTexts();
  const { methodId, setting, isOn } = compared;
  const now = pairOf(inspection, { methodId, pair });
  const first = useFirstPair(now, `${inspection.run} ${setting}`, picture);
  const [teacher, student] = [
    inspection.view?.teacher[layers.teacher],
    inspection.view?.student[layers.student],
  ];
  const [hintLayer, guidedLayer] = [texts.option(layers.teacher), texts.option(layers.student)];
  // With the method on, the student's map is the regressed one, which is compared.
  const shown = { teacher: now?.teacher ?? teacher, student: now?.student ?? student };
  const save = (
    <SaveFigure
      figure={`feature-maps-${layers.teacher}-${layers.student}`}
      title={t('featureMaps.title')}
      tables={() => [
        mapTable(
          (['teacher', 'student'] as const).flatMap((network) => {
            const map = shown[network];
            return map ? [{ network, layer: layers[network], map }] : [];
          }),
        ),
      ]}
    />
  );
  return (
    <figure className={styles['figure']}>
      {now && first ? (
        <ChannelPairs
          key={`${inspection.run} ${setting} ${picture ?? ''}`}
          {...{ now, first, hintLayer, guidedLayer, save }}
          at={inspection.at}
        />
      ) : (
        <>
          <figcaption>
            <b>{t('featureMaps.title')}</b>
            {save}
          </figcaption>
          {!isOn && <p>{t('featureMaps.off')}</p>}
          <PastStep at={inspection.at} />
          {teacher && student ? (
            <>
              <OwnMaps map={teacher} actor="teacher" layer={hintLayer} />
              <OwnMaps map={student} actor="student" layer={guidedLayer} />
              <p className={styles['note']}>
                <MapScale
                  colours={sequential}
                  low={t('featureMaps.smallest')}
                  high={t('featureMaps.largest')}
                />{' '}
                {t('featureMaps.scaleOwn')}
              </p>
            </>
          ) : (
            <p className={styles['waiting']} role="status">
              {inspection.error ? t('featureMaps.missing') : t('featureMaps.waiting')}
            </p>
          )}
        </>
      )}
    </figure>
  );
}

/** One figure per pair of layers that the method compares. */
export function FeatureMaps() {
  const picture = useLab((state) => state.picture?.index);
  const { pairs, ...compared } = useCompared('feature-maps');
  const inspection = useInspection(
    'activations',
    picture === undefined || pairs.length === 0
      ? null
      : {
          picture: { kind: 'test', index: picture },
          taps: {
            teacher: pairs.map(({ teacher }) => teacher),
            student: pairs.map(({ student }) => student),
          },
        },
    compared.setting,
  );
  return pairs.map((layers, pair) => (
    <PairFigure
      key={`${layers.teacher}/${layers.student}`}
      {...{ inspection, layers, pair, compared, picture }}
    />
  ));
}
