import { CONTROL_TOTAL, labelsAlone, STUDENT_TOTAL, type LossWeights } from '@/distill/total-loss.ts';
import type { ModelPlan } from '@/models/plan.ts';
import type { ComparedTaps, LedgerTerm } from '@/protocol/engine/frames.ts';
import { checkPromotedLayers, type RunConfig } from '@/protocol/run/config.ts';
import { isRunOver, numGenerations } from '@/protocol/run/length.ts';
import { updatesOfTeacher } from '@/protocol/run/teacher-goal.ts';
import { planFor } from '@/protocol/run/plan-for.ts';
import { trainedWith, type TrainedFrom } from '@/protocol/run/trained-settings.ts';
import type { DatasetStore } from '../data/dataset-store.ts';
import { GenerationRecord } from './generations.ts';
import type { ParameterValues } from '../network/initial-values.ts';
import { Network } from '../network/network.ts';
import { lossWeightsOf } from './loss-weights.ts';
import { RunData } from './run-data.ts';
import { firstTeachers, teacherStep } from './first-teachers.ts';
import { StudentStart } from './student-start.ts';
import { Teacher, TEACHER_BATCH } from './teacher.ts';
import { AuxiliaryTrainables } from '../training/auxiliary.ts';
import { comparedTaps } from '../training/compared-taps.ts';
import { LossRecorder } from '../training/loss-recorder.ts';
import { createOptimizer } from '../training/optimizer.ts';
import { SharedStep, TOTAL, type LaneWork, type SharedBatch } from '../training/shared-step.ts';
import { termGradients } from '../training/term-gradients.ts';
import type { Trainee } from '../training/train-step.ts';

/** One run: three networks, their optimizers, and the order in which they see the data. */
export class Run {
  /** Completed generations, oldest first. */
  readonly generations = new GenerationRecord();
  readonly student: Trainee;
  readonly control: Trainee;
  readonly start: StudentStart;
  readonly recorder = new LossRecorder();
  readonly teacherRecorder = new LossRecorder();
  step = 0;
  /** Steps of the teachers: those of a live one, then those of the assistant. */
  teacherStep = 0;
  /** Settings that the steps so far were trained with; null for a restored run of which they are not known. */
  trained: readonly TrainedFrom[] | null = [];
  /** Increments whenever a teacher's weights change. */
  teacherVersion = 0;
  #teacher: Teacher;
  #config: RunConfig;
  readonly #auxiliary: AuxiliaryTrainables;
  /** The assistant's own teacher; null in a run without an assistant. */
  readonly original: Teacher | null;
  /** The network, or that of every member of an ensemble, that teaches until a student is promoted. */
  readonly originalTeacherPlan: ModelPlan;
  /** The pictures of the run, in training order. */
  readonly data: RunData;
  readonly #studentStep: SharedStep;

  /**
   * @param store with at least `poolSizeFor(config)` training pictures loaded
   * @param teacherValues the shipped teacher's parameters; null starts it untrained
   * @param transferStore the other dataset that the student learns from, if it does
   */
  constructor(
    config: RunConfig,
    store: DatasetStore,
    teacherValues: ParameterValues | null,
    transferStore: DatasetStore | null = null,
  ) {
    this.#config = config;
    const planOf = (id: string) => planFor(config.dataset, id);
    const studentPlan = planOf(config.student);
    const { teacher, original } = firstTeachers(config, planOf, teacherValues);
    this.#teacher = teacher;
    this.original = original;
    this.originalTeacherPlan = teacher.network.plan;
    this.start = new StudentStart(config, studentPlan, this.originalTeacherPlan);
    const trainee = (): Trainee => {
      const network = new Network(studentPlan, this.start.known(0), config.studentBits);
      return { network, optimizer: createOptimizer(config.optimizer, network.variables, config.momentum) };
    };
    [this.student, this.control] = [trainee(), trainee()];
    this.#takeBlocks();
    this.data = new RunData(config, store, TEACHER_BATCH, transferStore);
    this.#auxiliary = new AuxiliaryTrainables(studentPlan, config.seed, config.optimizer, config.momentum);
    this.refit();
    this.#studentStep = new SharedStep([this.student, this.control], config.batch);
  }

