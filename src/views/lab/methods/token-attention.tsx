import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberTable } from '@/charts/number-table.tsx';
import { TokenMap } from '@/charts/token-map.tsx';
import { lanes, perLane, studentLanes, type Lane, type PerLane } from '@/core/lane.ts';
import { SaveFigure } from '@/figures/save-figure.tsx';
import { numbersOf } from '@/i18n/numbers.ts';
import { rangeOf } from '@/metrics/feature-maps.ts';
import { headAttention, numHeadsOf, sharedAttention, type HeadAttention } from '@/metrics/token-attention.ts';
import type { InsideView } from '@/protocol/engine/frames.ts';
import { PastStep } from '../time/past-step.tsx';
import { AttentionLine } from './attention-line.tsx';
import { tokenAttentionTable } from './method-tables.ts';
import { useSeenText, useTokenTaps } from './token-text.ts';
import { useInspection } from './use-inspection.ts';
import { useMethodTexts } from './use-method-texts.ts';
import styles from './token-attention.module.css';

/** All heads of one block, by network; null for a network without such a block. */
type BlockHeads = PerLane<readonly HeadAttention[] | null>;

function headsOf(view: InsideView, block: string, numCharacters: number): BlockHeads {
  return perLane((lane) => {
    const tap = view[lane][block];
    if (!tap) return null;
    return Array.from({ length: numHeadsOf(tap) }, (_, head) => headAttention(tap, head, numCharacters));
  });
}

const sharedWith = (heads: BlockHeads, lane: Lane, head: number) => {
  const [own, teacher] = [heads[lane]?.[head], heads.teacher?.[head]];
  return own && teacher ? sharedAttention(own, teacher) : null;
};

/** What each head of a text's networks attends to: maps of the three networks, and one character's row as text. */
export function TokenAttention() {
  const { t, i18n } = useTranslation();
  const numbers = numbersOf(i18n.language);
  const texts = useMethodTexts();
  const group = useId();
  const text = useSeenText();
  const taps = useTokenTaps(3);
  const { view, error, at } = useInspection(
    'activations',
    text && taps.teacher.length > 0 ? { picture: text.ref, taps } : null,
  );
  const [chosen, choose] = useState({ block: '', head: 0, row: 0 });
  const blocks = taps.teacher;
  const block = blocks.includes(chosen.block) ? chosen.block : (blocks.at(-1) ?? '');
  const symbols = text?.symbols ?? [];
  const numCharacters = symbols.length;
  const heads = useMemo(() => view && headsOf(view, block, numCharacters), [view, block, numCharacters]);
  const numHeads = Math.max(0, ...lanes.map((lane) => heads?.[lane]?.length ?? 0));
  const head = Math.min(chosen.head, Math.max(0, numHeads - 1));
  const row = Math.min(chosen.row, Math.max(0, numCharacters - 1));
  const shown = perLane((lane) => heads?.[lane]?.[head] ?? null);
  const columns = text?.isPadded ? [...symbols, t('tokenAttention.padding')] : symbols;
  // Padding is many places in one: it would leave the characters pale.
  const [, most] = rangeOf(
    ...lanes.map(
      (lane) => shown[lane]?.values.filter((_, place) => place % columns.length < numCharacters) ?? [],
    ),
  );
  const place = (at_: number) => t('tokenAttention.place', { place: at_ + 1, symbol: symbols[at_] ?? '' });
  const share = (value: number | null) => (value === null ? '–' : numbers.percent(value));
  const names = { block: texts.option(block), head: head + 1 };
  const hasBlocks = blocks.length > 0;
  if (!heads || !hasBlocks || numCharacters === 0)
    return (
      <p className={styles['waiting']} role="status">
        {error || !hasBlocks ? t('tokenAttention.missing') : t('tokenAttention.waiting')}
      </p>
    );
  return (
    <figure className={styles['figure']}>
      <figcaption>
        <SaveFigure
          figure="token-attention"
          title={t('tokenAttention.title')}
          tables={() => [tokenAttentionTable({ block, head, columns, ...shown })]}
        />
        <b>{t('tokenAttention.title')}</b> <PastStep at={at} />
      </figcaption>
      <fieldset className={styles['blocks']}>
        <legend>{t('tokenAttention.block')}</legend>
        {blocks.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name={`${group}block`}
              checked={each === block}
              onChange={() => choose({ ...chosen, block: each })}
            />
            {texts.option(each)}
          </label>
        ))}
      </fieldset>
      <table className={styles['heads']}>
        <caption>{t('tokenAttention.shared')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('tokenAttention.heads')}</th>
            {studentLanes.map((lane) => (
              <th key={lane} scope="col" data-actor={lane}>
                {t(`lane.${lane}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: numHeads }, (_, each) => (
            // A head is its number.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={each} data-chosen={each === head}>
              <th scope="row">
                <label>
                  <input
                    type="radio"
                    name={`${group}head`}
                    checked={each === head}
                    onChange={() => choose({ ...chosen, head: each })}
                  />
                  {t('tokenAttention.head', { head: each + 1 })}
                </label>
              </th>
              {studentLanes.map((lane) => (
                <td key={lane}>{share(sharedWith(heads, lane, each))}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles['maps']}>
        {lanes.map((lane) => {
          const map = shown[lane];
          return (
            <div key={lane} data-actor={lane}>
              <b>{t(`lane.${lane}`)}</b>
              {map ? (
                <TokenMap
                  {...map}
                  {...{ lane, most }}
                  name={t('tokenAttention.map', { lane: t(`lane.${lane}`), ...names })}
                  marked={row}
                  onChoose={(to) => choose({ ...chosen, row: to })}
                />
              ) : (
                <p className={styles['note']}>{t('tokenAttention.noBlock')}</p>
              )}
            </div>
          );
        })}
      </div>
      <p className={styles['note']}>
        <span className={styles['scale']} aria-hidden="true">
          0 <span /> {share(most)}
        </span>
        {t(text?.isPadded ? 'tokenAttention.axesPadded' : 'tokenAttention.axes')}
      </p>
      <fieldset className={styles['characters']} data-not-drawn="true">
        <legend>{t('tokenAttention.choose')}</legend>
        {symbols.map((symbol, each) => (
          // A character may occur many times.
          // oxlint-disable-next-line react/no-array-index-key
          <label key={each}>
            <input
              type="radio"
              name={`${group}character`}
              aria-label={place(each)}
              checked={each === row}
              onChange={() => choose({ ...chosen, row: each })}
            />
            <span aria-hidden="true">{symbol}</span>
          </label>
        ))}
      </fieldset>
      {lanes.map((lane) => (
        <AttentionLine key={lane} {...{ lane, row, columns, most }} map={shown[lane]} />
      ))}
      <NumberTable
        title={t('tokenAttention.numbers', { place: place(row) })}
        columns={[t('tokenAttention.to'), ...lanes.map((lane) => t(`lane.${lane}`))]}
        rows={() =>
          columns.map((name, column) => ({
            name: `${column + 1} ${name}`,
            cells: lanes.map((lane) => {
              const map = shown[lane];
              return share(map ? (map.values[row * map.numColumns + column] ?? null) : null);
            }),
          }))
        }
      />
      <p className={styles['note']}>{t('tokenAttention.note')}</p>
    </figure>
  );
}
