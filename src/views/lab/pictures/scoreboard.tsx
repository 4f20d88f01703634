import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import { SaveFigure } from '@/figures/save-figure.tsx';
import { scoreboardTable } from './picture-tables.ts';
import { scoreboardCells, scoreboardColumns, type ScoreboardRow } from './scoreboard-cells.ts';
import styles from './scoreboard.module.css';

interface ScoreboardProps {
  readonly rows: readonly ScoreboardRow[];
  readonly measured: { readonly numPictures: number; readonly step: number } | null;
  /** Accuracy of each network of an ensemble that teaches, 0..1. */
  readonly members?: readonly number[] | undefined;
  /** The whole test set is being evaluated. */
  readonly isTesting?: boolean;
  readonly onEvaluateAll: (() => void) | null;
}

/** Cost and results of each network; transposed on narrow screens. */
export function Scoreboard({ rows, measured, members, isTesting = false, onEvaluateAll }: ScoreboardProps) {
  const { t, i18n } = useTranslation();
  const { t: tools } = useTranslation('tools');
  const numbers = numbersOf(i18n.language);
  const teacher = rows.find(({ lane }) => lane === 'teacher');
  return (
    <section aria-labelledby="scoreboard-title" className={styles['scoreboard']}>
      <header>
        <h2 id="scoreboard-title">{tools('scoreboard.title')}</h2>
        {/* Not `disabled` during evaluation: the button would lose the focus. */}
        <button
          type="button"
          disabled={onEvaluateAll === null && !isTesting}
          aria-disabled={isTesting}
          aria-busy={isTesting}
          onClick={() => !isTesting && onEvaluateAll?.()}
        >
          {isTesting ? t('transport.phase.evaluating') : tools('scoreboard.full')}
        </button>
        <SaveFigure
          figure="scoreboard"
          title={tools('scoreboard.title')}
          tables={() => [scoreboardTable(rows)]}
        />
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{tools('scoreboard.lane')}</span>
            </th>
            {scoreboardColumns.map((column) => (
              <th key={column} scope="col">
                {tools(`scoreboard.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.lane} data-actor={row.lane}>
              <th scope="row">
                <b>{t(`lane.${row.actor ?? row.lane}`)}</b>{' '}
                <small>{t(`actors.${row.actor ?? row.lane}`)}</small>
              </th>
              {scoreboardCells(row, teacher, numbers).map(({ column, text, fraction }) => (
                <td key={column}>
                  {text}
                  {fraction !== null && <small> {tools('scoreboard.fraction', { share: fraction })}</small>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles['note']}>
        {measured
          ? tools('scoreboard.measuredOn', {
              pictures: numbers.whole(measured.numPictures),
              step: numbers.whole(measured.step),
            })
          : tools('scoreboard.noneYet')}{' '}
        {members &&
          `${tools('scoreboard.members', {
            count: members.length,
            accuracies: members.map(numbers.percent).join(' · '),
          })} `}
        {tools('scoreboard.calibrationNote')}
      </p>
    </section>
  );
}
