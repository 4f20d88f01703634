import { NotFiniteError } from '@/core/errors.ts';
import { datasetById } from '@/datasets/registry.ts';
import type { Measurements } from '@/protocol/run/job.ts';
import type { Engine } from '../engine.ts';
import { answersOf, neighboursOf } from '../inspect/inspect-test.ts';
import type { Measured } from './job-recorder.ts';

/** Test pictures for the neighbour accuracy if no answers are requested. */
const NEIGHBOUR_PICTURES = 1_000;

/**
 * Measures the current run.
 *
 * @param measured filled as measuring proceeds, so that a job that ends early keeps the results so far
 * @throws NotFiniteError for non-finite logits
 */
export async function measureRun(
  engine: Engine,
  { answers, embedding, fullTest, forwardMs }: Measurements,
  measured: Measured,
): Promise<void> {
  if (answers !== null) {
    const found = await answersOf(engine, answers);
    const logits = [found.teacher, found.student, found.control];
    if (!logits.every((lane) => lane.every((value) => Number.isFinite(value))))
      throw new NotFiniteError(engine.trainer.run.step, 'logits');
    measured.answers = found;
  }
  if (embedding !== null) {
    const { test } = datasetById(engine.trainer.run.config.dataset).counts;
    const numPictures = answers ?? Math.min(NEIGHBOUR_PICTURES, test);
    measured.neighbours = await neighboursOf(engine, embedding, numPictures);
  }
  if (fullTest) measured.fullTest = await engine.evaluate();
  if (forwardMs) measured.forwardMs = await engine.inspect(({ evaluator }) => evaluator.timeForward());
}
