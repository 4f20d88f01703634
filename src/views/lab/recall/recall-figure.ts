import { studentsFirst, type PerLane } from '@/core/lane.ts';
import type { FigureTable } from '@/figures/about.ts';
import type { LaneRecall } from './lanes.ts';

/** Right answers of every network, one row per class. */
export const recallFigure = (
  classNames: readonly string[],
  recall: PerLane<LaneRecall> | null,
): FigureTable => ({
  head: [
    'class',
    'test pictures',
    ...studentsFirst.flatMap((lane) => [`${lane} right`, `${lane} recall (0..1)`]),
  ],
  rows: recall
    ? classNames.map((name, index) => [
        name,
        recall.teacher.classes[index]?.numPictures ?? null,
        ...studentsFirst.flatMap((lane) => {
          const own = recall[lane].classes[index];
          return [own?.numRight ?? null, own?.recall ?? null];
        }),
      ])
    : [],
});
