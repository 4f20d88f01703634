import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelOf, mapSize, type FeatureMap } from '@/metrics/feature-maps.ts';
import { MapCanvas } from './map-canvas.tsx';
import { sequential } from './map-colours.ts';
import styles from './feature-maps.module.css';

/** Channels per page. */
const PAGE = 8;

interface GridMap {
  readonly map: FeatureMap;
  readonly actor: 'teacher' | 'student';
}

interface ChannelGridProps {
  readonly name: string;
  /** Maps with equal numbers of channels; the same channels are stacked. */
  readonly maps: readonly GridMap[];
  /** The channels in the order they are shown in. */
  readonly order: readonly number[];
  /** Similarity shown below a channel; without it only the channel's number. */
  readonly similarities?: readonly (number | null)[];
  /** Value range of a channel. */
  readonly rangeOf: (channel: number) => readonly [number, number];
}

/** Feature maps channel by channel, eight at a time. */
export function ChannelGrid({ name, maps, order, similarities, rangeOf }: ChannelGridProps) {
  const { t, i18n } = useTranslation();
  const [numShown, setNumShown] = useState(PAGE);
  const decimals = new Intl.NumberFormat(i18n.language, {
    signDisplay: 'negative',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const similarityOf = (channel: number) => {
    const value = similarities?.[channel];
    if (value === undefined) return null;
    if (value === null) return { short: t('featureMaps.silent'), long: t('featureMaps.silent') };
    // A hyphen is too short for a minus sign.
    const short = decimals.format(value).replace('-', '−');
    return { short, long: t('featureMaps.similarity', { value: short }) };
  };
  const shown = order.slice(0, numShown);
  const isAll = shown.length >= order.length;
  return (
    <>
      <ul className={styles['grid']} aria-label={name}>
        {shown.map((channel) => {
          const pictures = maps.map(({ map, actor }) => ({ actor, map, values: channelOf(map, channel) }));
          const range = rangeOf(channel);
          const similarity = similarityOf(channel);
          return (
            <li key={channel}>
              {pictures.map(({ actor, map, values }) => {
                const [height, width] = mapSize(map);
                return (
                  <span key={actor} data-actor={actor}>
                    <MapCanvas {...{ values, height, width }} range={range} colours={sequential} />
                  </span>
                );
              })}
              <small aria-hidden="true">
                <i>{channel + 1}</i> {similarity && <b>{similarity.short}</b>}
              </small>
              <span className="visually-hidden">
                {t('featureMaps.channel', { number: channel + 1 })} {similarity?.long}
              </span>
            </li>
          );
        })}
      </ul>
      {order.length > PAGE && (
        <button
          type="button"
          className={styles['more']}
          onClick={() => setNumShown(isAll ? PAGE : numShown + PAGE)}
        >
          {isAll ? t('featureMaps.fewer') : t('featureMaps.more', { shown: shown.length, all: order.length })}
        </button>
      )}
    </>
  );
}
