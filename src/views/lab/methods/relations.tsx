import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { entryAt } from '@/core/checked.ts';
import { lanes } from '@/core/lane.ts';
import { relationLayerChoice } from '@/distill/relations.ts';
import { SaveFigure } from '@/figures/save-figure.tsx';
import { valueOf } from '@/protocol/run/config.ts';
import { useLab } from '@/state/lab-context.tsx';
import { PastStep } from '../time/past-step.tsx';
import { useClassNames } from '@/i18n/use-class-names.ts';
import { CornerPicker } from './corner-picker.tsx';
import { cornerNames, defaultCorners, withCorner, type Corners } from './corners.ts';
import { DistanceScatter } from './distance-scatter.tsx';
import { EmbeddingPanel } from './embedding-panel.tsx';
import { distanceTable, pointTable } from './method-tables.ts';
import { planeScale } from './plane-scale.ts';
import { TriangleTable } from './triangle-table.tsx';
import { useInspection } from './use-inspection.ts';
import { useMethodTexts } from './use-method-texts.ts';
import styles from './relations.module.css';

const NUM_PICTURES = 100;
/** Corners of the triangle, and which of them the next tap changes. */
function useCorners(labels: readonly number[] | null) {
  const [picked, setPicked] = useState<Corners | null>(null);
  const [next, setNext] = useState(0);
  const corners = picked ?? (labels && defaultCorners(labels));
  const pickAt = (at: number, place: number) => {
    if (!corners) return;
    setPicked(withCorner(corners, at, place));
    setNext((at + 1) % corners.length);
  };
  return { corners, next, setNext, pickAt };
}

function RelationsOf({ dataset }: { readonly dataset: string }) {
  const { t } = useTranslation();
  const texts = useMethodTexts();
  const layer = useLab(({ config }) => String(valueOf(config, relationLayerChoice.key)));
  const { view, error, at } = useInspection('relations', { layer, numPictures: NUM_PICTURES });
  const { corners, next, setNext, pickAt } = useCorners(view?.labels ?? null);
  const classNames = useClassNames(dataset);
  const nameOf = (place: number) => classNames[view?.labels[place] ?? -1] ?? '';
  const marks = useMemo(() => {
    const scale = view && planeScale(lanes.map((lane) => view[lane].points));
    return lanes.map((lane) => (view && scale ? scale.marksOf(view[lane].points) : []));
  }, [view]);
  const hasNames = classNames.some((name, label) => name !== String(label));
  const options = (view?.indices ?? []).map((index, place) => ({
    value: String(place),
    text: t('relations.option', { index, name: nameOf(place) }),
  }));
  const layerName = texts.option(layer);
  return (
    <figure className={styles['figure']}>
      <figcaption>
        <SaveFigure
          figure="relations"
          title={t('relations.title')}
          tables={() =>
            view
              ? [
                  { ...pointTable(view), title: t('relations.title') },
                  { ...distanceTable(view), title: t('relations.distances') },
                ]
              : []
          }
        />
        <b>{t('relations.title')}</b> <PastStep at={at} />
        <p role="status">
          {error
            ? t('relations.failed', { layer: layerName })
            : view
              ? t('relations.lead', { pictures: NUM_PICTURES, layer: layerName })
              : t('relations.waiting')}
        </p>
      </figcaption>
      <div className={styles['panels']}>
        {lanes.map((lane, column) => (
          <EmbeddingPanel
            key={lane}
            lane={lane}
            relations={view?.[lane] ?? null}
            labels={view?.labels ?? []}
            marks={entryAt(marks, column)}
            corners={corners}
            onPick={(place) => pickAt(next, place)}
          />
        ))}
      </div>
      {hasNames && (
        <p className={styles['note']}>{classNames.map((name, label) => `${label} ${name}`).join(' · ')}</p>
      )}
      <p className={styles['note']}>{t('relations.planeNote')}</p>
      <h4>{t('relations.triangle')}</h4>
      <p data-not-drawn="true">{t('relations.hint', { corner: entryAt(cornerNames, next) })}</p>
      <div className={styles['pickers']}>
        {cornerNames.map((name, corner) => (
          <CornerPicker
            key={name}
            at={corner}
            place={corners?.[corner] ?? null}
            index={view?.indices[corners?.[corner] ?? -1] ?? null}
            className={nameOf(corners?.[corner] ?? -1)}
            options={options}
            isNext={corner === next}
            onNext={() => setNext(corner)}
            onPick={(place) => pickAt(corner, place)}
          />
        ))}
      </div>
      <TriangleTable view={view} corners={corners} />
      <p className={styles['note']}>{t('relations.triangleNote')}</p>
      <h4>{t('relations.distances')}</h4>
      <DistanceScatter view={view} />
    </figure>
  );
}

/**
 * Relations of the same pictures in all three networks: embeddings, distances of all pairs, and a triangle that
 * the visitor chooses.
 */
export function Relations() {
  const dataset = useLab((state) => state.config.dataset);
  // Corners and answers of other pictures must not be shown for these.
  return <RelationsOf key={dataset} dataset={dataset} />;
}
