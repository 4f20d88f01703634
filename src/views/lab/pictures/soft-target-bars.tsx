import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import { spotlight } from '@/ui/spotlight.ts';
import type { ActorName } from '../use-actor-of.ts';
import { AxisToggle } from './axis-toggle.tsx';
import { probabilityText, type BarAxis } from './probability.ts';
import { ProbabilityBar, type Actor } from './probability-bar.tsx';
import { softTargetColumns, type LaneAnswers, type SoftTargetColumn } from './soft-target-columns.ts';
import styles from './soft-target-bars.module.css';

interface SoftTargetBarsProps {
  readonly classNames: readonly string[];
  /** The true class; null for a drawn picture. */
  readonly label: number | null;
  readonly temperature: number;
  readonly logits: LaneAnswers;
  /** Whether the students have not been trained yet: their columns stay empty and keep their place. */
  readonly isUntrained?: boolean;
  /** Who answers in the teacher's columns. */
  readonly teacher?: ActorName;
  /** The earlier step that the answers are from. */
  readonly at?: number | undefined;
  /** The canvas is still empty, so there are no answers. */
  readonly isEmpty?: boolean;
  readonly axis: BarAxis;
  readonly onAxisChange: (axis: BarAxis) => void;
  /** A control at the end of the title's row. */
  readonly beside?: ReactNode;
}

type ColumnsProps = Pick<SoftTargetBarsProps, 'classNames' | 'label' | 'isUntrained' | 'teacher'> & {
  readonly columns: readonly SoftTargetColumn[];
};

/** Table head: lane, temperature, entropy, and the most probable wrong class. */
function Head({ columns, classNames, label, isUntrained = false, teacher = 'teacher' }: ColumnsProps) {
  const { t, i18n } = useTranslation();
  const numbers = numbersOf(i18n.language);
  // A drawing has no label; before the first answer it is unknown whether the picture is a drawing.
  const isDrawn = label === null && columns.some(({ probabilities }) => probabilities !== null);
  return (
    <thead>
      <tr>
        <th scope="col">
          <span className="visually-hidden">{t('softTargets.class')}</span>
        </th>
        {columns.map(({ key, actor, temperature }) => (
          <th key={key} scope="col" data-actor={actor} data-quiet={isUntrained && isTrained(actor, teacher)}>
            <span className={styles['lane']}>{t(`lane.${actor === 'teacher' ? teacher : actor}`)}</span>{' '}
            <span className={styles['at']}>
              {temperature === null
                ? t('softTargets.oneHot')
                : isUntrained && isTrained(actor, teacher)
                  ? t('softTargets.untrained')
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

/** Whether Play trains this column's network first. */
const isTrained = (actor: Actor, teacher: ActorName) =>
  actor === 'student' || actor === 'control' || (actor === 'teacher' && teacher === 'assistant');

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

/** The students' answers before the first training. */
const untaught = { student: null, control: null };

const ticks = { linear: ['0', '0.5', '1'], log: ['10⁻⁶', '10⁻³', '1'] } as const;

/** Each network's answer to one picture, from logits and T: one row per class, one column per lane. */
export function SoftTargetBars(props: SoftTargetBarsProps) {
  const {
    classNames,
    label,
    temperature,
    isUntrained = false,
    teacher = 'teacher',
    at,
    isEmpty = false,
  } = props;
  const { axis, onAxisChange, beside } = props;
  const { t, i18n } = useTranslation();
  const quiet = teacher === 'assistant' ? { teacher: null, student: null, control: null } : untaught;
  const logits = isUntrained ? { ...props.logits, ...quiet } : props.logits;
  const columns = softTargetColumns(classNames.length, label, temperature, logits);
  // Not of what is shown: an assistant's answers are hidden until it has learned.
  const isSilent = Object.values(props.logits).every((answer) => answer === null);
  return (
    <section aria-labelledby="soft-targets-title" className={styles['bars']} {...spotlight('bars')}>
      <header>
        <div>
          <h2 id="soft-targets-title">{t('softTargets.title')}</h2>
          <p className={styles['note']}>
            {isSilent ? (
              t(`softTargets.${isEmpty ? 'unasked' : 'waiting'}`)
            ) : at === undefined ? (
              t(`softTargets.${axis}Note`)
            ) : (
              <b>{`${t('curves.step')} ${at}`}</b>
            )}
          </p>
        </div>
        <AxisToggle axis={axis} onChange={onAxisChange} />
        {beside}
      </header>
      <table data-long={classNames.some((name) => name.length > 3)}>
        <caption className="visually-hidden">
          {t('softTargets.caption', { temperature: numbersOf(i18n.language).temperature(temperature) })}
        </caption>
        <Head
          columns={columns}
          classNames={classNames}
          label={label}
          isUntrained={isUntrained}
          teacher={teacher}
        />
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
