import type { EvaluationReport, LaneLogits, PictureRef } from '@/protocol/metrics.ts';
import type { DatasetStore } from './data/dataset-store.ts';
import { laneReport, logitsOf, logitsOfMany } from './evaluation.ts';
import type { Network } from './network/network.ts';
import type { Run } from './run.ts';

type Lane = 'teacher' | 'student' | 'control';

/** A lane's logits on the first pictures of the test set, kept until its weights change. */
interface KnownLogits {
  /** After how many updates of the lane. */
  readonly step: number;
  readonly logits: Float32Array;
}

/** Looks at a run's three networks from outside: on test pictures and on the picture at hand. */
export class Evaluator {
  readonly #run: Run;
  readonly #store: DatasetStore;
  readonly #known = new Map<Lane, KnownLogits>();

  constructor(run: Run, store: DatasetStore) {
    this.#run = run;
    this.#store = store;
  }

  /**
   * All three lanes on the first `numPictures` test pictures.
   *
   * @param onProgress told how far it is, 0..1
   * @throws ConfigError when so many are not loaded
   */
  async evaluate(
    numPictures: number,
    onProgress: (progress: number) => void = () => undefined,
  ): Promise<EvaluationReport> {
    const { numClasses } = this.#store.spec;
    const { step, teacherStep } = this.#run;
    const labels = this.#store.labels('test').subarray(0, numPictures);
    const logits = (lane: Lane, numDone: number) =>
      this.#logits(lane, numPictures, (share) => onProgress((numDone + share) / 3));
    const teacher = await logits('teacher', 0);
    const student = await logits('student', 1);
    const control = await logits('control', 2);
    const report = (lane: Float32Array) => laneReport(lane, teacher, labels, numClasses);
    return {
      step,
      teacherStep,
      numPictures,
      teacher: report(teacher),
      student: report(student),
      control: report(control),
    };
  }

  /** The teacher's logits on the first `numPictures` test pictures, flat [numPictures · K]. */
  teacherLogits(numPictures: number): Promise<Float32Array> {
    return this.#logits('teacher', numPictures);
  }

  /** To be called when weights came from elsewhere than training. */
  forget(): void {
    this.#known.clear();
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

  async #logits(
    lane: Lane,
    numPictures: number,
    onProgress: (progress: number) => void = () => undefined,
  ): Promise<Float32Array> {
    const size = numPictures * this.#store.spec.numClasses;
    const step = lane === 'teacher' ? this.#run.teacherStep : this.#run.step;
    const known = this.#known.get(lane);
    if (known?.step === step && known.logits.length >= size) return known.logits.subarray(0, size);
    const source = (first: number, count: number) =>
      this.#store.pixels(
        'test',
        Uint32Array.from({ length: count }, (_, row) => first + row),
      );
    const logits = await logitsOfMany(this.#run[lane].network, source, numPictures, onProgress);
    this.#known.set(lane, { step, logits });
    return logits;
  }
}
