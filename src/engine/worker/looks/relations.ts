import { correlation, Matrix, SVD } from 'ml-matrix';
import { PCA } from 'ml-pca';
import { relativeDistances } from '@/metrics/distances.ts';
import type { LaneRelations, RelationView, TapValues } from '@/protocol/metrics.ts';

/** One lane's embedding of the pictures, a row a picture. */
const rowsOf = ({ values }: TapValues, numPictures: number): Matrix =>
  Matrix.from1DArray(numPictures, values.length / numPictures, values);

/** The two directions in which the rows differ most, [N, 2], and the share of the variance along each. */
function principalPlane(rows: Matrix): {
  readonly plane: Matrix;
  readonly explained: readonly [number, number];
} {
  const spread = rows.clone().subRowVector(rows.mean('column'));
  // All rows the same, as from a dead layer: there is no direction.
  if (spread.norm() === 0) return { plane: Matrix.zeros(rows.rows, 2), explained: [0, 0] };
  const pca = new PCA(rows, { method: 'NIPALS', nCompNIPALS: 2 });
  const [first = 0, second = 0] = pca.getExplainedVariance();
  return { plane: pca.predict(rows, { nComponents: 2 }), explained: [first, second] };
}

/**
 * The plane turned and mirrored, never stretched, to lie as near as it can to another: the directions of a principal
 * plane have no sign of their own, and would jump from one look to the next.
 *
 * @source Schönemann 1966, "A generalized solution of the orthogonal Procrustes problem"
 */
function turnedTowards(plane: Matrix, target: Matrix): Matrix {
  const { leftSingularVectors, rightSingularVectors } = new SVD(plane.transpose().mmul(target));
  return plane.mmul(leftSingularVectors.mmul(rightSingularVectors.transpose()));
}

/** Pearson's correlation of the distances of all pairs, −1..1; 0 where one of the two does not vary. */
function likeness(first: Float32Array, second: Float32Array): number {
  const result = correlation(Matrix.columnVector(first), Matrix.columnVector(second)).get(0, 0);
  return Number.isFinite(result) ? result : 0;
}

/**
 * How three networks see the same pictures to each other.
 *
 * @param taps of each lane, [N, …]
 */
export function relationView(
  indices: readonly number[],
  labels: readonly number[],
  taps: Readonly<Record<'teacher' | 'student' | 'control', TapValues>>,
): RelationView {
  const numPictures = indices.length;
  const teacherPlane = principalPlane(rowsOf(taps.teacher, numPictures)).plane;
  const lane = (tap: TapValues): LaneRelations => {
    const { plane, explained } = principalPlane(rowsOf(tap, numPictures));
    const points = Float32Array.from(turnedTowards(plane, teacherPlane).to1DArray());
    return { points, explained, distances: relativeDistances(tap.values, numPictures) };
  };
  const [teacher, student, control] = [lane(taps.teacher), lane(taps.student), lane(taps.control)];
  return {
    indices,
    labels,
    teacher,
    student,
    control,
    correlation: {
      student: likeness(teacher.distances, student.distances),
      control: likeness(teacher.distances, control.distances),
    },
  };
}