  get config(): RunConfig {
    return this.#config;
  }

  /** Examples per step of a teacher that is trained live, all its networks together, or of an assistant. */
  get teacherBatch(): number {
    if (this.original && this.teacherUpdates > 0) return this.#config.batch;
    return this.#teacher.members.length * TEACHER_BATCH;
  }

  /** How often the network that teaches the student has been updated. */
  get teacherUpdates(): number {
    return updatesOfTeacher(this.#config, this.teacherStep);
  }

  /** What teaches the student: the run's teacher, its assistant, or the previous generation. */
  get teacher(): Teacher {
    return this.#teacher;
  }

  /** The methods' own trainable tensors. */
  get auxiliary(): AuxiliaryTrainables {
    return this.#auxiliary;
  }

  /**
   * Applies settings that take effect at the next step; must be called between two steps.
   *
   * @throws LayerError, ShapeError for layers that cannot be compared; nothing changes then
   */
  reconfigure(config: RunConfig): void {
    if (this.generations.list.length > 0) checkPromotedLayers(config);
    const before = this.#config;
    this.#config = config;
    try {
      this.refit();
    } catch (error) {
      this.#config = before;
      throw error;
    }
  }

  /** Whether the student has had all steps of its generation and is to teach the next one. */
  get isGenerationOver(): boolean {
    const { generations, step, config } = this;
    return generations.list.length + 1 < numGenerations(config) && step - generations.start >= config.steps;
  }

  /** Whether the last of several generations has had all its steps. */
  get isLastGenerationOver(): boolean {
    const { generations, step, config } = this;
    return generations.list.length > 0 && isRunOver(config, generations.done, step);
  }

  /**
   * Makes the student the teacher of a new one with other initial weights.
   *
   * @param finished the record of the ending generation
   * @throws LayerError when a method needs a layer that the student lacks; nothing changes then
   */
  async promote(finished: Parameters<GenerationRecord['add']>[0]): Promise<void> {
    checkPromotedLayers(this.#config);
    const values = await this.student.network.computedValues();
    this.generations.add(finished, this.step);
    this.#replaceTeacher(this.student.network.plan, values);
    this.refit();
    this.restartStudents();
  }

  /** Gives students that have not trained yet what they take from the teacher. */
  #takeBlocks(): void {
    if (this.step > 0 || this.generations.list.length > 0) return;
    this.start.give([this.student.network, this.control.network], this.#teacher);
  }

  /** Initial weights of student and control in the present generation. */
  initialWeights(): Promise<ParameterValues> {
    return this.start.of(this.generations.list.length, this.#teacher.network);
  }

  /** Gives student and control the initial weights of the present generation. */
  restartStudents(): void {
    const start = this.start.known(this.generations.list.length);
    for (const { network, optimizer } of [this.student, this.control]) {
      network.load(start);
      optimizer.reset();
    }
    this.#takeBlocks();
    // Tensors trained beside another student do not fit this one.
    this.#auxiliary.restore(new Map(), () => []);
  }

  /**
   * Restores a teacher: the first one, or a promoted student. Call `refit` afterwards.
   *
   * @param values its parameters, in the order of its plan; an ensemble's network by network
   */
  restoreTeacher(isPromoted: boolean, values: ParameterValues): void {
    const plan = isPromoted ? this.student.network.plan : this.originalTeacherPlan;
    const { network, optimizer } = this.#teacher;
    if (network.plan !== plan) {
      this.#replaceTeacher(plan, values);
      return;
    }
    network.load(values);
    optimizer.reset();
    this.forgetTeacher();
  }

  #replaceTeacher(plan: ModelPlan, values: ParameterValues): void {
    const successor = new Teacher(plan, values);
    this.#teacher.dispose();
    this.#teacher = successor;
    this.forgetTeacher();
  }

  /** One update of student and control, on the same batch. */
  async trainStudents(): Promise<void> {
    if (this.step === 0 && this.start.takesBlocks) this.start.taken = await this.student.network.values();
    const { batch, lanes } = await this.nextBatch();
    const { entries, values } = await this.#studentStep.step(batch, lanes);
    const names = entries.map((entry) => {
      if (entry?.lane === 0) return entry.term === TOTAL ? STUDENT_TOTAL : entry.term;
      return entry?.term === TOTAL ? CONTROL_TOTAL : null;
    });
    this.recorder.record(this.step + 1, names, values);
    this.trained &&= trainedWith(this.trained, this.step, this.#config);
    this.step++;
    this.generations.closing = null;
  }

  /** The batch of the next step, with the settings of student and control. */
  async nextBatch(): Promise<{ readonly batch: SharedBatch; readonly lanes: readonly LaneWork[] }> {
    const weights = this.weights();
    const { learningRate } = this.#config;
    return {
      batch: await this.data.studentBatch(this.step, this.#teacher.network, weights.active),
      lanes: [
        { weights, learningRate, auxiliary: this.#auxiliary },
        { weights: labelsAlone, learningRate },
      ],
    };
  }

  /** The effect of each term of the student's loss on the next step. */
  async termGradients(): Promise<readonly LedgerTerm[]> {
    const { batch, lanes } = await this.nextBatch();
    const [lane] = lanes;
    return lane ? termGradients(this.student.network, batch, lane) : [];
  }

  /**
   * Both sides of one picture as the active methods compare it, after their auxiliary tensors are applied.
   *
   * @param pixels flat, 0..1
   */
  compared(pixels: Float32Array): Promise<readonly ComparedTaps[]> {
    const { active } = this.weights();
    return comparedTaps(this.student.network, this.#teacher.network, active, this.#auxiliary, pixels);
  }

  /** One update of a teacher that is trained live, or of the assistant once its own teacher is ready. */
  async trainTeacher(): Promise<void> {
    const isFirst = this.generations.list.length === 0;
    const { trained, losses } = await teacherStep(this, isFirst ? this.original : null);
    this.teacherRecorder.record(this.teacherStep + 1, losses.names, losses.values);
    this.teacherStep++;
    this.teacherVersion++;
    this.data.forgetTeacher(trained.network);
    this.#takeBlocks();
  }

  /** Must be called when the weights of what teaches changed: clears its cached answers. */
  forgetTeacher(): void {
    this.teacherVersion++;
    this.data.forgetTeacher(this.#teacher.network);
  }

  /** Discards losses that were not read yet: going back undoes their steps. */
  discardLosses(): void {
    this.recorder.dispose();
    this.teacherRecorder.dispose();
  }

  dispose(): void {
    this.#teacher.dispose();
    this.original?.dispose();
    for (const { network, optimizer } of [this.student, this.control]) {
      network.dispose();
      optimizer.dispose();
    }
    this.#auxiliary.dispose();
    this.discardLosses();
    this.#studentStep.dispose();
  }

  /** The weights of the student's loss at this step. */
  weights(): LossWeights {
    const { list, start } = this.generations;
    return lossWeightsOf(this.#config, list.length, this.step - start);
  }

  /** Creates the active methods' tensors; must be called when the generation changed from outside. */
  refit(): void {
    this.#auxiliary.fit(this.weights().active, this.#teacher.network.plan);
  }

  /** The first labelled pictures, with the labels that the students get. */
  labelledPictures(most: number): { readonly pixels: Float32Array; readonly labels: Uint8Array } {
    return this.data.labelledPictures(most);
  }

  /** Labels of the first test pictures. */
  testLabels(numPictures: number): Uint8Array {
    return this.data.testLabels(numPictures);
  }
}
