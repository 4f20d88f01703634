import type { EvaluationReport, MetricsFrame } from '@/protocol/engine/frames.ts';

/** Maximum frames in flight before the page acknowledges one. */
const MAX_UNACKNOWLEDGED = 2;

/** A frame without its sequence number. */
export type FrameContent = Omit<MetricsFrame, 'sequence'>;
/** A frame as the trainer produces it, without a job id. */
export type TrainerFrame = Omit<FrameContent, 'jobId'>;

function merge(older: FrameContent, newer: FrameContent): FrameContent {
  if (older.runId !== newer.runId) return newer;
  return {
    runId: newer.runId,
    jobId: newer.jobId,
    teacherSteps: [...older.teacherSteps, ...newer.teacherSteps],
    studentSteps: [...older.studentSteps, ...newer.studentSteps],
    evaluations: [...older.evaluations, ...newer.evaluations],
    observed: newer.observed ?? older.observed,
    pace: newer.pace ?? older.pace,
    ledger: [...older.ledger, ...newer.ledger],
    generations: newer.generations,
    closing: newer.closing,
  };
}

/**
 * Sends frames no faster than the page acknowledges them.
 *
 * While two are unacknowledged, new frames are merged into one, so that a slow page neither slows training
 * down nor loses steps.
 */
export class FrameQueue {
  readonly #send: (frame: MetricsFrame) => void;
  #sequence = 0;
  #acknowledged = 0;
  #held: FrameContent | null = null;

  constructor(send: (frame: MetricsFrame) => void) {
    this.#send = send;
  }

  push(content: FrameContent): void {
    this.#held = this.#held ? merge(this.#held, content) : content;
    this.#flush();
  }

  /** The run went back to these steps: drops pending content of later ones. */
  rewind({ step, teacherStep }: Pick<EvaluationReport, 'step' | 'teacherStep'>): void {
    if (!this.#held) return;
    const { studentSteps, teacherSteps, evaluations, ledger } = this.#held;
    this.#held = {
      ...this.#held,
      studentSteps: studentSteps.filter((each) => each.step <= step),
      teacherSteps: teacherSteps.filter((each) => each.step <= teacherStep),
      evaluations: evaluations.filter((each) => each.step <= step && each.teacherStep <= teacherStep),
      ledger: ledger.filter((each) => each.step <= step),
    };
  }

  acknowledge(sequence: number): void {
    this.#acknowledged = Math.max(this.#acknowledged, sequence);
    this.#flush();
  }

  #flush(): void {
    if (!this.#held || this.#sequence - this.#acknowledged >= MAX_UNACKNOWLEDGED) return;
    const content = this.#held;
    this.#held = null;
    this.#sequence++;
    this.#send({ ...content, sequence: this.#sequence });
  }
}
