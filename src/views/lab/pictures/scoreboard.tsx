import { useTranslation } from 'react-i18next';
import styles from './scoreboard.module.css';

/** One network's line; null is what has not been measured. */
export interface ScoreboardRow {
  readonly lane: 'teacher' | 'student' | 'control';
  readonly numParameters: number;
  readonly parameterBytes: number;
  readonly numMultiplyAccumulates: number;
  readonly msPerPicture: number | null;
  readonly accuracy: number | null;
  readonly agreement: number | null;
  readonly calibrationError: number | null;
}

interface ScoreboardProps {
  readonly rows: readonly ScoreboardRow[];
  readonly measured: { readonly numPictures: number; readonly step: number } | null;
  readonly onEvaluateAll: (() => void) | null;
}

/** What each network costs and what it reaches. */
export function Scoreboard({ rows, measured, onEvaluateAll }: ScoreboardProps) {
  const { t, i18n } = useTranslation();
  const whole = new Intl.NumberFormat(i18n.language);
  const percent = new Intl.NumberFormat(i18n.language, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const orDash = (value: number | null, format: (value: number) => string) =>
    value === null ? '–' : format(value);
  const columns = ['parameters', 'size', 'macs', 'ms', 'accuracy', 'agreement', 'calibration'] as const;
  return (
    <section aria-labelledby="scoreboard-title" className={styles['card']}>
      <header>
        <h2 id="scoreboard-title">{t('scoreboard.title')}</h2>
        <button type="button" disabled={onEvaluateAll === null} onClick={() => onEvaluateAll?.()}>
          {t('scoreboard.full')}
        </button>
      </header>
      <div className={styles['scroll']} role="group" tabIndex={0} aria-labelledby="scoreboard-title">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('scoreboard.lane')}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`scoreboard.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.lane} data-actor={row.lane}>
                <th scope="row">{t(`lane.${row.lane}`)}</th>
                <td>{whole.format(row.numParameters)}</td>
                <td>{whole.format(Math.round(row.parameterBytes / 1000))} kB</td>
                <td>{whole.format(row.numMultiplyAccumulates)}</td>
                <td>{orDash(row.msPerPicture, (ms) => ms.toFixed(2))}</td>
                <td>{orDash(row.accuracy, (share) => percent.format(share))}</td>
                <td>
                  {row.lane === 'teacher' ? '–' : orDash(row.agreement, (share) => percent.format(share))}
                </td>
                <td>{orDash(row.calibrationError, (share) => percent.format(share))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles['note']}>
        {measured
          ? t('scoreboard.measuredOn', { count: measured.numPictures, step: measured.step })
          : t('scoreboard.noneYet')}
      </p>
    </section>
  );
}
