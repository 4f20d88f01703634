import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import { verdictWords } from '@/i18n/verdict-words.ts';
import { meanInterval } from '@/metrics/mean-interval.ts';
import type { MapCell } from '@/protocol/map/cells.ts';
import type { ShownMap } from '@/protocol/map/shown-map.ts';
import styles from './map.module.css';
import { useMapTexts } from './use-map-texts.ts';

const columns = ['seeds', 'student', 'control', 'difference', 'interval', 'verdict', 'source'] as const;

/** The numbers of one cell. */
function Row({ cell }: { readonly cell: MapCell }) {
  const { t, i18n } = useTranslation('map');
  const { t: words } = useTranslation('repeats');
  const texts = useMapTexts();
  const numbers = numbersOf(i18n.language);
  const { x, y, runs, comparison, isPrecomputed } = cell;
  const meanOf = (lane: 'student' | 'control') =>
    numbers.percent(meanInterval(runs.map((run) => run[lane])).mean);
  const verdict = comparison && verdictWords(words, comparison.verdict, numbers);
  const [low, high] = (comparison?.difference.interval ?? []).map(numbers.signedPoints);
  return (
    <tr>
      <th scope="row">{texts.value(x)}</th>
      <td>{texts.value(y)}</td>
      <td>{runs.length}</td>
      <td>{comparison ? meanOf('student') : '–'}</td>
      <td>{comparison ? meanOf('control') : '–'}</td>
      <td>{comparison ? numbers.signedPoints(comparison.difference.mean) : '–'}</td>
      <td>{low === undefined ? '–' : t('range', { low, high })}</td>
      <td>{verdict ? `${verdict.title}. ${verdict.detail}` : '–'}</td>
      <td>{comparison ? t(isPrecomputed ? 'fromPage' : 'fromYou') : '–'}</td>
    </tr>
  );
}

/** The numbers of every cell. */
export function MapTable({ shown }: { readonly shown: ShownMap }) {
  const { t } = useTranslation('map');
  const texts = useMapTexts();
  const { plan, cells } = shown;
  return (
    <details className={styles['table']}>
      <summary>{t('table')}</summary>
      <div role="group" tabIndex={0} aria-label={t('table')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.name(plan.x.key)}</th>
              <th scope="col">{texts.name(plan.y.key)}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cells.map((cell) => (
              <Row key={`${cell.x} ${cell.y}`} cell={cell} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
