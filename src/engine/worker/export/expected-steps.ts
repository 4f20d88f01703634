import * as tf from '@tensorflow/tfjs';
import { entryAt, required } from '@/core/checked.ts';
import type { ExpectedSteps } from '@/protocol/engine/export-material.ts';
import { asInput } from '../run/evaluation.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import type { Run } from '../run/run.ts';
import { numPictures } from '../training/shared-step.ts';
import { studentLoss } from '../training/student-loss.ts';
import { asTensors } from '../training/teacher-answers.ts';

async function valuesOf(tensors: readonly tf.Tensor[]): Promise<Float32Array[]> {
  const values = await Promise.all(tensors.map(async (each) => (await each.data<'float32'>()).slice()));
  tf.dispose([...tensors]);
  return values;
}

/** Gradients of the next step's losses with respect to student, control and the methods' own tensors. */
async function gradientsOf(run: Run): Promise<ExpectedSteps['gradients']> {
  const { batch, lanes } = await run.nextBatch();
  const { active } = run.weights();
  const beside = active.flatMap(({ method }) => {
    const variables = Object.values(run.auxiliary.of(method)) as tf.Variable[];
    return variables.length > 0 ? [{ id: method.id, variables }] : [];
  });
  const [student, control] = [run.student.network, run.control.network];
  const networks = [
    { network: student, variables: [...student.variables, ...beside.flatMap(({ variables }) => variables)] },
    { network: control, variables: [...control.variables] },
  ];
  const [ofStudent, ofControl] = tf.tidy(() => {
    const images = asInput(student, batch.pixels, numPictures(batch));
    const labelled = tf.slice(images, 0, batch.labels.length);
    const shown = asTensors(batch, batch.labels, student.plan.numClasses, numPictures(batch));
    return networks.map(({ network, variables }, lane) => {
      const { weights, auxiliary } = entryAt(lanes, lane);
      const pictures = weights.active.length > 0 ? images : labelled;
      const { grads } = tf.variableGrads(
        () => studentLoss(network, pictures, shown, weights, auxiliary).minimised,
        variables,
      );
      return variables.map(({ name }) => required(grads[name], name));
    });
  });
  const values = await valuesOf(ofStudent ?? []);
  const numOwn = student.variables.length;
  let at = numOwn;
  const auxiliary = beside.map(({ id, variables }) => {
    const own = values.slice(at, at + variables.length);
    at += variables.length;
    return [id, own] as const;
  });
  return {
    student: values.slice(0, numOwn),
    control: await valuesOf(ofControl ?? []),
    auxiliary: Object.fromEntries(auxiliary),
  };
}

/**
 * Trains a run's first steps and records them.
 *
 * @param run at the start of a generation; it is trained
 * @param steps of each generation
 * @param settingsAt settings of a step, by its number since the first
 */
export async function expectedSteps(
  run: Run,
  steps: readonly number[],
  settingsAt: (step: number) => RunConfig,
): Promise<Omit<ExpectedSteps, 'hintSteps'>> {
  const { numClasses } = run.student.network.plan;
  let gradients: ExpectedSteps['gradients'] | null = null;
  const begin = run.step;
  const settle = () => run.reconfigure(settingsAt(run.step - begin));
  for (const [generation, count] of steps.entries()) {
    if (generation > 0) {
      const logits = { student: new Float32Array(numClasses), control: new Float32Array(numClasses) };
      await run.promote({ ...logits, labels: new Uint8Array(1), numClasses });
    }
    settle();
    if (generation === steps.length - 1) gradients = await gradientsOf(run);
    for (let step = 0; step < count; step++) {
      settle();
      await run.trainStudents();
    }
  }
  const losses = (await run.recorder.read()).map(({ values }) => values);
  return { steps, losses, gradients: required(gradients ?? undefined, 'gradients') };
}
