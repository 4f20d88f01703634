import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import { AxisToggle } from './axis-toggle.tsx';
import { probabilityText, type BarAxis } from './probability.ts';
import { ProbabilityBar } from './probability-bar.tsx';
import { softTargetColumns, type LaneAnswers, type SoftTargetColumn } from './soft-target-columns.ts';
import styles from './soft-target-bars.module.css';

interface SoftTargetBarsProps {
  readonly classNames: readonly string[];
  /** The true class; null for a drawn picture. */
  readonly label: number | null;
  readonly temperature: number;
  readonly logits: LaneAnswers;
  /** Nothing is drawn yet that could be answered to. */
  readonly isUnasked?: boolean;
  readonly axis: BarAxis;
  readonly onAxisChange: (axis: BarAxis) => void;
}

type ColumnsProps = Pick<SoftTargetBarsProps, 'classNames' | 'label'> & {
  readonly columns: readonly SoftTargetColumn[];
};

/** Who answers at which temperature, how undecided, and which wrong class comes nearest. */
function Head({ columns, classNames, label }: ColumnsProps) {
  const { t, i18n } = useTranslation();
  const numbers = numbersOf(i18n.language);
  // Nobody knows what a drawn picture is; before the first answer nobody knows whether it will be one.
  const isDrawn = label === null && columns.some(({ probabilities }) => probabilities !== null);
  return (
    <thead>
      <tr>
        <th scope="col">
          <span className="visually-hidden">{t('softTargets.class')}</span>
        </th>
        {columns.map(({ key, actor, temperature }) => (
          <th key={key} scope="col" data-actor={actor}>
            <span className={styles['lane']}>{t(`lane.${actor}`)}</span>{' '}
            <span className={styles['at']}>
              {temperature === null
                ? t('softTargets.oneHot')
                : t('softTargets.atT', { temperature: numbers.temperature(temperature) })}
            </span>
          </th>
        ))}
      </tr>
      <tr className={styles['fact']}>
        <th scope="row">{t('softTargets.entropy')}</th>
        {columns.map((column) => (
          <td key={column.key}>{column.entropy === null ? '–' : column.entropy.toFixed(2)}</td>
        ))}
      </tr>
      <tr className={styles['fact']}>
        <th scope="row">{t(isDrawn ? 'softTargets.runnerUp' : 'softTargets.strongestWrong')}</th>
        {columns.map(({ key, topWrong }) => (
          <td key={key}>
            {topWrong ? (
              <span className={styles['wrong']}>
                <b>{classNames[topWrong.classIndex]}</b> <span>{probabilityText(topWrong.probability)}</span>
              </span>
            ) : (
              '–'
            )}
          </td>
        ))}
      </tr>
    </thead>
  );
}

function textOf({ actor }: SoftTargetColumn, probability: number | null): string {
  if (probability === null) return '–';
  return actor === 'hard' ? String(probability) : probabilityText(probability);
}

function Body({ columns, classNames, label, axis }: ColumnsProps & { readonly axis: BarAxis }) {
  const { t } = useTranslation();
  return (
    <tbody>
      {classNames.map((name, index) => (
        <tr key={name} data-true={index === label}>
          <th scope="row">
            <span className={styles['class']} title={name}>
              {name}
            </span>
            {index === label && <span className="visually-hidden"> ({t('softTargets.trueClass')})</span>}
          </th>
          {columns.map((column) => {
            const probability = column.probabilities?.[index] ?? null;
            return (
              <td key={column.key}>
                <ProbabilityBar
                  actor={column.actor}
                  probability={probability}
                  axis={axis}
                  text={textOf(column, probability)}
                  isStrong={index === column.topWrong?.classIndex}
                />
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}

const ticks = { linear: ['0', '0.5', '1'], log: ['10⁻⁶', '10⁻³', '1'] } as const;

/** What each network answers to one picture: a row a class, a column a lane, from logits and T alone. */
export function SoftTargetBars(props: SoftTargetBarsProps) {
  const { classNames, label, temperature, logits, isUnasked = false, axis, onAxisChange } = props;
  const { t, i18n } = useTranslation();
  const columns = softTargetColumns(classNames.length, label, temperature, logits);
  const isSilent = Object.values(logits).every((answer) => answer === null);
  return (
    <section aria-labelledby="soft-targets-title" className={styles['bars']} data-spotlight="bars">
      <header>
        <div>
          <h2 id="soft-targets-title">{t('softTargets.title')}</h2>
          <p className={styles['note']}>
            {isSilent ? t(`softTargets.${isUnasked ? 'unasked' : 'waiting'}`) : t(`softTargets.${axis}Note`)}
          </p>
        </div>
        <AxisToggle axis={axis} onChange={onAxisChange} />
      </header>
      <table data-long={classNames.some((name) => name.length > 3)}>
        <caption className="visually-hidden">
          {t('softTargets.caption', { temperature: numbersOf(i18n.language).temperature(temperature) })}
        </caption>
        <Head columns={columns} classNames={classNames} label={label} />
        <Body columns={columns} classNames={classNames} label={label} axis={axis} />
        <tfoot>
          <tr aria-hidden="true">
            <th scope="row">{t('softTargets.axis')}</th>
            {columns.map(({ key }) => (
              <td key={key}>
                <span className={styles['ticks']}>
                  {ticks[axis].map((tick) => (
                    <span key={tick}>{tick}</span>
                  ))}
                </span>
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
