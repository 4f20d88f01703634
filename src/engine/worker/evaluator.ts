import type { EvaluationReport, LaneLogits, PictureRef } from '@/protocol/metrics.ts';
import type { DatasetStore } from './data/dataset-store.ts';
import { laneReport, logitsOf, logitsOfMany } from './evaluation.ts';
import type { Network } from './network/network.ts';
import type { Run } from './run.ts';

/** The teacher's logits on the first pictures of the test set, kept until its weights change. */
interface KnownTeacher {
  readonly teacherStep: number;
  readonly logits: Float32Array;
}

/** Looks at a run's three networks from outside: on test pictures and on the picture at hand. */
export class Evaluator {
  readonly #run: Run;
  readonly #store: DatasetStore;
  #known: KnownTeacher | null = null;

  constructor(run: Run, store: DatasetStore) {
    this.#run = run;
    this.#store = store;
  }

  /**
   * All three lanes on the first `numPictures` test pictures.
   *
   * @throws ConfigError when so many are not loaded
   */
  async evaluate(numPictures: number): Promise<EvaluationReport> {
    const { numClasses } = this.#store.spec;
    const labels = this.#store.labels('test').subarray(0, numPictures);
    const teacher = await this.teacherLogits(numPictures);
    const report = async (network: Network) =>
      laneReport(await this.#logits(network, numPictures), teacher, labels, numClasses);
    return {
      step: this.#run.step,
      teacherStep: this.#run.teacherStep,
      numPictures,
      teacher: laneReport(teacher, teacher, labels, numClasses),
      student: await report(this.#run.student.network),
      control: await report(this.#run.control.network),
    };
  }

  /** The teacher's logits on the first `numPictures` test pictures, flat [numPictures · K]. */
  async teacherLogits(numPictures: number): Promise<Float32Array> {
    const { numClasses } = this.#store.spec;
    const size = numPictures * numClasses;
    const { teacherStep } = this.#run;
    if (!this.#known || this.#known.teacherStep !== teacherStep || this.#known.logits.length < size) {
      this.#known = { teacherStep, logits: await this.#logits(this.#run.teacher.network, numPictures) };
    }
    return this.#known.logits.subarray(0, size);
  }

  /** The three lanes' logits of one picture. */
  async observe(picture: PictureRef): Promise<LaneLogits> {
    const pixels = picture.kind === 'pixels' ? picture.pixels : this.#store.pixels('test', [picture.index]);
    const lane = async (network: Network) => [...(await logitsOf(network, pixels, 1))];
    return {
      teacher: await lane(this.#run.teacher.network),
      student: await lane(this.#run.student.network),
      control: await lane(this.#run.control.network),
    };
  }

  /** Median time of one picture through each network, ms, read back included: what a visitor would wait. */
  async timeForward(): Promise<{ teacherMs: number; studentMs: number }> {
    const pixels = this.#store.pixels('test', [0]);
    const median = async (network: Network) => {
      const times: number[] = [];
      // The first passes build pipelines and are not counted.
      for (let pass = 0; pass < 14; pass++) {
        const start = performance.now();
        await logitsOf(network, pixels, 1);
        if (pass >= 3) times.push(performance.now() - start);
      }
      return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
    };
    return {
      teacherMs: await median(this.#run.teacher.network),
      studentMs: await median(this.#run.student.network),
    };
  }

  #logits(network: Network, numPictures: number): Promise<Float32Array> {
    const source = (first: number, count: number) =>
      this.#store.pixels(
        'test',
        Uint32Array.from({ length: count }, (_, row) => first + row),
      );
    return logitsOfMany(network, source, numPictures);
  }
}
