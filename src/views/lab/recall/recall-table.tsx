import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { studentsFirst, type Lane, type PerLane } from '@/core/lane.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import type { ClassRecall } from '@/metrics/recall.ts';
import type { LaneRecall } from './lanes.ts';
import styles from './recall.module.css';

interface RecallTableProps {
  readonly classNames: readonly string[];
  /** Classes excluded from the students' training data. */
  readonly hiddenClasses: readonly number[];
  /** Null before the first measurement. */
  readonly recall: PerLane<LaneRecall> | null;
  readonly chosen: number;
  readonly onChoose: (classIndex: number) => void;
}

/** Recall as a bar with its count, and the teacher's recall as a line across the bar. */
function Bar({ lane, own, teacher }: { lane: Lane; own: ClassRecall | null; teacher: ClassRecall | null }) {
  const { t, i18n } = useTranslation('tools');
  const numbers = numbersOf(i18n.language);
  const share = own?.recall ?? null;
  const mark = lane === 'teacher' ? null : (teacher?.recall ?? null);
  return (
    <>
      <span className={styles['track']} aria-hidden="true">
        <span className={styles['bar']} style={{ transform: `scaleX(${share ?? 0})` }} />
        {mark !== null && <span className={styles['mark']} style={{ left: `${100 * mark}%` }} />}
      </span>
      <span className={styles['number']}>
        <b>{share === null ? '–' : numbers.percent(share)}</b>{' '}
        <small>
          {own
            ? t('recall.count', { right: numbers.whole(own.numRight), all: numbers.whole(own.numPictures) })
            : ''}
        </small>
      </span>
    </>
  );
}

/** Footer: accuracy on all classes, and without the correction. */
function Totals({ recall }: Pick<RecallTableProps, 'recall'>) {
  const { t, i18n } = useTranslation('tools');
  const numbers = numbersOf(i18n.language);
  return (
    <tfoot>
      <tr>
        <th scope="row">{t('recall.all')}</th>
        {studentsFirst.map((lane) => (
          <td key={lane} data-actor={lane}>
            <b>{recall ? numbers.percent(recall[lane].accuracy) : '–'}</b>{' '}
            <small>
              {recall ? t('recall.wrong', { pictures: numbers.whole(recall[lane].numWrong) }) : ''}
            </small>
          </td>
        ))}
      </tr>
      <tr className={styles['plain']}>
        <th scope="row">{t('recall.without')}</th>
        {studentsFirst.map((lane) => (
          <td key={lane}>{recall ? numbers.percent(recall[lane].plainAccuracy) : '–'}</td>
        ))}
      </tr>
    </tfoot>
  );
}

/** Recall table: one selectable row per class, one bar per network. */
export function RecallTable({ classNames, hiddenClasses, recall, chosen, onChoose }: RecallTableProps) {
  const { t } = useTranslation('tools');
  const { t: page } = useTranslation();
  const id = useId();
  return (
    <fieldset className={styles['choice']}>
      <legend className="visually-hidden">{t('recall.choose')}</legend>
      <table className={styles['table']} data-long={classNames.some((name) => name.length > 3)}>
        <caption className="visually-hidden">{t('recall.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('recall.class')}</th>
            {studentsFirst.map((lane) => (
              <th key={lane} scope="col" data-actor={lane}>
                {page(`lane.${lane}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {classNames.map((name, index) => {
            const radio = `${id}-${index}`;
            return (
              <tr key={name} data-chosen={index === chosen} data-hidden={hiddenClasses.includes(index)}>
                <th scope="row">
                  <label htmlFor={radio}>
                    <input
                      id={radio}
                      type="radio"
                      name={id}
                      aria-label={t('recall.className', { name })}
                      checked={index === chosen}
                      onChange={() => onChoose(index)}
                    />
                    <span className={styles['name']}>{name}</span>
                    {hiddenClasses.includes(index) && (
                      <small className={styles['never']}>{t('recall.never')}</small>
                    )}
                  </label>
                </th>
                {studentsFirst.map((lane) => (
                  <td key={lane} data-actor={lane}>
                    <label htmlFor={radio}>
                      <Bar
                        lane={lane}
                        own={recall?.[lane].classes[index] ?? null}
                        teacher={recall?.teacher.classes[index] ?? null}
                      />
                    </label>
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
        <Totals recall={recall} />
      </table>
    </fieldset>
  );
}
