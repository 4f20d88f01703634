import * as tf from '@tensorflow/tfjs';
import { methodById } from '@/distill/registry.ts';
import { effectiveAlpha, HARD_TERM, totalLoss, type LossWeights } from '@/distill/total-loss.ts';
import { crossEntropy } from '@/distill/cross-entropy.ts';
import { modelById } from '@/models/registry.ts';
import { planModel } from '@/models/plan.ts';
import type { RunConfig } from '@/protocol/run-config.ts';
import { shiftPictures } from './data/augment.ts';
import { BatchOrder } from './data/batch-order.ts';
import type { DatasetStore } from './data/dataset-store.ts';
import { poolSizeFor, selectTransferSet } from './data/transfer-set.ts';
import { asImages, logitsOf } from './evaluation.ts';
import { initialValues, type ParameterValues } from './network/initial-values.ts';
import { Network } from './network/network.ts';
import { RecordedStep, type LaneSettings } from './recorded/recorded-step.ts';
import { LossRecorder } from './training/loss-recorder.ts';
import { createOptimizer } from './training/optimizer.ts';
import { TeacherCache } from './training/teacher-cache.ts';
import { trainStep, type Trainee } from './training/train-step.ts';

/** What the control's loss is called among the recorded ones. */
export const CONTROL_TOTAL = 'control';
/** What the student's whole loss is called among the recorded ones. */
export const STUDENT_TOTAL = 'total';

/** Of a teacher that is trained live; the student's own settings are the visitor's to move. */
const TEACHER_LEARNING_RATE = 0.001;
const TEACHER_BATCH = 64;

/** What both students are shown at a step. */
interface StudentBatch {
  readonly pixels: Float32Array;
  /** In the training set, [B]. */
  readonly indices: Uint32Array;
  /** Flat [B, K]. */
  readonly teacherLogits: Float32Array;
}

/** One run: three networks, what updates them, and the order in which they see the data. */
export class Run {
  readonly teacher: Trainee;
  readonly student: Trainee;
  readonly control: Trainee;
  readonly recorder = new LossRecorder();
  readonly teacherRecorder = new LossRecorder();
  step = 0;
  teacherStep = 0;
  #config: RunConfig;
  readonly #store: DatasetStore;
  readonly #transferSet: Uint32Array;
  readonly #order: BatchOrder;
  readonly #teacherOrder: BatchOrder;
  #cache: TeacherCache;
  /** Both students' step, and the teacher's, as a list of kernels; null where there is none for these networks. */
  readonly #recordedStudents: RecordedStep | null;
  #recordedTeacher: RecordedStep | null = null;

