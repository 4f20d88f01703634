import { checkWhole } from '@/core/check-whole.ts';
import { checkTaps } from '../check-requests.ts';
import type { Answers, RunAnswers } from '@/protocol/engine/frames.ts';
import type { DatasetStore } from '../data/dataset-store.ts';
import type { Engine } from '../engine.ts';
import { neighbourAccuracy } from './neighbours.ts';
import type { InspectedRun } from '../run/past-run.ts';

/** Inspects the first test pictures once they are loaded, now or at an earlier step. @throws ConfigError for an impossible number */
export async function withTest<Result>(
  engine: Engine,
  numPictures: number,
  at: number | undefined,
  task: (inspected: InspectedRun, store: DatasetStore) => Promise<Result>,
): Promise<Result> {
  await engine.whenTest(numPictures);
  return engine.inspectAt(at, async (inspected, store) => {
    checkWhole('numPictures', numPictures, 1, store.labels('test').length);
    return task(inspected, store);
  });
}

/** @throws ConfigError for a layer that one of the networks lacks */
export function checkLayer({ run }: InspectedRun, layer: string): void {
  for (const { network } of [run.teacher, run.student]) checkTaps(network.plan, 'layer', [layer]);
}

/** All three lanes' logits of the first test pictures. */
export const answersOf = (engine: Engine, numPictures: number): Promise<Answers> =>
  withTest(engine, numPictures, undefined, ({ evaluator }) => evaluator.answers(numPictures));

/** The same, now or at an earlier step, with that step. */
export const runAnswersOf = (engine: Engine, numPictures: number, at?: number): Promise<RunAnswers> =>
  withTest(engine, numPictures, at, async ({ evaluator, run, runId }) => ({
    ...(await evaluator.answers(numPictures)),
    runId,
    step: run.step,
    teacherStep: run.teacherStep,
    generation: run.generations.list.length,
  }));

/**
 * Nearest-neighbour accuracy on the first test pictures. @throws ConfigError for a layer that a network lacks
 */
export const neighboursOf = (engine: Engine, layer: string, numPictures: number, at?: number) =>
  withTest(engine, numPictures, at, async (inspected, store) => {
    checkLayer(inspected, layer);
    return neighbourAccuracy(inspected.run, store, layer, numPictures);
  });
