import { entryAt, required } from '@/core/checked.ts';
import { valuesPerExample } from '@/core/input-spec.ts';
import type { Lane } from '@/core/lane.ts';
import type {
  Answers,
  EvaluationReport,
  InsideView,
  LaneLogits,
  PictureRef,
  RelationView,
} from '@/protocol/engine/frames.ts';
import { LOGITS } from '@/distill/tap.ts';
import { accuracy } from '@/metrics/accuracy.ts';
import { meanLogits } from '@/metrics/mean-logits.ts';
import { timeInTurn } from '@/metrics/block-timing.ts';
import type { DatasetStore } from '../data/dataset-store.ts';
import { laneReport, logitsOf, type PixelSource, tapOfMany, tapsOf, testPixels } from './evaluation.ts';
import type { FinishedGeneration } from './generations.ts';
import { relationView } from '../inspect/relations.ts';
import { Ensemble } from '../network/ensemble.ts';
import { Network, type AnsweringNetwork } from '../network/network.ts';
import type { Run } from './run.ts';

/** A lane's cached logits on the first test pictures, valid until its weights change. */
interface KnownLogits {
  /** Number of updates of the lane at which they were computed. */
  readonly step: number;
  readonly logits: Float32Array;
  /** Those of each network of an ensemble; empty for one network. */
  readonly members: readonly Float32Array[];
}

/** Evaluates a run's three networks on test pictures and on the observed picture. */
export class Evaluator {
  readonly #run: Run;
  readonly #store: DatasetStore;
  readonly #testPixels: PixelSource;
  readonly #known = new Map<Lane, KnownLogits>();

  constructor(run: Run, store: DatasetStore) {
    this.#run = run;
    this.#store = store;
    this.#testPixels = testPixels(store);
  }

  /**
   * Evaluates all three lanes on the first `numPictures` test pictures.
   *
   * @param onProgress called with the progress, 0..1
   * @throws ConfigError if fewer are loaded
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
    const members = this.#known.get('teacher')?.members ?? [];
    return {
      ...(members.length > 0 && {
        teacherMembers: members.map((each) => accuracy(each.subarray(0, teacher.length), labels, numClasses)),
      }),
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

  /** All three lanes' answers on the first `numPictures` test pictures. */
  async answers(numPictures: number): Promise<Answers> {
    const { numClasses } = this.#store.spec;
    return {
      numClasses,
      labels: this.#store.labels('test').slice(0, numPictures),
      teacher: (await this.#logits('teacher', numPictures)).slice(),
      student: (await this.#logits('student', numPictures)).slice(),
      control: (await this.#logits('control', numPictures)).slice(),
    };
  }

  /** The record of a generation that ends now. */
  async finishedGeneration(numPictures: number): Promise<FinishedGeneration> {
    const { numClasses, labels, student, control } = await this.answers(numPictures);
    return { numClasses, labels, student, control };
  }

  /** The networks' outputs for a picture at some taps. @throws RangeError for a missing tap */
  async activations(
    picture: PictureRef,
    taps: { readonly teacher: readonly string[]; readonly student: readonly string[] },
  ): Promise<InsideView> {
    const pixels = this.#pixels(picture);
    const { teacher, student, control } = this.#run;
    return {
      teacher: await tapsOf(teacher.network, pixels, 1, taps.teacher),
      student: await tapsOf(student.network, pixels, 1, taps.student),
      control: await tapsOf(control.network, pixels, 1, taps.student),
      compared: await this.#run.compared(pixels),
    };
  }

  /**
   * How similar the first test pictures are to each other in each network. @throws RangeError for a missing
   * tap
   */
  async relations(layer: string, numPictures: number): Promise<RelationView> {
    const indices = Array.from({ length: numPictures }, (_, index) => index);
    const pixels = this.#store.pixels('test', indices);
    const tap = async (network: AnsweringNetwork) => {
      const taps = await tapsOf(network, pixels, numPictures, [layer]);
      return required(taps[layer], layer);
    };
    const { teacher, student, control } = this.#run;
    return relationView(indices, [...this.#store.labels('test').subarray(0, numPictures)], {
      teacher: await tap(teacher.network),
      student: await tap(student.network),
      control: await tap(control.network),
    });
  }

  /** Must be called when weights change other than by training. */
  forget(): void {
    this.#known.clear();
  }

  /** Whether a picture is loaded: another dataset may have fewer so far. */
  has(picture: PictureRef): boolean {
    if (picture.kind === 'test') return picture.index < this.#store.labels('test').length;
    return picture.pixels.length === valuesPerExample(this.#store.spec.input);
  }

  /** The three lanes' logits of one picture. */
  async observe(picture: PictureRef): Promise<LaneLogits> {
    const pixels = this.#pixels(picture);
    const lane = async (network: AnsweringNetwork) => [...(await logitsOf(network, pixels, 1))];
    return {
      teacher: await lane(this.#run.teacher.network),
      student: await lane(this.#run.student.network),
      control: await lane(this.#run.control.network),
    };
  }

  /**
   * Median time of one picture through each network, ms, readback included, as a visitor would experience it.
   */
  async timeForward(): Promise<{ teacherMs: number; studentMs: number }> {
    const pixels = this.#store.pixels('test', [0]);
    const { teacher, student } = this.#run;
    // Rounding its weights at every pass is a cost of training only.
    const fixed =
      student.network.bits === 32
        ? null
        : new Network(student.network.plan, await student.network.computedValues());
    try {
      const times = await timeInTurn(
        [teacher.network, fixed ?? student.network].map((network) => () => logitsOf(network, pixels, 1)),
      );
      return { teacherMs: entryAt(times, 0), studentMs: entryAt(times, 1) };
    } finally {
      fixed?.dispose();
    }
  }

  #pixels(picture: PictureRef): Float32Array {
    return picture.kind === 'pixels' ? picture.pixels : this.#store.pixels('test', [picture.index]);
  }

  async #logits(
    lane: Lane,
    numPictures: number,
    onProgress: (progress: number) => void = () => undefined,
  ): Promise<Float32Array> {
    const size = numPictures * this.#store.spec.numClasses;
    const step = lane === 'teacher' ? this.#run.teacherUpdates : this.#run.step;
    const known = this.#known.get(lane);
    if (known?.step === step && known.logits.length >= size) return known.logits.subarray(0, size);
    const { network } = this.#run[lane];
    const networks = network instanceof Ensemble ? network.members : [network];
    const found: Float32Array[] = [];
    for (const each of networks) {
      const before = found.length;
      const report = (share: number) => onProgress((before + share) / networks.length);
      found.push(await tapOfMany(each, LOGITS, this.#testPixels, numPictures, report));
    }
    const [first] = found;
    const logits = first && found.length === 1 ? first : meanLogits(found);
    this.#known.set(lane, { step, logits, members: found.length === 1 ? [] : found });
    return logits;
  }
}
