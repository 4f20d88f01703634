import { entryAt } from '@/core/checked.ts';
import type { StudentLane } from '@/core/lane.ts';
import { softmaxAt } from '@/metrics/softmax.ts';
import { accuracy } from '@/metrics/accuracy.ts';
import type { GenerationReport } from '@/protocol/engine/frames.ts';
import type { GenerationsDone } from '@/protocol/run/length.ts';

/** The answers of a generation's student and control on the same test pictures. */
export interface FinishedGeneration {
  /** Flat [n · K]. */
  readonly student: Float32Array;
  readonly control: Float32Array;
  /** [n] */
  readonly labels: Uint8Array;
  readonly numClasses: number;
}

/** The ensemble's output: mean of the probabilities of several networks, flat [n · K]. */
function ensembleOf(members: readonly Float32Array[], numClasses: number): Float32Array {
  const mean = new Float32Array(entryAt(members, 0).length);
  for (const logits of members) {
    for (let start = 0; start < logits.length; start += numClasses) {
      const probabilities = softmaxAt([...logits.subarray(start, start + numClasses)], 1);
      for (const [at, probability] of probabilities.entries()) {
        mean[start + at] = entryAt(mean, start + at) + probability / members.length;
      }
    }
  }
  return mean;
}

/** A run's completed generations, with their ensembles. */
export class GenerationRecord {
  /** The step at which the current generation began. */
  start = 0;
  /** The last generation of a run once it has had all its steps; it teaches no other. */
  closing: GenerationReport | null = null;
  #finished: FinishedGeneration[] = [];
  #list: GenerationReport[] = [];

  /** One report per completed generation, oldest first. */
  get list(): readonly GenerationReport[] {
    return this.#list;
  }

  /** The same, plus the last generation of a run once it has had all its steps. */
  get ended(): readonly GenerationReport[] {
    return this.closing ? [...this.#list, this.closing] : this.#list;
  }

  /** The answers of the completed generations, oldest first. */
  get finished(): readonly FinishedGeneration[] {
    return this.#finished;
  }

  get done(): GenerationsDone {
    return { count: this.#list.length, start: this.start };
  }

  clear(): void {
    this.start = 0;
    this.closing = null;
    this.#finished = [];
    this.#list = [];
  }

  /** @param step at which the generation ended */
  add(generation: FinishedGeneration, step: number): void {
    this.#list = [...this.#list, this.report(generation, step)];
    this.#finished = [...this.#finished, generation];
    this.closing = null;
    this.start = step;
  }

  /** Reports a generation on its own and as an ensemble with all earlier ones. */
  report(generation: FinishedGeneration, step: number): GenerationReport {
    const { labels, numClasses } = generation;
    const lane = (which: StudentLane) => {
      const members = [...this.#finished, generation].map((each) => each[which]);
      return {
        alone: accuracy(generation[which], labels, numClasses),
        ensemble: accuracy(ensembleOf(members, numClasses), labels, numClasses),
      };
    };
    return { step, numPictures: labels.length, student: lane('student'), control: lane('control') };
  }
}
