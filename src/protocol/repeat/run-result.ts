import { perLane, type PerLane } from '@/core/lane.ts';
import type { RunRecord } from '../run/record.ts';

/** The end of a finished run, as repeats and studies compare it. */
export interface RunResult {
  readonly seed: number;
  /** 0..1, on `numPictures` test pictures. */
  readonly accuracy: PerLane<number>;
  /** Top-1 agreement with the teacher, 0..1, on the same pictures. */
  readonly agreement: PerLane<number>;
  /** Expected calibration error, 0..1, on the same pictures. */
  readonly calibration: PerLane<number>;
  readonly numPictures: number;
  readonly networks: RunRecord['networks'];
}

/** The result of a record; null if its run did not finish or was not evaluated. */
export function resultOf({ seed, end, reports, networks }: RunRecord): RunResult | null {
  const report = reports.fullTest ?? reports.curve;
  if (end.status !== 'finished' || !report) return null;
  return {
    seed,
    accuracy: perLane((lane) => report[lane].accuracy),
    agreement: perLane((lane) => report[lane].agreement),
    calibration: perLane((lane) => report[lane].calibrationError),
    numPictures: report.numPictures,
    networks,
  };
}
