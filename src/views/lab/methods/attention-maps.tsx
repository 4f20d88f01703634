import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { entryAt } from '@/core/checked.ts';
import { lanes, type Lane } from '@/core/lane.ts';
import { SaveFigure } from '@/figures/save-figure.tsx';
import type { InsideView } from '@/protocol/engine/frames.ts';
import { useLab } from '@/state/lab-context.tsx';
import { PastStep } from '../time/past-step.tsx';
import { attentionRows, type AttentionRow } from './attention-rows.ts';
import { HeatPicture } from './heat-picture.tsx';
import { MapScale } from './map-canvas.tsx';
import { heat } from './map-colours.ts';
import { attentionTable } from './method-tables.ts';
import { useCompared } from './use-compared.ts';
import { useInspection } from './use-inspection.ts';
import { useMethodTexts } from './use-method-texts.ts';
import styles from './attention-maps.module.css';

const nextOf = (lane: Lane): Lane => entryAt(lanes, (lanes.indexOf(lane) + 1) % lanes.length);

/** Text about a map's similarity to the teacher's. */
function useSimilarityText() {
  const { t, i18n } = useTranslation();
  const decimals = new Intl.NumberFormat(i18n.language, {
    minimumFractionDigits: 3,
    maximumFractionDigits: 3,
  });
  return {
    short: (value: number | null) => (value === null ? '–' : decimals.format(value)),
    long: (row: AttentionRow, lane: Lane) => {
      const { similarity } = row.attention[lane];
      if (lane === 'teacher') return t('attentionMaps.reference');
      if (similarity === null) return t('attentionMaps.unknown');
      return t('attentionMaps.similarity', { value: decimals.format(similarity) });
    },
  };
}

/** Memoised attention rows. @param stages taps, separated by spaces */
const useRows = (view: InsideView | null, stages: string) =>
  useMemo(() => (view ? attentionRows(view, stages.split(' ')) : []), [view, stages]);

/** Attention maps of the three networks by stage, and one enlarged map to flip between networks. */
export function AttentionMaps() {
  const { t } = useTranslation();
  const texts = useMethodTexts();
  const similarity = useSimilarityText();
  const picture = useLab((state) => state.picture);
  const { pairs, isOn } = useCompared('attention-maps');
  const stages = pairs.map(({ teacher }) => teacher);
  const { view, error, at } = useInspection(
    'activations',
    picture && {
      picture: { kind: 'test', index: picture.index },
      taps: { teacher: stages, student: stages },
    },
  );
  const rows = useRows(view, stages.join(' '));
  const [lane, setLane] = useState<Lane>('teacher');
  const [chosenStage, setStage] = useState(stages.at(-1) ?? '');
  const stage = stages.includes(chosenStage) ? chosenStage : (stages.at(-1) ?? '');
  const large = rows.find((row) => row.stage === stage) ?? null;
  const pixels = picture?.pixels ?? null;
  const names = (of: Lane, layer: string) => ({ lane: t(`lane.${of}`), stage: texts.option(layer) });
  const blink = () => setLane(nextOf(lane));
  return (
    <figure className={styles['figure']}>
      <figcaption>
        <SaveFigure
          figure="attention"
          title={t('attentionMaps.title')}
          tables={() => [attentionTable(rows)]}
        />
        <b>{t('attentionMaps.title')}</b> <PastStep at={at} />
      </figcaption>
      {!isOn && <p>{t('attentionMaps.off')}</p>}
      <div className={styles['maps']}>
        <div className={styles['large']}>
          <button
            type="button"
            data-drawn="true"
            aria-label={t('attentionMaps.large', names(lane, stage))}
            aria-keyshortcuts="b"
            onClick={blink}
            onKeyDown={(event) => {
              // Ignore key repeat, which would flicker.
              if (event.key.toLowerCase() !== 'b' || event.repeat) return;
              if (event.ctrlKey || event.metaKey || event.altKey) return;
              event.preventDefault();
              blink();
            }}
          >
            <HeatPicture {...{ pixels, lane }} row={large} />
          </button>
          <p className={styles['reading']} aria-live="polite" {...(large && { 'data-actor': lane })}>
            {error
              ? t('attentionMaps.missing')
              : large
                ? t('attentionMaps.reading', { ...names(lane, stage), value: similarity.long(large, lane) })
                : t('attentionMaps.waiting')}
          </p>
          <button type="button" onClick={blink}>
            {t('attentionMaps.next', { lane: t(`lane.${nextOf(lane)}`) })}
          </button>
          <small data-not-drawn="true">{t('attentionMaps.hint')}</small>
        </div>
        <table className={styles['stages']}>
          <caption className="visually-hidden">{t('attentionMaps.table')}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t('attentionMaps.stage')}</span>
              </th>
              {lanes.map((each) => (
                <th key={each} scope="col" data-actor={each}>
                  {t(`lane.${each}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stages.map((each) => {
              const row = rows.find((known) => known.stage === each) ?? null;
              return (
                <tr key={each}>
                  <th scope="row">
                    {texts.option(each)}
                    <small>{t('attentionMaps.measure')}</small>
                  </th>
                  {lanes.map((of) => (
                    <td key={of}>
                      <button
                        type="button"
                        data-drawn="true"
                        aria-label={t('attentionMaps.show', names(of, each))}
                        aria-pressed={of === lane && each === stage}
                        onClick={() => {
                          setLane(of);
                          setStage(each);
                        }}
                      >
                        <HeatPicture pixels={pixels} row={row} lane={of} />
                      </button>
                      <span>
                        {of === 'teacher' || !row ? '' : similarity.short(row.attention[of].similarity)}
                      </span>
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className={styles['note']}>
        <MapScale colours={heat} low="0" high={t('attentionMaps.most')} /> {t('attentionMaps.note')}
      </p>
    </figure>
  );
}
