import { methodById } from '@/distill/registry.ts';
import { numberOf } from '@/distill/values.ts';
import { softmaxAt } from '@/metrics/softmax.ts';
import { accuracy } from '@/metrics/accuracy.ts';
import type { GenerationReport } from '@/protocol/metrics.ts';
import { methodValues, type RunConfig } from '@/protocol/run-config.ts';

/** How many students follow each other: one where no method makes the student a teacher. */
export function numGenerations(config: RunConfig): number {
  const method = config.methods.map(methodById).find(({ isGenerational }) => isGenerational);
  return method ? numberOf(methodValues(config, method), 'generations') : 1;
}

/** Steps after which Play stops: of one student, or of all generations one after the other. */
export const runLength = (config: RunConfig): number => config.steps * numGenerations(config);

/** What student and control of a generation said about the same test pictures. */
export interface FinishedGeneration {
  /** Flat [n · K]. */
  readonly student: Float32Array;
  readonly control: Float32Array;
  /** [n] */
  readonly labels: Uint8Array;
  readonly numClasses: number;
}

/** Mean of the probabilities of several networks, flat [n · K]: the ensemble's answer. */
function ensembleOf(members: readonly Float32Array[], numClasses: number): Float32Array {
  const [first = new Float32Array()] = members;
  const mean = new Float32Array(first.length);
  for (const logits of members) {
    for (let start = 0; start < logits.length; start += numClasses) {
      const probabilities = softmaxAt([...logits.subarray(start, start + numClasses)], 1);
      for (const [at, probability] of probabilities.entries()) {
        mean[start + at] = (mean[start + at] ?? 0) + probability / members.length;
      }
    }
  }
  return mean;
}

/** The generations of a run that are done, with their ensembles. */
export class GenerationRecord {
  /** The step at which the present generation began. */
  start = 0;
  #finished: FinishedGeneration[] = [];
  #list: GenerationReport[] = [];

  /** One report a finished generation, oldest first. */
  get list(): readonly GenerationReport[] {
    return this.#list;
  }

  /** What is remembered of them, oldest first. */
  get finished(): readonly FinishedGeneration[] {
    return this.#finished;
  }

  clear(): void {
    this.start = 0;
    this.#finished = [];
    this.#list = [];
  }

  /** @param step at which the generation ended */
  add(generation: FinishedGeneration, step: number): void {
    const { labels, numClasses } = generation;
    this.#finished = [...this.#finished, generation];
    const lane = (which: 'student' | 'control') => ({
      alone: accuracy(generation[which], labels, numClasses),
      ensemble: accuracy(
        ensembleOf(
          this.#finished.map((each) => each[which]),
          numClasses,
        ),
        labels,
        numClasses,
      ),
    });
    this.#list = [
      ...this.#list,
      { step, numPictures: labels.length, student: lane('student'), control: lane('control') },
    ];
    this.start = step;
  }
}
