import { alteredLogits } from '@/distill/alter-teacher.ts';
import { methodById } from '@/distill/registry.ts';
import { LOGITS } from '@/distill/tap.ts';
import { HARD_TERM, labelsAlone, type LossWeights } from '@/distill/total-loss.ts';
import { modelById } from '@/models/registry.ts';
import { planModel } from '@/models/plan.ts';
import { methodValues, type RunConfig } from '@/protocol/run-config.ts';
import { shiftPictures } from './data/augment.ts';
import { BatchOrder } from './data/batch-order.ts';
import type { DatasetStore } from './data/dataset-store.ts';
import { poolSizeFor, selectTransferSet } from './data/transfer-set.ts';
import { tapsOf } from './evaluation.ts';
import { GenerationRecord, numGenerations } from './generations.ts';
import { initialValues, type ParameterValues } from './network/initial-values.ts';
import { Network } from './network/network.ts';
import { AuxiliaryTrainables } from './training/auxiliary.ts';
import { LossRecorder } from './training/loss-recorder.ts';
import { createOptimizer } from './training/optimizer.ts';
import { SharedStep, TOTAL, type LaneWork, type SharedBatch } from './training/shared-step.ts';
import { TeacherCache } from './training/teacher-cache.ts';
import type { TapValues, TeacherAnswers } from './training/teacher-answers.ts';
import type { Trainee } from './training/train-step.ts';

/** What the control's loss is called among the recorded ones. */
export const CONTROL_TOTAL = 'control';
/** What the student's whole loss is called among the recorded ones. */
export const STUDENT_TOTAL = 'total';

/** Of a teacher that is trained live; the student's own settings are the visitor's to move. */
const TEACHER_LEARNING_RATE = 0.001;
const TEACHER_BATCH = 64;

