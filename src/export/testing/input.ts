import { parseRunConfig } from '@/protocol/run/config.ts';
import { planFor } from '@/protocol/run/plan-for.ts';
import { teachingModel } from '@/protocol/run/teaching-model.ts';
import type { ExportInput } from '../input.ts';
import { randomNetwork } from './networks.ts';

/** A run to be exported, with random weights. */
export function exportInput(
  change: Readonly<Record<string, unknown>> = {},
  more: Partial<ExportInput> = {},
): ExportInput {
  const { config } = parseRunConfig(change);
  return {
    config,
    step: 500,
    teacherStep: 0,
    generationSteps: [],
    networks: {
      teacher: randomNetwork(planFor(config.dataset, teachingModel(config)), 1),
      student: randomNetwork(planFor(config.dataset, config.student), 2),
      control: randomNetwork(planFor(config.dataset, config.student), 3),
    },
    otherTeachers: [],
    trained: [{ from: 0, config }],
    accuracy: null,
    known: {},
    link: 'https://example.org/playground/?seed=1&alpha=0.9',
    pageVersion: '1.2.3',
    date: '2026-11-28T12:00:00.000Z',
    language: 'en',
    material: () => Promise.reject(new Error('no test asks for material')),
    score: async ({ plan }) => ({
      accuracy: plan.spec.id === config.teacher ? 0.99 : 0.95,
      numPictures: 10_000,
      sample: new Uint8Array(784).fill(100),
    }),
    ...more,
  };
}
