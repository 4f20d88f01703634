import { softmaxAt } from '@/metrics/softmax.ts';
import { accuracy } from '@/metrics/accuracy.ts';
import type { GenerationReport } from '@/protocol/metrics.ts';
import type { GenerationsDone } from '@/protocol/run-length.ts';

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
  /** The last generation of a run when it has had its steps; it teaches nobody. */
  closing: GenerationReport | null = null;
  #finished: FinishedGeneration[] = [];
  #list: GenerationReport[] = [];

  /** One report a finished generation, oldest first. */
  get list(): readonly GenerationReport[] {
    return this.#list;
  }

  /** The same with the last generation of a run, once it has had its steps. */
  get ended(): readonly GenerationReport[] {
    return this.closing ? [...this.#list, this.closing] : this.#list;
  }

  /** What is remembered of them, oldest first. */
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

  /** A generation by itself and together with all before it. */
  report(generation: FinishedGeneration, step: number): GenerationReport {
    const { labels, numClasses } = generation;
    const lane = (which: 'student' | 'control') => {
      const members = [...this.#finished, generation].map((each) => each[which]);
      return {
        alone: accuracy(generation[which], labels, numClasses),
        ensemble: accuracy(ensembleOf(members, numClasses), labels, numClasses),
      };
    };
    return { step, numPictures: labels.length, student: lane('student'), control: lane('control') };
  }
}
