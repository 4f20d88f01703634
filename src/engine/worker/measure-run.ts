import { NotFiniteError } from '@/core/errors.ts';
import type { Measurements } from '@/protocol/run/job.ts';
import type { Engine } from './engine.ts';
import { answersOf, neighboursOf } from './inspect-test.ts';
import type { Measured } from './job-recorder.ts';

/** Test pictures whose neighbours are compared where no answers are asked for. */
const NEIGHBOUR_PICTURES = 1_000;

/**
 * Measures the present run.
 *
 * @param measured filled in the order of measuring, so that a job that ends meanwhile keeps what there is
 * @throws NotFiniteError for logits that are no numbers
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
  if (embedding !== null)
    measured.neighbours = await neighboursOf(engine, embedding, answers ?? NEIGHBOUR_PICTURES);
  if (fullTest) measured.fullTest = await engine.evaluate();
  if (forwardMs) measured.forwardMs = await engine.inspect(({ evaluator }) => evaluator.timeForward());
}
