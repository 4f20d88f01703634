import { useTranslation } from 'react-i18next';
import { entropy, softmaxAt, strongestWrong } from '@/metrics/softmax.ts';
import styles from './soft-target-bars.module.css';

type Logits = readonly number[] | null;

interface SoftTargetBarsProps {
  readonly classNames: readonly string[];
  /** The true class; null for a drawn picture. */
  readonly label: number | null;
  readonly temperature: number;
  readonly logits: { readonly teacher: Logits; readonly student: Logits; readonly control: Logits };
  readonly axis: 'linear' | 'log';
  readonly onAxisChange: (axis: 'linear' | 'log') => void;
}

interface Column {
  readonly key: string;
  readonly actor: 'hard' | 'teacher' | 'student' | 'control';
  readonly at: string;
  readonly probabilities: readonly number[] | null;
}

/** As high as a line of text. */
const NOTHING = '\u00a0';

/** The log axis reaches from here to 1. */
const SMALLEST = 1e-6;

const shareOf = (probability: number, axis: 'linear' | 'log') =>
  axis === 'linear'
    ? probability
    : Math.max(0, 1 - Math.log10(Math.max(probability, SMALLEST)) / Math.log10(SMALLEST));

const shown = (probability: number) =>
  probability >= 0.0005 || probability === 0 ? probability.toFixed(3) : probability.toExponential(0);

function Heading({
  column,
  classNames,
  label,
}: { column: Column } & Pick<SoftTargetBarsProps, 'classNames' | 'label'>) {
  const { t } = useTranslation();
  const { probabilities, actor } = column;
  const wrong = probabilities && actor !== 'hard' ? strongestWrong(probabilities, label) : null;
  const runnerUp = wrong && { name: classNames[wrong.classIndex] ?? '', value: shown(wrong.probability) };
  return (
    <th scope="col" data-actor={actor}>
      <span className={styles['lane']}>{t(`lane.${actor}`)}</span>
      <span className={styles['at']}>{column.at}</span>
      <span className={styles['fact']}>
        {probabilities ? t('softTargets.entropy', { value: entropy(probabilities).toFixed(2) }) : NOTHING}
      </span>
      <span
        className={styles['fact']}
        title={runnerUp ? t('softTargets.strongestWrongHelp', runnerUp) : undefined}
      >
        {runnerUp ? t('softTargets.strongestWrong', runnerUp) : NOTHING}
      </span>
    </th>
  );
}

/** What each lane answers to one picture: a row a class, a column a lane, from logits and T alone. */
export function SoftTargetBars(props: SoftTargetBarsProps) {
  const { classNames, label, temperature, logits, axis, onAxisChange } = props;
  const { t } = useTranslation();
  const at = (lane: Logits, heat: number) => (lane ? softmaxAt(lane, heat) : null);
  const shownTemperature = temperature.toFixed(temperature < 10 ? 1 : 0);
  const atT = t('softTargets.atT', { temperature: shownTemperature });
  const columns: readonly Column[] = [
    {
      key: 'hard',
      actor: 'hard',
      at: NOTHING,
      probabilities: label === null ? null : classNames.map((_, index) => (index === label ? 1 : 0)),
    },
    { key: 'teacher1', actor: 'teacher', at: t('softTargets.atOne'), probabilities: at(logits.teacher, 1) },
    { key: 'teacher', actor: 'teacher', at: atT, probabilities: at(logits.teacher, temperature) },
    { key: 'student', actor: 'student', at: atT, probabilities: at(logits.student, temperature) },
    { key: 'control', actor: 'control', at: atT, probabilities: at(logits.control, temperature) },
  ];
  return (
    <section aria-labelledby="soft-targets-title" className={styles['card']}>
      <header>
        <h2 id="soft-targets-title">{t('softTargets.title')}</h2>
        <span className={styles['note']}>
          {logits.teacher ? (axis === 'log' ? t('softTargets.logNote') : '') : t('softTargets.waiting')}
        </span>
        <div role="group" aria-label={t('softTargets.axis')} className={styles['axis']}>
          {(['linear', 'log'] as const).map((each) => (
            <button key={each} type="button" aria-pressed={axis === each} onClick={() => onAxisChange(each)}>
              {t(`softTargets.${each}`)}
            </button>
          ))}
        </div>
      </header>
      <table>
        <caption className="visually-hidden">
          {t('softTargets.caption', { temperature: shownTemperature })}
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('softTargets.class')}</span>
            </th>
            {columns.map((column) => (
              <Heading key={column.key} column={column} classNames={classNames} label={label} />
            ))}
          </tr>
        </thead>
        <tbody>
          {classNames.map((name, index) => (
            <tr key={name} data-true={index === label}>
              <th scope="row">
                {name}
                {index === label && <span className="visually-hidden"> ({t('softTargets.trueClass')})</span>}
              </th>
              {columns.map(({ key, actor, probabilities }) => {
                const probability = probabilities?.[index] ?? null;
                return (
                  <td key={key} data-actor={actor}>
                    <span className={styles['track']}>
                      <span
                        className={styles['bar']}
                        style={{
                          transform: `scaleX(${probability === null ? 0 : shareOf(probability, axis)})`,
                        }}
                      />
                    </span>
                    <span className={styles['number']} data-faint={(probability ?? 0) < 0.0005}>
                      {probability === null ? '–' : shown(probability)}
                    </span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
