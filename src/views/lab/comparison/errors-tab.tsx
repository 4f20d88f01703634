import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorBars } from '@/charts/error-bars.tsx';
import { studentLanes, type StudentLane } from '@/core/lane.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { errorKinds, rowsByErrorKind } from '@/metrics/error-kinds.ts';
import { useLab } from '@/state/lab-context.tsx';
import { useClassNames } from '@/i18n/use-class-names.ts';
import { AnsweredPictures } from './answered-pictures.tsx';
import type { Compared } from './compared.ts';
import { errorTable } from './comparison-tables.ts';
import styles from './comparison.module.css';
import { SaveComparison } from './save-comparison.tsx';

type Kind = (typeof errorKinds)[number];

/** Errors that the student shares with the teacher, errors of its own, and errors that it mends. */
export function ErrorsTab({ compared }: { readonly compared: Compared }) {
  const { t, i18n } = useTranslation('comparison');
  const { t: page } = useTranslation();
  const numbers = numbersOf(i18n.language);
  const classNames = useClassNames(useLab((state) => state.config.dataset));
  const [chosen, setChosen] = useState<{ readonly lane: StudentLane; readonly kind: Kind } | null>(null);
  const { labels, predictions } = compared;
  const rows = useMemo(
    () => ({
      student: rowsByErrorKind(labels, predictions.teacher, predictions.student),
      control: rowsByErrorKind(labels, predictions.teacher, predictions.control),
    }),
    [labels, predictions],
  );
  const counts = (lane: StudentLane) => ({
    errors: rows[lane].inherited.length + rows[lane].own.length,
    inherited: rows[lane].inherited.length,
    mended: rows[lane].mended.length,
  });
  const [student, control] = [counts('student'), counts('control')];
  const numTeacherErrors = labels.reduce(
    (sum, label, row) => sum + (predictions.teacher[row] === label ? 0 : 1),
    0,
  );
  const written = ({ errors, inherited }: ReturnType<typeof counts>) => ({
    errors: numbers.whole(errors),
    inherited: numbers.whole(inherited),
  });
  const laneBar = (lane: StudentLane) => ({
    lane,
    name: t(`errors.bars.${lane}`),
    parts: [
      { kind: 'inherited' as const, numPictures: rows[lane].inherited.length },
      { kind: 'own' as const, numPictures: rows[lane].own.length },
    ],
  });
  return (
    <>
      <SaveComparison part="errors" compared={compared} table={() => errorTable(errorKinds, rows)} />
      <p className={styles['note']}>{t('errors.intro')}</p>
      <p className={styles['finding']}>
        {t('errors.sentence', written(student))} {t('errors.control', written(control))}{' '}
        {t('errors.mended', {
          errors: numbers.whole(numTeacherErrors),
          mended: numbers.whole(student.mended),
        })}
      </p>
      <p className={styles['note']}>{t('errors.caution')}</p>
      <ErrorBars
        label={t('errors.chart', {
          student: numbers.whole(student.errors),
          control: numbers.whole(control.errors),
          teacher: numbers.whole(numTeacherErrors),
        })}
        format={numbers.whole}
        bars={[
          laneBar('student'),
          laneBar('control'),
          {
            lane: 'teacher',
            name: t('errors.bars.teacher'),
            parts: [
              { kind: 'inherited', numPictures: student.inherited },
              { kind: 'own', numPictures: numTeacherErrors - student.inherited - student.mended },
              { kind: 'mended', numPictures: student.mended },
            ],
          },
        ]}
      />
      <table className={styles['kinds']}>
        <thead>
          <tr>
            <th scope="col">{t('errors.kind')}</th>
            {studentLanes.map((lane) => (
              <th key={lane} scope="col" data-actor={lane}>
                {page(`lane.${lane}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {errorKinds.map((kind) => (
            <tr key={kind}>
              <th scope="row" data-kind={kind}>
                {t(`errors.kinds.${kind}`)}
              </th>
              {studentLanes.map((lane) => (
                <td key={lane}>
                  <button
                    type="button"
                    data-drawn="true"
                    aria-pressed={chosen?.lane === lane && chosen.kind === kind}
                    aria-label={t('errors.show', {
                      pictures: numbers.whole(rows[lane][kind].length),
                      lane: page(`lane.${lane}`),
                      kind: t(`errors.kinds.${kind}`),
                    })}
                    onClick={() => setChosen({ lane, kind })}
                  >
                    {numbers.whole(rows[lane][kind].length)}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <AnsweredPictures
        compared={compared}
        classNames={classNames}
        title={
          chosen
            ? t('errors.pictures', {
                lane: page(`lane.${chosen.lane}`),
                kind: t(`errors.kinds.${chosen.kind}`),
              })
            : t('errors.choose')
        }
        rows={chosen && rows[chosen.lane][chosen.kind]}
      />
    </>
  );
}
