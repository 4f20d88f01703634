import type { PerLane } from '@/core/lane.ts';
import type { RunResult } from './run-result.ts';

/** A result for tests, with the given accuracies. */
export const fakeResult = (seed: number, accuracy: PerLane<number>, msPerPicture = 0.2): RunResult => ({
  seed,
  accuracy,
  agreement: { teacher: 1, student: 0.9, control: 0.85 },
  calibration: { teacher: 0.01, student: 0.02, control: 0.04 },
  numPictures: 10_000,
  networks: {
    teacher: { numParameters: 200_000, bytes: 800_000, msPerPicture: 0.5 },
    student: { numParameters: 9_000, bytes: 36_000, msPerPicture },
  },
});
