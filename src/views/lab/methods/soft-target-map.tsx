import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { entryAt } from '@/core/checked.ts';
import { lanes, type Lane } from '@/core/lane.ts';
import { SaveFigure } from '@/figures/save-figure.tsx';
import { meanDistributions } from '@/metrics/mean-distributions.ts';
import { PastStep } from '../time/past-step.tsx';
import { useClassNames } from '@/i18n/use-class-names.ts';
import { useLab } from '@/state/lab-context.tsx';
import { distributionTable } from './method-tables.ts';
import { useInspection } from './use-inspection.ts';
import styles from './soft-target-map.module.css';

/** Number of test pictures that the means are taken over. */
const NUM_PICTURES = 1000;
const moves: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

/** Visible at a few per cent, and never beyond the full colour. */
const strength = (share: number) => Math.min(1, share) ** 0.5;

/**
 * A network's mean soft targets over all pictures of each class, as a map of classes by classes. Follows T at
 * once, since the logits are on the page.
 */
export function SoftTargetMap() {
  const { t, i18n } = useTranslation();
  const temperature = useLab((state) => state.config.temperature);
  const dataset = useLab((state) => state.config.dataset);
  const classNames = useClassNames(dataset);
  const { view, at } = useInspection('answers', { numPictures: NUM_PICTURES });
  const [lane, setLane] = useState<Lane>('teacher');
  const [pointed, setPointed] = useState<readonly [number, number] | null>(null);
  const rows = useMemo(
    () => view && meanDistributions(view[lane], view.labels, view.numClasses, temperature),
    [view, lane, temperature],
  );
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumSignificantDigits: 3 });
  const strongest = useMemo(() => strongestWrong(rows ?? []), [rows]);
  const [row, column] = pointed ?? strongest ?? [0, 0];
  const press = (event: React.KeyboardEvent) => {
    const by = moves[event.key];
    if (!by || !rows || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const inside = (place: number) => Math.min(rows.length - 1, Math.max(0, place));
    setPointed([inside(row + by[0]), inside(column + by[1])]);
  };
  return (
    <figure className={styles['figure']} data-actor={lane}>
      <figcaption>
        <b>{t('softTargetMap.title')}</b> <PastStep at={at} />
        <fieldset className={styles['lanes']}>
          <legend className="visually-hidden">{t('softTargetMap.whose')}</legend>
          {lanes.map((each) => (
            <label key={each} data-actor={each}>
              <input
                type="radio"
                name="soft-target-map"
                checked={each === lane}
                onChange={() => setLane(each)}
              />
              {t(`lane.${each}`)}
            </label>
          ))}
        </fieldset>
        <SaveFigure
          figure={`mean-soft-targets-${lane}`}
          title={t('softTargetMap.title')}
          tables={() => [distributionTable(classNames, rows ?? [])]}
        />
      </figcaption>
      {/* One tab stop; arrow keys move from cell to cell. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/no-noninteractive-element-interactions */}
      <div
        className={styles['scroll']}
        role="group"
        tabIndex={0}
        aria-label={t('softTargetMap.keys')}
        onKeyDown={press}
        onBlur={() => setPointed(null)}
      >
        <table
          className={styles['map']}
          onPointerLeave={({ pointerType }) => pointerType === 'mouse' && setPointed(null)}
        >
          <caption className="visually-hidden">{t('softTargetMap.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t('softTargetMap.trueClass')}</span>
              </th>
              {classNames.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(rows ?? []).map((shares, trueClass) => (
              <tr key={classNames[trueClass]}>
                <th scope="row">{classNames[trueClass]}</th>
                {shares.map((share, answer) => (
                  <td
                    key={classNames[answer]}
                    style={{ '--share': strength(share) }}
                    data-right={answer === trueClass}
                    data-pointed={trueClass === row && answer === column}
                    onPointerEnter={() => setPointed([trueClass, answer])}
                  >
                    <span className="visually-hidden">{percent.format(share)}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles['reading']} aria-live={pointed ? 'polite' : 'off'}>
        {rows
          ? t('softTargetMap.reading', {
              trueClass: classNames[row],
              answer: classNames[column],
              share: percent.format(entryAt(entryAt(rows, row), column)),
            })
          : t('softTargetMap.waiting')}
      </p>
      <p className={styles['note']}>{t('softTargetMap.note', { pictures: NUM_PICTURES })}</p>
    </figure>
  );
}

/** Index of the largest share off the diagonal. */
function strongestWrong(rows: readonly (readonly number[])[]): readonly [number, number] | null {
  let best: readonly [number, number] | null = null;
  let largest = -1;
  for (const [row, shares] of rows.entries()) {
    for (const [column, share] of shares.entries()) {
      if (row === column || share <= largest) continue;
      largest = share;
      best = [row, column];
    }
  }
  return best;
}
