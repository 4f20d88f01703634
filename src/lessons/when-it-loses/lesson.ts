import type { Lesson } from '../lesson.ts';
import { controlAccuracy, gap, keyOfLargest, studentAccuracy, whoIsAhead } from '../measures.ts';

/** When distillation loses: too few steps, a weak teacher, an unsuitable student; how one seed misleads. */
export const lesson: Lesson = {
  id: 'when-it-loses',
  minutes: 8,
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
      prediction: { kind: 'curve' },
      experiment: {
        trials: ['shipped', 'half-trained', 'shuffled-labels'].map((teacherWeights) => ({
          name: teacherWeights,
          change: { teacherWeights },
        })),
        measures: [gap],
        range: [-0.1, 0.1],
      },
    },
    {
      id: 'same',
      spotlight: 'setup',
      prediction: {
        kind: 'choice',
        answers: ['plenty', 'mlp', 'heir'],
        truth: ([plenty, mlp, heir]) =>
          plenty && mlp && heir
            ? keyOfLargest({ plenty: gap.of(plenty), mlp: gap.of(mlp), heir: gap.of(heir) })
            : '',
      },
      experiment: {
        trials: [
          { name: 'plenty', change: { labelled: 9000 } },
          { name: 'mlp', change: { student: 'mlp-32' } },
          { name: 'heir', change: { methods: ['born-again'], generations: 2 } },
        ],
        measures: [gap],
        range: [-0.05, 0.08],
      },
    },
    {
      id: 'blur',
      spotlight: 'methods',
      prediction: {
        kind: 'choice',
        answers: ['soft', 'smooth', 'shuffled'],
        truth: ([soft, smooth, shuffled]) =>
          soft && smooth && shuffled
            ? keyOfLargest({ soft: gap.of(soft), smooth: gap.of(smooth), shuffled: gap.of(shuffled) })
            : '',
      },
      experiment: {
        trials: [
          { name: 'soft', change: { methods: ['soft-targets'], labelled: 100 } },
          { name: 'smooth', change: { methods: ['label-smoothing'], labelled: 100 } },
          { name: 'shuffled', change: { methods: ['shuffled-dark-knowledge'], labelled: 100 } },
        ],
        measures: [gap],
        range: [-0.05, 0.1],
      },
    },
    {
      id: 'seeds',
      spotlight: 'seed',
      prediction: { kind: 'curve' },
      experiment: {
        trials: [1, 2, 3, 4, 5].map((seed) => ({
          name: String(seed),
          change: { seed, student: 'mlp-32', steps: 100 },
        })),
        measures: [gap],
        range: [-0.04, 0.04],
      },
    },
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
      name: 'blur',
      written: '2026-11-25',
      step: 'blur',
      holds: ([soft, smooth, shuffled]) =>
        soft !== undefined &&
        smooth !== undefined &&
        shuffled !== undefined &&
        gap.of(soft) > Math.max(gap.of(smooth), gap.of(shuffled)),
    },
  ],
};
