import { entryAt, required } from '@/core/checked.ts';
import { randomStream } from '@/core/random.ts';
import { sizeOf } from '@/core/size-of.ts';
import { familyMethodsFor } from '@/distill/registry.ts';
import { LOGITS } from '@/distill/tap.ts';
import { labelsAlone, softTargetsAlone } from '@/distill/total-loss.ts';
import { defaultsOf } from '@/distill/values.ts';
import { planModel, tapShape, type ModelPlan } from '@/models/plan.ts';
import { modelsFor } from '@/models/registry.ts';
import { initialValues } from '../network/initial-values.ts';
import { Network } from '../network/network.ts';
import { AuxiliaryTrainables } from '../training/auxiliary.ts';
import { LossRecorder } from '../training/loss-recorder.ts';
import { createOptimizer } from '../training/optimizer.ts';
import { SharedStep, TOTAL, type LaneWork, type StepLosses } from '../training/shared-step.ts';
import type { TeacherAnswers } from '../training/teacher-answers.ts';
import type { Trainee } from '../training/train-step.ts';
import { NUM_CLASSES, PICTURE, randomBatches, type BenchBatch } from './bench-data.ts';
import type { BenchCase } from './bench-case.ts';
import type { StepWork } from './workloads/workload.ts';

const TEMPERATURE = 4;
const LEARNING_RATE = 0.001;
const NUM_BATCHES = 8;
/** Maximum number of steps whose losses the app reads at once. */
const STEPS_PER_READ = 10;
/** Name of the first network's loss among the recorded ones. */
const LOSS = 'loss';
const defaultTeacher = entryAt(modelsFor('teacher'), 0);

function build({ model, alphas }: StepWork): readonly Trainee[] {
  const plan = planModel(model, PICTURE, NUM_CLASSES);
  const values = initialValues(plan, 1, 'bench');
  return alphas.map(() => {
    const network = new Network(plan, values);
    return { network, optimizer: createOptimizer('adam', network.variables, 0) };
  });
}

/** A network's loss: labels only, with soft targets, or with every family. */
function laneOf(work: StepWork, alpha: number, { network }: Trainee, teacher: ModelPlan): LaneWork {
  const learningRate = LEARNING_RATE;
  if (alpha === 0 || !work.hasTeacher) return { weights: labelsAlone, learningRate };
  if (!work.hasAllFamilies) return { weights: softTargetsAlone(alpha, TEMPERATURE), learningRate };
  const active = familyMethodsFor().map((method) => ({ method, values: defaultsOf(method) }));
  const auxiliary = new AuxiliaryTrainables(network.plan, 1, 'adam', 0);
  auxiliary.fit(active, teacher);
  return { weights: { alpha, step: 0, active }, learningRate, auxiliary };
}

/**
 * Random values for the teacher's outputs that the methods of all lanes need; a run has them in its cache.
 */
function answersOf(
  { labels, teacherLogits }: BenchBatch,
  lanes: readonly LaneWork[],
  teacher: ModelPlan,
): TeacherAnswers {
  const taps = lanes
    .flatMap(({ weights }) => weights.active)
    .flatMap(({ method, values }) => method.pairs(values).map((pair) => pair.teacher))
    .filter((tap) => tap !== LOGITS);
  const random = randomStream(1, 'taps');
  const valuesOf = (tap: string) => {
    const shape = tapShape(teacher, tap);
    const length = labels.length * sizeOf(shape);
    return { shape, values: Float32Array.from({ length }, () => Math.max(0, random.next() * 2 - 1)) };
  };
  return {
    teacherLogits,
    teacherTaps: Object.fromEntries([...new Set(taps)].map((tap) => [tap, valuesOf(tap)])),
  };
}

/**
 * A training step on the current backend, including the upload of its batch and the recording of its loss.
 *
 * @param isRecorded whether to use a recorded step if the networks allow one
 */
export function stepCase(work: StepWork, isRecorded: boolean): BenchCase {
  const trainees = build(work);
  const teacher = planModel(defaultTeacher, PICTURE, NUM_CLASSES);
  const batches = randomBatches(work.batch, NUM_BATCHES);
  const recorder = new LossRecorder();
  const step = new SharedStep(trainees, work.batch, isRecorded);
  const lanes = work.alphas.map((alpha, index) => laneOf(work, alpha, entryAt(trainees, index), teacher));
  const answers = batches.map((batch) => answersOf(batch, lanes, teacher));
  let numSteps = 0;
  let pending: Promise<void> = Promise.resolve();
  const keep = async (count: number, started: Promise<StepLosses>) => {
    const { entries, values } = await started;
    const names = entries.map((entry) => (entry?.lane === 0 && entry.term === TOTAL ? LOSS : null));
    recorder.record(count, names, values);
  };
  return {
    ready: step.prepare(),
    startsInWhole: 1,
    startsPerRead: STEPS_PER_READ,
    start() {
      const place = numSteps % NUM_BATCHES;
      const { pixels, labels } = entryAt(batches, place);
      numSteps++;
      const count = numSteps;
      const teacherAnswers = work.hasTeacher ? answers[place] : undefined;
      // The step has started all its work when the call returns; only its losses come later.
      const started = step.step({ pixels, labels, teacherLogits: null, ...teacherAnswers }, lanes);
      pending = keep(count, started);
    },
    async read() {
      await pending;
      const [first] = await recorder.read();
      return required(first?.values[LOSS], 'loss');
    },
    dispose() {
      step.dispose();
      recorder.dispose();
      for (const { auxiliary } of lanes) auxiliary?.dispose();
      for (const { network, optimizer } of trainees) {
        network.dispose();
        optimizer.dispose();
      }
    },
  };
}
