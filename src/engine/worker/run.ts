import { methodById } from '@/distill/registry.ts';
import { effectiveAlpha, HARD_TERM, type LossWeights } from '@/distill/total-loss.ts';
import { modelById } from '@/models/registry.ts';
import { planModel } from '@/models/plan.ts';
import type { RunConfig } from '@/protocol/run-config.ts';
import { shiftPictures } from './data/augment.ts';
import { BatchOrder } from './data/batch-order.ts';
import type { DatasetStore } from './data/dataset-store.ts';
import { poolSizeFor, selectTransferSet } from './data/transfer-set.ts';
import { logitsOf } from './evaluation.ts';
import { initialValues, type ParameterValues } from './network/initial-values.ts';
import { Network } from './network/network.ts';
import { LossRecorder } from './training/loss-recorder.ts';
import { createOptimizer } from './training/optimizer.ts';
import { SharedStep, TOTAL } from './training/shared-step.ts';
import { TeacherCache } from './training/teacher-cache.ts';
import type { Trainee } from './training/train-step.ts';

/** What the control's loss is called among the recorded ones. */
export const CONTROL_TOTAL = 'control';
/** What the student's whole loss is called among the recorded ones. */
export const STUDENT_TOTAL = 'total';

/** Of a teacher that is trained live; the student's own settings are the visitor's to move. */
const TEACHER_LEARNING_RATE = 0.001;
const TEACHER_BATCH = 64;

/** The loss of the control, and of a teacher. */
const labelsAlone: LossWeights = { alpha: 0, active: [] };

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
  readonly #studentStep: SharedStep;
  /** Made when it is needed: its kernels would be compiled for nothing where the teacher ships. */
  #teacherStep: SharedStep | null = null;

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
    this.#studentStep = new SharedStep([this.student, this.control], config.batch, this.teacher.network);
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
    const labels = this.#labels(Uint32Array.from(positions, (at) => this.#transferSet[at] ?? 0));
    const { learningRate } = this.#config;
    const lanes = [this.#weights(), labelsAlone].map((weights) => ({ weights, learningRate }));
    const { entries, values } = await this.#studentStep.step({ pixels, labels, teacherLogits }, lanes);
    const names = entries.map((entry) => {
      if (entry?.lane === 0) return entry.term === TOTAL ? STUDENT_TOTAL : entry.term;
      return entry?.term === TOTAL ? CONTROL_TOTAL : null;
    });
    this.recorder.record(this.step + 1, names, values);
    this.step++;
  }

  /** One update of a teacher that is trained live, on all training pictures. */
  async trainTeacher(): Promise<void> {
    const indices = this.#teacherOrder.batchAt(this.teacherStep);
    const pixels = this.#augmented(this.#store.pixels('train', indices), this.teacherStep);
    const batch = { pixels, labels: this.#labels(indices), teacherLogits: null };
    const lane = { weights: labelsAlone, learningRate: TEACHER_LEARNING_RATE };
    this.#teacherStep ??= new SharedStep([this.teacher], TEACHER_BATCH);
    const { entries, values } = await this.#teacherStep.step(batch, [lane]);
    const names = entries.map((entry) => (entry?.term === HARD_TERM ? HARD_TERM : null));
    this.teacherRecorder.record(this.teacherStep + 1, names, values);
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
    this.#studentStep.dispose();
    this.#teacherStep?.dispose();
  }

  #weights(): LossWeights {
    const { alpha, methods } = this.#config;
    const valueOf = (key: string) => Number(Reflect.get(this.#config, key));
    const active = methods.map(methodById).map((method) => ({
      method,
      values: Object.fromEntries(method.hyperparameters.map(({ key }) => [key, valueOf(key)])),
      beta: 1,
    }));
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
}
