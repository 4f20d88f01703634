import { required } from '@/core/checked.ts';
import type { Outcome } from '@/protocol/run/outcome.ts';
import type { Lesson } from '../lesson.ts';
import {
  componentNeighbours,
  controlNeighbours,
  studentNeighbours,
  teacherNeighbours,
  untrainedNeighbours,
} from '../measures.ts';

/** Nearest neighbours in an untrained embedding are right more often than this; chance is a tenth. */
const UNTRAINED = 0.3;
/** By how much relations improve an untrained embedding. */
const CLEAR = 0.1;
/** By how much relations among many pictures are ahead of those pictures' principal components. */
const AHEAD = 0.05;

const accuracyIn = (outcome: Outcome | undefined, lane: 'student' | 'control') =>
  required(outcome?.neighbours, 'neighbour accuracy')[lane];

/** Relational distillation: an embedding trained from distances and angles alone, without labels. */
export const lesson: Lesson = {
  id: 'relations',
  minutes: 6,
  preset: {
    methods: ['relational-distance', 'relational-angle'],
    studentLabels: 'hidden',
    labelled: 100,
    steps: 200,
  },
  steps: [
    { id: 'shape', spotlight: 'methods' },
    { id: 'nolabel', spotlight: 'training-data' },
    {
      id: 'guess',
      spotlight: 'methods',
      prediction: { kind: 'bar' },
      experiment: {
        trials: [
          { name: 'same', change: {} },
          { name: 'more', change: { unlabelled: 1000 } },
        ],
        measures: [
          studentNeighbours,
          untrainedNeighbours,
          componentNeighbours,
          controlNeighbours,
          teacherNeighbours,
        ],
        range: [0, 1],
        embedding: 'embedding',
      },
    },
    { id: 'triangle', spotlight: 'methods' },
  ],
  claims: [
    {
      name: 'ahead',
      written: '2026-11-25',
      step: 'guess',
      holds: ([, more]) => accuracyIn(more, 'student') > accuracyIn(more, 'control'),
    },
    {
      name: 'same',
      written: '2026-11-28',
      step: 'guess',
      holds: ([same]) => accuracyIn(same, 'student') > accuracyIn(same, 'control'),
    },
    {
      name: 'initial',
      written: '2026-11-28',
      bounds: { share: UNTRAINED },
      step: 'guess',
      holds: ([same]) => untrainedNeighbours.of(required(same, 'run')) > UNTRAINED,
    },
    {
      name: 'taught',
      written: '2026-11-28',
      bounds: { points: CLEAR },
      step: 'guess',
      holds: ([same]) => accuracyIn(same, 'student') > untrainedNeighbours.of(required(same, 'run')) + CLEAR,
    },
    {
      name: 'components',
      written: '2026-11-28',
      step: 'guess',
      holds: ([same]) => accuracyIn(same, 'student') > componentNeighbours.of(required(same, 'run')),
    },
    {
      name: 'many',
      written: '2026-11-28',
      bounds: { points: AHEAD },
      step: 'guess',
      holds: ([, more]) =>
        accuracyIn(more, 'student') > componentNeighbours.of(required(more, 'run')) + AHEAD,
    },
  ],
};
