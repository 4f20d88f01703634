import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import { verdictWords } from '@/i18n/verdict-words.ts';
import type { StudyRow } from '@/protocol/repeat/study.ts';
import styles from './repeats.module.css';

const columns = [
  'seeds',
  'student',
  'control',
  'calibration',
  'parameters',
  'bytes',
  'ms',
  'difference',
  'interval',
  'verdict',
] as const;

/** The comparison's table: one row per α and T, each over its seeds. */
export function StudyTable({ rows }: { readonly rows: readonly StudyRow[] }) {
  const { t, i18n } = useTranslation('repeats');
  const numbers = numbersOf(i18n.language);
  const threeDigits = { minimumFractionDigits: 3, maximumFractionDigits: 3 };
  const format = new Intl.NumberFormat(i18n.language, threeDigits);
  const fine = (value: number) => format.format(value);
  const known = (value: number | null | undefined, text: (number: number) => string) =>
    value === null || value === undefined ? '–' : text(value);
  return (
    <div className={styles['scroll']} role="region" aria-label={t('study.table')} tabIndex={0}>
      <table>
        <caption>{t('study.table')}</caption>
        <thead>
          <tr>
            <th scope="col">α</th>
            <th scope="col">T</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`study.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { alpha, temperature, seeds, difference, verdict, seedsNeeded } = row;
            const { low, high } = difference;
            const words = verdictWords(t, { kind: verdict, numSeeds: seeds.length, seedsNeeded }, numbers);
            return (
              <tr key={`${alpha} ${temperature}`}>
                <th scope="row">{alpha}</th>
                <td>{temperature}</td>
                <td>{seeds.length}</td>
                <td>{known(row.accuracy?.student, numbers.percent)}</td>
                <td>{known(row.accuracy?.control, numbers.percent)}</td>
                <td>{known(row.calibration?.student, fine)}</td>
                <td>{known(row.parameters?.student, numbers.whole)}</td>
                <td>{known(row.bytes?.student, numbers.whole)}</td>
                <td>{known(row.msPerPicture?.student, fine)}</td>
                <td>{known(difference.mean, numbers.signedPoints)}</td>
                <td>
                  {low === null || high === null
                    ? '–'
                    : t('study.range', { low: numbers.signedPoints(low), high: numbers.signedPoints(high) })}
                </td>
                <td>{seeds.length === 0 ? '–' : `${words.title}. ${words.detail}`}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
