import { HARD_TERM } from '@/distill/total-loss.ts';
import type { FigureTable } from '@/figures/about.ts';
import type { MetricsSeries } from '@/state/metrics-series.ts';

/** The part of a growing series that a table of the curves needs. */
interface Rows<Row> {
  readonly length: number;
  readonly at: (index: number) => Row | undefined;
}

function rowsOf<Row>(rows: Rows<Row>, cells: (row: Row) => readonly (number | null)[]) {
  return Array.from({ length: rows.length }, (_, index) => {
    const row = rows.at(index);
    return row === undefined ? [] : cells(row);
  });
}

/** Accuracies at every evaluated step. */
export const accuracyTable = ({ evaluations }: Pick<MetricsSeries, 'evaluations'>): FigureTable => ({
  name: 'accuracy',
  head: [
    'step',
    'student accuracy (0..1)',
    'control accuracy (0..1)',
    'teacher accuracy (0..1)',
    'test pictures',
  ],
  rows: rowsOf(evaluations, ({ step, student, control, teacher, numPictures }) => [
    step,
    student.accuracy,
    control.accuracy,
    teacher.accuracy,
    numPictures,
  ]),
});

/** Losses of every step; the chart shows some of them. */
export const lossTable = ({ steps }: Pick<MetricsSeries, 'steps'>): FigureTable => ({
  name: 'loss',
  head: [
    'step',
    'student cross-entropy with labels on the batch (nats)',
    'control cross-entropy with labels on the batch (nats)',
    'student total loss on the batch',
  ],
  rows: rowsOf(steps, ({ step, terms, controlTotal, studentTotal }) => [
    step,
    terms[HARD_TERM] ?? null,
    controlTotal,
    studentTotal,
  ]),
});

/** Losses of a teacher that is trained live. */
export const teacherLossTable = ({ teacherSteps }: Pick<MetricsSeries, 'teacherSteps'>): FigureTable => ({
  name: 'teacher-loss',
  head: ['step', 'teacher cross-entropy with labels on the batch (nats)'],
  rows: rowsOf(teacherSteps, ({ step, crossEntropy }) => [step, crossEntropy]),
});
