import { entryAt } from '@/core/checked.ts';
import type { Lesson } from '../lesson.ts';
import { studentAccuracy } from '../measures.ts';
import type { Outcome } from '@/protocol/run/outcome.ts';

/**
 * A 2 to which the shipped teacher gives probability 0.79 (0.98 at T = 0.5), with three other plausible
 * classes: it shows the effect of low and high temperatures.
 */
const UNCERTAIN_PICTURE = { index: 321 } as const;

/** By how much a warm and a hot teacher beat T = 1, and by how much at most T = 20 is behind T = 5. */
const NEAR = 0.01;

const temperatures = [0.5, 1, 2, 5, 20];
const at = (outcomes: readonly Outcome[], temperature: number) =>
  studentAccuracy.of(entryAt(outcomes, temperatures.indexOf(temperature)));

/** T from 0.5 to 20: what soft targets reveal, and what is lost when T is too high. */
export const lesson: Lesson = {
  id: 'temperature',
  minutes: 6,
  preset: { labelled: 100, alpha: 1, steps: 300, temperature: 1 },
  steps: [
    {
      id: 'first',
      spotlight: 'bars',
      picture: UNCERTAIN_PICTURE,
      show: { temperature: 8 },
      // True for every picture: p(T = 8) / p(T = 1) is the larger the smaller the logit.
      prediction: {
        kind: 'choice',
        answers: ['tallest', 'second', 'even', 'least'],
        truth: () => 'least',
      },
    },
    {
      id: 'cold',
      spotlight: 'temperature',
      picture: UNCERTAIN_PICTURE,
      task: { kind: 'set', key: 'temperature', atMost: 0.7 },
    },
    {
      id: 'hot',
      spotlight: 'temperature',
      picture: UNCERTAIN_PICTURE,
      task: { kind: 'set', key: 'temperature', atLeast: 15 },
    },
    {
      id: 'sketch',
      spotlight: 'curves',
      prediction: { kind: 'curve' },
      experiment: {
        trials: temperatures.map((temperature) => ({ name: String(temperature), change: { temperature } })),
        measures: [studentAccuracy],
        range: [0.6, 1],
      },
    },
    { id: 'range', spotlight: 'temperature' },
  ],
  claims: [
    {
      name: 'warm',
      written: '2026-11-28',
      bounds: { points: NEAR },
      step: 'sketch',
      holds: (outcomes) => at(outcomes, 5) > at(outcomes, 1) + NEAR,
    },
    {
      name: 'hot',
      written: '2026-11-28',
      bounds: { points: NEAR },
      step: 'sketch',
      holds: (outcomes) => at(outcomes, 20) > at(outcomes, 1) + NEAR,
    },
    {
      name: 'unhurt',
      written: '2026-11-28',
      bounds: { points: NEAR },
      step: 'sketch',
      holds: (outcomes) => at(outcomes, 20) >= at(outcomes, 5) - NEAR,
    },
  ],
};
