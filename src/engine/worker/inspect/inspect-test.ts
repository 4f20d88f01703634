import { checkWhole } from '@/core/check-whole.ts';
import { checkTaps } from '../check-requests.ts';
import type { RunAnswers } from '@/protocol/engine/frames.ts';
import type { DatasetStore } from '../data/dataset-store.ts';
import type { Engine } from '../engine.ts';
import { neighbourAccuracy } from './neighbours.ts';
import type { Trainer } from '../run/trainer.ts';

/** Inspects the first test pictures once they are loaded. @throws ConfigError for an impossible number */
export async function withTest<Result>(
  engine: Engine,
  numPictures: number,
  task: (trainer: Trainer, store: DatasetStore) => Promise<Result>,
): Promise<Result> {
  await engine.whenTest(numPictures);
  return engine.inspect(async (trainer, store) => {
    checkWhole('numPictures', numPictures, 1, store.labels('test').length);
    return task(trainer, store);
  });
}

/** @throws ConfigError for a layer that one of the networks lacks */
export function checkLayer({ run }: Trainer, layer: string): void {
  for (const { network } of [run.teacher, run.student]) checkTaps(network.plan, 'layer', [layer]);
}

/** All three lanes' logits of the first test pictures, and the step at which they are taken. */
export const answersOf = (engine: Engine, numPictures: number): Promise<RunAnswers> =>
  withTest(engine, numPictures, async ({ evaluator, run, runId }) => ({
    ...(await evaluator.answers(numPictures)),
    runId,
    step: run.step,
    teacherStep: run.teacherStep,
    generation: run.generations.list.length,
  }));

/**
 * Nearest-neighbour accuracy on the first test pictures. @throws ConfigError for a layer that a network lacks
 */
export const neighboursOf = (engine: Engine, layer: string, numPictures: number) =>
  withTest(engine, numPictures, async (trainer, store) => {
    checkLayer(trainer, layer);
    return neighbourAccuracy(trainer.run, store, layer, numPictures);
  });
