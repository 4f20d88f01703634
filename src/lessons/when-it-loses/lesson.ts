import type { Lesson } from '../lesson.ts';
import { controlAccuracy, gap, studentAccuracy, whoIsAhead } from '../measures.ts';

/** Share of the good teacher's gap that a teacher with equal data reaches at most. */
const HALF = 0.5;
/** A gap that counts. */
const FELT = 0.01;

/** When distillation loses: too few steps, a weak teacher, plenty of labels. */
export const lesson: Lesson = {
  id: 'when-it-loses',
  minutes: 7,
  preset: { labelled: 300, steps: 250 },
  steps: [
    {
      id: 'hurry',
      spotlight: 'curves',
      prediction: whoIsAhead([0, 0], [0, 1]),
      experiment: {
        trials: [{ name: 'hurry', change: { labelled: 1000, steps: 50 } }],
        measures: [studentAccuracy, controlAccuracy],
        range: [0.5, 1],
      },
    },
    {
      id: 'weak',
      spotlight: 'setup',
      prediction: {
        kind: 'choice',
        answers: ['three', 'good', 'goodAndHalf', 'goodAndEqual'],
        truth: ([, half, equal]) => {
          const [byHalf, byEqual] = [half, equal].map((each) => each !== undefined && gap.of(each) > FELT);
          if (byHalf) return byEqual ? 'three' : 'goodAndHalf';
          return byEqual ? 'goodAndEqual' : 'good';
        },
      },
      experiment: {
        trials: [
          { name: 'good', change: { teacherWeights: 'shipped' } },
          { name: 'half', change: { teacherWeights: 'half-trained' } },
          { name: 'equal', change: { teacherWeights: 'live-equal-data' } },
        ],
        measures: [gap],
        range: [-0.1, 0.1],
      },
    },
    {
      id: 'plenty',
      spotlight: 'setup',
      prediction: {
        kind: 'choice',
        answers: ['plenty', 'alike', 'few'],
        truth: ([few, plenty]) => {
          if (!few || !plenty) return '';
          const more = gap.of(plenty) - gap.of(few);
          if (Math.abs(more) <= FELT) return 'alike';
          return more > 0 ? 'plenty' : 'few';
        },
      },
      experiment: {
        trials: [
          { name: 'few', change: { labelled: 300 } },
          { name: 'plenty', change: { labelled: 9000 } },
        ],
        measures: [gap],
        range: [-0.05, 0.1],
      },
    },
    { id: 'seeds', spotlight: 'seed' },
  ],
  claims: [
    {
      name: 'hurry',
      written: '2026-11-25',
      step: 'hurry',
      holds: ([outcome]) => outcome !== undefined && gap.of(outcome) < 0,
    },
    {
      name: 'weak',
      written: '2026-11-25',
      step: 'weak',
      holds: ([good, half]) =>
        good !== undefined && half !== undefined && gap.of(good) > 0 && gap.of(half) < gap.of(good),
    },
    {
      name: 'equal',
      written: '2026-11-28',
      bounds: { share: HALF },
      step: 'weak',
      holds: ([good, , equal]) =>
        good !== undefined && equal !== undefined && gap.of(equal) < HALF * gap.of(good),
    },
    {
      name: 'plenty',
      written: '2026-11-28',
      bounds: { points: FELT },
      step: 'plenty',
      holds: ([, plenty]) => plenty !== undefined && Math.abs(gap.of(plenty)) <= FELT,
    },
  ],
};