  /**
   * @param store with as many training pictures loaded as `config.labelled` asks for
   * @param teacherValues the shipped teacher's parameters; null starts it untrained
   */
  constructor(config: RunConfig, store: DatasetStore, teacherValues: ParameterValues | null) {
    const { shape, numClasses } = store.spec;
    this.#config = config;
    this.#store = store;
    const teacherPlan = planModel(modelById(config.teacher), shape, numClasses);
    const studentPlan = planModel(modelById(config.student), shape, numClasses);
    const start = initialValues(studentPlan, config.seed, 'student');
    const trainee = (network: Network, optimizer: RunConfig['optimizer']) => ({
      network,
      optimizer: createOptimizer(optimizer, network.variables, config.momentum),
    });
    const teacherStart = teacherValues ?? initialValues(teacherPlan, config.seed, 'teacher');
    this.teacher = trainee(new Network(teacherPlan, teacherStart), 'adam');
    this.student = trainee(new Network(studentPlan, start), config.optimizer);
    this.control = trainee(new Network(studentPlan, start), config.optimizer);
    this.#transferSet = selectTransferSet(
      store.labels('train'),
      poolSizeFor(config.labelled),
      config.labelled,
      config.seed,
    );
    this.#order = new BatchOrder(config.labelled, config.batch, config.seed);
    this.#teacherOrder = new BatchOrder(store.spec.counts.train, TEACHER_BATCH, config.seed);
    this.#cache = new TeacherCache(config.labelled, numClasses);
    this.#recordedStudents = RecordedStep.of([this.student, this.control], config.batch);
  }

  get config(): RunConfig {
    return this.#config;
  }

  /** Examples per update of a teacher that is trained live. */
  get teacherBatch(): number {
    return TEACHER_BATCH;
  }

  /** Takes over keys that act at the next step. */
  reconfigure(config: RunConfig): void {
    this.#config = config;
  }

  /** One update of student and control, on the same batch. */
  async trainStudents(): Promise<void> {
    const positions = this.#order.batchAt(this.step);
    const pixels = this.#augmented(this.#pixelsAt(positions), this.step);
    const teacherLogits = await this.#teacherLogits(positions, pixels);
    const indices = Uint32Array.from(positions, (at) => this.#transferSet[at] ?? 0);
    const weights = this.#weights();
    if (this.#recordedStudents && RecordedStep.coversLoss(weights)) {
      await this.#recordedStudents.ready;
      this.#stepRecorded(this.#recordedStudents, { pixels, indices, teacherLogits }, weights);
    } else {
      this.#stepOperations({ pixels, indices, teacherLogits }, weights);
    }
    this.step++;
  }

  /** One update of a teacher that is trained live, on all training pictures. */
  async trainTeacher(): Promise<void> {
    const indices = this.#teacherOrder.batchAt(this.teacherStep);
    const pixels = this.#augmented(this.#store.pixels('train', indices), this.teacherStep);
    this.#recordedTeacher ??= RecordedStep.of([this.teacher], TEACHER_BATCH);
    if (this.#recordedTeacher) {
      await this.#recordedTeacher.ready;
      const lane = { alpha: 0, temperature: 1, learningRate: TEACHER_LEARNING_RATE };
      const batch = { pixels, labels: this.#labels(indices), teacherLogits: null };
      const losses = this.#recordedTeacher.step(batch, [lane]);
      this.teacherRecorder.recordAll(this.teacherStep + 1, [HARD_TERM, null, null, null], losses);
    } else {
      tf.tidy(() => {
        const images = asImages(this.teacher.network, pixels, indices.length);
        const labels = this.#oneHot(indices);
        const loss = () => {
          const total = crossEntropy(tf, this.teacher.network.forward(images).logits, labels);
          return { total, recorded: [total] };
        };
        const [scalar] = trainStep(this.teacher, loss, TEACHER_LEARNING_RATE);
        this.teacherRecorder.record(this.teacherStep + 1, { [HARD_TERM]: scalar as tf.Scalar });
      });
    }
    this.teacherStep++;
    this.forgetTeacher();
  }

  /** To be called when the teacher's weights changed: its answers are asked for anew. */
  forgetTeacher(): void {
    this.#cache = new TeacherCache(this.#transferSet.length, this.#store.spec.numClasses);
  }

  dispose(): void {
    for (const { network, optimizer } of [this.teacher, this.student, this.control]) {
      network.dispose();
      optimizer.dispose();
    }
    this.recorder.dispose();
    this.teacherRecorder.dispose();
    this.#recordedStudents?.dispose();
    this.#recordedTeacher?.dispose();
  }

  #stepRecorded(recorded: RecordedStep, batch: StudentBatch, weights: LossWeights): void {
    const { learningRate, temperature } = this.#config;
    const { pixels, indices, teacherLogits } = batch;
    const lane = (alpha: number): LaneSettings => ({ alpha, temperature, learningRate });
    const labels = this.#labels(indices);
    const losses = recorded.step({ pixels, labels, teacherLogits }, [lane(weights.alpha), lane(0)]);
    const names = RecordedStep.lossNames(weights, STUDENT_TOTAL, CONTROL_TOTAL);
    this.recorder.recordAll(this.step + 1, names, losses);
  }

  #stepOperations({ pixels, indices, teacherLogits }: StudentBatch, weights: LossWeights): void {
    tf.tidy(() => {
      const images = asImages(this.student.network, pixels, indices.length);
      const labels = this.#oneHot(indices);
      const teacher = { logits: tf.tensor2d(teacherLogits, [indices.length, labels.shape[1]]), taps: {} };
      const { learningRate } = this.#config;
      const names: string[] = [];
      const studentScalars = trainStep(
        this.student,
        () => {
          const student = this.student.network.forward(images);
          const { total, terms } = totalLoss(tf, { student, teacher }, labels, weights);
          names.push(STUDENT_TOTAL, ...Object.keys(terms));
          return { total, recorded: [total, ...Object.values(terms)] };
        },
        learningRate,
      );
      const [controlScalar] = trainStep(
        this.control,
        () => {
          const total = crossEntropy(tf, this.control.network.forward(images).logits, labels);
          return { total, recorded: [total] };
        },
        learningRate,
      );
      const entries = [...studentScalars, controlScalar as tf.Scalar].map(
        (scalar, index) => [names[index] ?? CONTROL_TOTAL, scalar] as const,
      );
      this.recorder.record(this.step + 1, Object.fromEntries(entries));
    });
  }

  #weights(): LossWeights {
    const { alpha, temperature, methods } = this.#config;
    const active = methods.map((id) => ({ method: methodById(id), values: { temperature }, beta: 1 }));
    return { alpha: effectiveAlpha({ alpha, active }), active };
  }

  #pixelsAt(positions: Uint32Array): Float32Array {
    return this.#store.pixels(
      'train',
      Uint32Array.from(positions, (position) => this.#transferSet[position] ?? 0),
    );
  }

  #augmented(pixels: Float32Array, step: number): Float32Array {
    if (this.#config.augmentation === 'none') return pixels;
    return shiftPictures(pixels, this.#store.spec.shape, this.#config.seed, step);
  }

  /** From the cache where the pictures are always the same; from a pass over the shifted pictures where not. */
  #teacherLogits(positions: Uint32Array, pixels: Float32Array): Promise<Float32Array> {
    if (this.#config.augmentation !== 'none') {
      return logitsOf(this.teacher.network, pixels, positions.length);
    }
    return this.#cache.batch(this.teacher.network, positions, (missing) => this.#pixelsAt(missing));
  }

  /** Labels of training pictures, [B]. */
  #labels(indices: Uint32Array): Uint32Array {
    const labels = this.#store.labels('train');
    return Uint32Array.from(indices, (index) => labels[index] ?? 0);
  }

  #oneHot(indices: Uint32Array): tf.Tensor2D {
    const { numClasses } = this.#store.spec;
    const oneHot = new Float32Array(indices.length * numClasses);
    for (const [row, label] of this.#labels(indices).entries()) oneHot[row * numClasses + label] = 1;
    return tf.tensor2d(oneHot, [indices.length, numClasses]);
  }
}