/** One run: three networks, what updates them, and the order in which they see the data. */
export class Run {
  /** The generations that are done, oldest first. */
  readonly generations = new GenerationRecord();
  readonly student: Trainee;
  readonly control: Trainee;
  readonly recorder = new LossRecorder();
  readonly teacherRecorder = new LossRecorder();
  step = 0;
  teacherStep = 0;
  #teacher: Trainee;
  #config: RunConfig;
  readonly #auxiliary: AuxiliaryTrainables;
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
    this.#teacher = trainee(new Network(teacherPlan, teacherStart), 'adam');
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
    this.#cache = new TeacherCache(config.labelled);
    this.#auxiliary = new AuxiliaryTrainables(studentPlan, config.seed, config.optimizer, config.momentum);
    this.#fitAuxiliary();
    this.#studentStep = new SharedStep([this.student, this.control], config.batch);
  }

  get config(): RunConfig {
    return this.#config;
  }

  /** Examples per update of a teacher that is trained live. */
  get teacherBatch(): number {
    return TEACHER_BATCH;
  }

  /** Who teaches now: the teacher of the run, or the generation before. */
  get teacher(): Trainee {
    return this.#teacher;
  }

  /** What methods train beside the student. */
  get auxiliary(): AuxiliaryTrainables {
    return this.#auxiliary;
  }

  /** Takes over keys that act at the next step. @throws ShapeError for places that cannot be compared */
  reconfigure(config: RunConfig): void {
    const before = this.#config;
    this.#config = config;
    try {
      this.#fitAuxiliary();
    } catch (error) {
      this.#config = before;
      throw error;
    }
  }

  /** Whether the student has learnt as long as a generation does and is to teach the next one. */
  get isGenerationOver(): boolean {
    const { generations, step, config } = this;
    return generations.list.length + 1 < numGenerations(config) && step - generations.start >= config.steps;
  }

  /**
   * Makes the student the teacher of another one, which starts from other initial weights.
   *
   * @param finished what is to be remembered of the generation that ends
   */
  async promote(finished: Parameters<GenerationRecord['add']>[0]): Promise<void> {
    const values = await this.student.network.values();
    this.generations.add(finished, this.step);
    this.adoptTeacher(values);
    const start = initialValues(
      this.student.network.plan,
      this.#config.seed,
      `student/${this.generations.list.length}`,
    );
    for (const { network, optimizer } of [this.student, this.control]) {
      network.load(start);
      optimizer.reset();
    }
  }

  /** Puts a network of the student's kind in the teacher's place. */
  adoptTeacher(values: ParameterValues): void {
    const { network, optimizer } = this.#teacher;
    network.dispose();
    optimizer.dispose();
    const successor = new Network(this.student.network.plan, values);
    this.#teacher = { network: successor, optimizer: createOptimizer('adam', successor.variables, 0) };
    this.forgetTeacher();
    this.#fitAuxiliary();
  }

  /** One update of student and control, on the same batch. */
  async trainStudents(): Promise<void> {
    const { batch, lanes } = await this.nextBatch();
    const { entries, values } = await this.#studentStep.step(batch, lanes);
    const names = entries.map((entry) => {
      if (entry?.lane === 0) return entry.term === TOTAL ? STUDENT_TOTAL : entry.term;
      return entry?.term === TOTAL ? CONTROL_TOTAL : null;
    });
    this.recorder.record(this.step + 1, names, values);
    this.step++;
  }

  /** The batch of the next step and what student and control do with it. */
  async nextBatch(): Promise<{ readonly batch: SharedBatch; readonly lanes: readonly LaneWork[] }> {
    const positions = this.#order.batchAt(this.step);
    const pixels = this.#augmented(this.#pixelsAt(positions), this.step);
    const labels = this.#labels(Uint32Array.from(positions, (at) => this.#transferSet[at] ?? 0));
    const weights = this.weights();
    const answers = await this.#teacherAnswers(positions, pixels, weights);
    const { learningRate } = this.#config;
    return {
      batch: { pixels, labels, ...answers },
      lanes: [
        { weights, learningRate, auxiliary: this.#auxiliary },
        { weights: labelsAlone, learningRate },
      ],
    };
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
    this.#cache = new TeacherCache(this.#transferSet.length);
  }

  dispose(): void {
    for (const { network, optimizer } of [this.teacher, this.student, this.control]) {
      network.dispose();
      optimizer.dispose();
    }
    this.#auxiliary.dispose();
    this.recorder.dispose();
    this.teacherRecorder.dispose();
    this.#studentStep.dispose();
    this.#teacherStep?.dispose();
  }

  /** What the student's loss is made of at this step. */
  weights(): LossWeights {
    const { alpha, methods } = this.#config;
    // The first of several generations has nobody to learn from: it is taught by the labels alone.
    if (numGenerations(this.#config) > 1 && this.generations.list.length === 0) return labelsAlone;
    const active = methods
      .map(methodById)
      .map((method) => ({ method, values: methodValues(this.#config, method) }));
    return { alpha, step: this.step - this.generations.start, active };
  }

  #fitAuxiliary(): void {
    this.#auxiliary.fit(this.weights().active, this.#teacher.network.plan);
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

  /** What the methods that are on ask of the teacher about a batch. */
  async #teacherAnswers(
    positions: Uint32Array,
    pixels: Float32Array,
    { active }: LossWeights,
  ): Promise<TeacherAnswers> {
    const taps = active.flatMap(({ method, values }) => method.pairs(values).map(({ teacher }) => teacher));
    const { [LOGITS]: logits, ...teacherTaps } = await this.#teacherTaps(positions, pixels, taps);
    const teacherLogits = logits?.values ?? new Float32Array();
    const altered = active.flatMap(({ method }) => {
      const shown = alteredLogits(method, teacherLogits, positions, this.#config.seed);
      return shown ? [[method.id, shown] as const] : [];
    });
    return { teacherLogits, teacherTaps, alteredLogits: Object.fromEntries(altered) };
  }

  /** From the cache where the pictures are always the same; from a pass over the shifted pictures where not. */
  #teacherTaps(
    positions: Uint32Array,
    pixels: Float32Array,
    taps: readonly string[],
  ): Promise<Readonly<Record<string, TapValues>>> {
    const { network } = this.#teacher;
    if (this.#config.augmentation !== 'none') {
      return tapsOf(network, pixels, positions.length, [...new Set([LOGITS, ...taps])]);
    }
    return this.#cache.batch(network, positions, (missing) => this.#pixelsAt(missing), taps);
  }

  /** Labels of training pictures, [B]. */
  #labels(indices: Uint32Array): Uint32Array {
    const labels = this.#store.labels('train');
    return Uint32Array.from(indices, (index) => labels[index] ?? 0);
  }
}
