import { entryAt } from '@/core/checked.ts';
import { lanes, studentLanes, type PerLane, type StudentLane } from '@/core/lane.ts';
import type { FigureTable } from '@/figures/about.ts';
import type { ClassGain } from '@/metrics/class-gain.ts';
import type { errorKinds } from '@/metrics/error-kinds.ts';
import type { Confusion } from '@/metrics/recall.ts';
import { NUM_CALIBRATION_BINS, sharesOf, type ReliabilityBin } from '@/metrics/reliability.ts';

/** Pictures by label, answer and network. */
export const confusionTable = (matrices: PerLane<Confusion>, classNames: readonly string[]): FigureTable => ({
  head: ['label', 'answer', ...lanes.map((lane) => `${lane} (pictures)`)],
  rows: classNames.flatMap((label, row) =>
    classNames.map((answer, column) => [
      label,
      answer,
      ...lanes.map((lane) => entryAt(matrices[lane].counts, row * classNames.length + column)),
    ]),
  ),
});

interface FidelityPoints {
  readonly of: 'step' | 'seed';
  readonly number: number;
  readonly points: Readonly<Record<StudentLane, { readonly accuracy: number; readonly agreement: number }>>;
}

/** Agreement with the teacher and accuracy at steps and of seeds. */
export const fidelityTable = (rows: readonly FidelityPoints[]): FigureTable => ({
  head: [
    'of',
    'step or seed',
    ...studentLanes.flatMap((lane) => [`${lane} agreement (0..1)`, `${lane} accuracy (0..1)`]),
  ],
  rows: rows.map(({ of, number, points }) => [
    of,
    number,
    ...studentLanes.flatMap((lane) => [points[lane].agreement, points[lane].accuracy]),
  ]),
});

type Bins = readonly ReliabilityBin[];

/** The bins of the reliability diagrams, before and after temperature scaling. */
export const reliabilityTable = (
  bins: PerLane<{ readonly before: { readonly bins: Bins }; readonly after: { readonly bins: Bins } }>,
): FigureTable => ({
  head: [
    'network',
    'temperature scaling',
    'confidence from (0..1)',
    'confidence to (0..1)',
    'pictures',
    'mean confidence (0..1)',
    'accuracy (0..1)',
  ],
  rows: lanes.flatMap((lane) =>
    (['before', 'after'] as const).flatMap((when) =>
      bins[lane][when].bins.map((bin, index) => {
        const shares = sharesOf(bin);
        return [
          lane,
          when,
          index / NUM_CALIBRATION_BINS,
          (index + 1) / NUM_CALIBRATION_BINS,
          bin.numPictures,
          shares?.confidence ?? null,
          shares?.accuracy ?? null,
        ];
      }),
    ),
  ),
});

type Kind = (typeof errorKinds)[number];

/** Numbers of pictures by kind of error. */
export const errorTable = (
  kinds: readonly Kind[],
  rows: Readonly<Record<StudentLane, Readonly<Record<Kind, readonly number[]>>>>,
): FigureTable => ({
  head: ['kind', ...studentLanes.map((lane) => `${lane} (pictures)`)],
  rows: kinds.map((kind) => [kind, ...studentLanes.map((lane) => rows[lane][kind].length)]),
});

/** Recall of both students and the gain, class by class. */
export const gainTable = (
  rows: readonly { readonly name: string; readonly gain: ClassGain }[],
): FigureTable => ({
  head: [
    'class',
    'pictures',
    'student right',
    'control right',
    'gain (−1..1)',
    'low (−1..1)',
    'high (−1..1)',
  ],
  rows: rows.map(({ name, gain }) => [
    name,
    gain.numPictures,
    gain.numRight.student,
    gain.numRight.control,
    gain.gain,
    gain.interval?.[0] ?? null,
    gain.interval?.[1] ?? null,
  ]),
});
