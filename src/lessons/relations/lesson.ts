import type { Lesson } from '../lesson.ts';
import { controlNeighbours, studentNeighbours, teacherNeighbours } from '../measures.ts';

/** Relational distillation: an embedding trained from distances and angles alone, without labels. */
export const lesson: Lesson = {
  id: 'relations',
  minutes: 6,
  preset: {
    methods: ['relational-distance', 'relational-angle'],
    studentLabels: 'hidden',
    labelled: 100,
    unlabelled: 1000,
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
        trials: [{ name: 'relations', change: {} }],
        measures: [studentNeighbours, controlNeighbours, teacherNeighbours],
        range: [0.5, 1],
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
      holds: ([outcome]) =>
        outcome?.neighbours !== null &&
        outcome?.neighbours !== undefined &&
        outcome.neighbours.student > outcome.neighbours.control,
    },
  ],
};
