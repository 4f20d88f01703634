import * as tf from '@tensorflow/tfjs';
import { entryAt } from '@/core/checked.ts';
import { HARD_TERM, labelsAlone } from '@/distill/total-loss.ts';
import type { ModelPlan } from '@/models/plan.ts';
import { byMember, Ensemble } from '../network/ensemble.ts';
import { initialValues, type ParameterValues } from '../network/initial-values.ts';
import { Network } from '../network/network.ts';
import { createOptimizer } from '../training/optimizer.ts';
import { SharedStep, type LaneWork, type SharedBatch } from '../training/shared-step.ts';
import type { Trainee } from '../training/train-step.ts';

/** Settings of a live teacher; the visitor can change only the student's. */
const LEARNING_RATE = 0.001;
export const TEACHER_BATCH = 64;

/** Name of a network's loss among those of a step. */
const lossOf = (member: number) => (member === 0 ? HARD_TERM : `${HARD_TERM}/${member}`);

/** Losses of one step of a teacher's networks, still on the device. */
export interface TeacherLosses {
  readonly names: readonly (string | null)[];
  /** The caller disposes it. */
  readonly values: tf.Tensor;
}

/**
 * Initial parameters of a teacher that is trained live, network by network. The first is that of a teacher of one.
 *
 * @param numMembers networks of the teacher
 */
export const teacherStart = (plan: ModelPlan, seed: number, numMembers: number): ParameterValues =>
  Array.from({ length: numMembers }, (_, member) =>
    // The number comes first: see `BatchOrder`.
    initialValues(plan, seed, member === 0 ? 'teacher' : `${member}/teacher`),
  ).flat();

/** What teaches: one network, or several of the same plan that answer as an ensemble. */
export class Teacher {
  /** Each network with its optimizer; they learn independently of each other. */
  readonly members: readonly Trainee[];
  /** The network, or the ensemble, with all parameters. */
  readonly network: Network | Ensemble;
  /** Created on first use, to avoid compiling its kernels when the teacher ships. */
  #steps: readonly SharedStep[] | null = null;
  /** The same for an assistant, which learns on the students' batches. */
  #studentStep: SharedStep | null = null;

  /** @param values parameters of all networks, one after the other */
  constructor(plan: ModelPlan, values: ParameterValues) {
    const numEach = plan.layers.reduce((sum, { parameters }) => sum + parameters.length, 0);
    this.members = byMember(values, Math.max(1, Math.floor(values.length / numEach))).map((part) => {
      const network = new Network(plan, part);
      return { network, optimizer: createOptimizer('adam', network.variables, 0) };
    });
    const networks = this.members.map(({ network }) => network);
    this.network = networks.length > 1 ? new Ensemble(networks) : entryAt(networks, 0);
  }

  /** The networks' optimizers together: their state, network by network. */
  readonly optimizer = {
    state: async (): Promise<Float32Array[]> =>
      (await Promise.all(this.members.map(({ optimizer }) => optimizer.state()))).flat(),
    restore: (state: readonly Float32Array[]): void => {
      for (const [index, part] of byMember(state, this.members.length).entries())
        entryAt(this.members, index).optimizer.restore(part);
    },
    reset: (): void => {
      for (const { optimizer } of this.members) optimizer.reset();
    },
    dispose: (): void => {
      for (const { optimizer } of this.members) optimizer.dispose();
    },
  };

  /** One update of every network, each on its own batch. @param batchOf returns the batch of a network */
  async trainStep(batchOf: (member: number) => SharedBatch): Promise<TeacherLosses> {
    const lane = { weights: labelsAlone, learningRate: LEARNING_RATE };
    this.#steps ??= this.members.map((member) => new SharedStep([member], TEACHER_BATCH));
    const names: (string | null)[] = [];
    const losses: tf.Tensor[] = [];
    for (const [member, step] of this.#steps.entries()) {
      const { entries, values } = await step.step(batchOf(member), [lane]);
      for (const entry of entries) names.push(entry?.term === HARD_TERM ? lossOf(member) : null);
      losses.push(values);
    }
    if (losses.length === 1) return { names, values: entryAt(losses, 0) };
    const values = tf.tidy(() => tf.concat1d(losses.map((each) => tf.reshape(each, [-1]))));
    tf.dispose(losses);
    return { names, values };
  }

  /** One update of an assistant on a batch of the students. @param batchSize examples per step of the run */
  async learn(batch: SharedBatch, lane: LaneWork, batchSize: number): Promise<TeacherLosses> {
    this.#studentStep ??= new SharedStep(this.members, batchSize);
    const { entries, values } = await this.#studentStep.step(batch, [lane]);
    return { names: entries.map((entry) => (entry?.term === HARD_TERM ? HARD_TERM : null)), values };
  }

  dispose(): void {
    this.network.dispose();
    this.optimizer.dispose();
    this.#studentStep?.dispose();
    for (const step of this.#steps ?? []) step.dispose();
  }
}
