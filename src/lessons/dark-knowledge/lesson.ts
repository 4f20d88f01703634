import { entryAt } from '@/core/checked.ts';
import type { Lesson } from '../lesson.ts';
import { controlAccuracy, keyOfLargest, studentAccuracy } from '../measures.ts';
import type { Outcome } from '@/protocol/run/outcome.ts';

/** Share of the help by true soft targets that even ones give. */
const MOST = 0.5;

const accuracies = (outcomes: readonly Outcome[]) => ({
  real: studentAccuracy.of(entryAt(outcomes, 0)),
  even: studentAccuracy.of(entryAt(outcomes, 1)),
  shuffled: studentAccuracy.of(entryAt(outcomes, 2)),
  labels: controlAccuracy.of(entryAt(outcomes, 0)),
});

/** Dark knowledge: the teacher's wrong-class probabilities carry knowledge and are not mere smoothing. */
export const lesson: Lesson = {
  id: 'dark-knowledge',
  minutes: 7,
  preset: { labelled: 300, steps: 300 },
  steps: [
    { id: 'label', spotlight: 'bars', picture: { label: 8 } },
    { id: 'soft', spotlight: 'temperature', task: { kind: 'set', key: 'temperature', atLeast: 6 } },
    { id: 'find', spotlight: 'pictures', picture: { label: 8 }, task: { kind: 'find', label: 8, like: 3 } },
    {
      id: 'guess',
      spotlight: 'gap',
      prediction: {
        kind: 'choice',
        answers: ['real', 'even', 'shuffled', 'labels'],
        truth: (outcomes) => keyOfLargest(accuracies(outcomes)),
      },
      experiment: {
        trials: [
          { name: 'real', change: { methods: ['soft-targets'] }, stays: true },
          { name: 'even', change: { methods: ['even-blur'] } },
          { name: 'shuffled', change: { methods: ['shuffled-dark-knowledge'] } },
        ],
        measures: [studentAccuracy, controlAccuracy],
        range: [0.8, 1],
      },
    },
    { id: 'why', spotlight: 'bars' },
  ],
  claims: [
    {
      name: 'knowledge',
      written: '2026-11-25',
      step: 'guess',
      holds: (outcomes) => {
        const { real, shuffled, labels } = accuracies(outcomes);
        return real > shuffled && real > labels;
      },
    },
    {
      name: 'even',
      written: '2026-11-28',
      step: 'guess',
      holds: (outcomes) => {
        const { real, even } = accuracies(outcomes);
        return real > even;
      },
    },
    {
      name: 'doubt',
      written: '2026-11-28',
      step: 'guess',
      holds: (outcomes) => {
        const { even, labels } = accuracies(outcomes);
        return even > labels;
      },
    },
    {
      name: 'most',
      written: '2026-11-28',
      step: 'guess',
      bounds: { share: MOST },
      holds: (outcomes) => {
        const { real, even, labels } = accuracies(outcomes);
        return even - labels < MOST * (real - labels);
      },
    },
  ],
};
