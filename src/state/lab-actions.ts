import type { BackendId, BackendReport, RememberedBackend } from '@/protocol/engine/backend.ts';
import type { EngineRequests, PictureData, PictureQuery, RunSnapshot } from '@/protocol/engine/requests.ts';
import type { EvaluationReport } from '@/protocol/engine/frames.ts';
import type { Job } from '@/protocol/run/job.ts';
import type { RunRecord } from '@/protocol/run/record.ts';
import type { RunConfig } from '@/protocol/run/config.ts';

/** Requests that inspect the run without changing it. */
export type InspectKind =
  | 'activations'
  | 'answers'
  | 'checkpoint'
  | 'checkSnapshot'
  | 'evaluate'
  | 'exportMaterial'
  | 'methodCosts'
  | 'neighbours'
  | 'picture'
  | 'picturesAt'
  | 'relations'
  | 'snapshot'
  | 'watchLedger';

/** Requests that need an engine, but no run. */
type AskKind = 'addTeacher' | 'score';

/** Messages that can be dismissed, one at a time. */
type Dismissable = 'problems' | 'notice' | 'error';

/** Everything a visitor can do in the lab. */
export interface LabActions {
  readonly start: (
    backend: BackendId | null,
    baseUrl: string,
    remembered?: RememberedBackend | null,
    threads?: number | null,
  ) => Promise<BackendReport>;
  /** @throws ConfigError for a value that is not allowed; the run continues unchanged */
  readonly configure: (change: Readonly<Record<string, unknown>>) => Promise<RunConfig>;
  /** Like `configure`, for controls that cannot show a refusal themselves: the page shows it. */
  readonly change: (change: Readonly<Record<string, unknown>>) => void;
  /** Like `configure`, but always starts a new run. */
  readonly restart: (change: Readonly<Record<string, unknown>>) => Promise<void>;
  /** Resolves once all earlier requests are answered, with whether the engine can train. */
  readonly settled: () => Promise<boolean>;
  readonly play: () => Promise<void>;
  readonly pause: () => Promise<void>;
  /**
   * Presses the play button; the page shows a failure.
   *
   * @param atMs when it was pressed, as `performance.now()`
   * @returns the command; null if the press was meant for a run that has just ended
   */
  readonly pressPlay: (atMs: number) => 'play' | 'pause' | null;
  readonly step: (lane: 'teacher' | 'students') => Promise<void>;
  readonly reset: (seed?: number) => Promise<void>;
  /** Restores the last replaced run, with its weights and curves. */
  readonly undo: () => Promise<void>;
  readonly setSpeed: (stepsPerSecond: number | null) => Promise<void>;
  readonly choosePictures: (query: PictureQuery) => Promise<void>;
  readonly observePicture: (picture: PictureData) => Promise<void>;
  /** Observes the latest state of a drawing; null observes nothing and leaves the bars empty. */
  readonly observeDrawing: (pixels: Float32Array | null) => Promise<void>;
  /** Returns to the test picture observed before the drawing. */
  readonly leaveDrawing: () => Promise<void>;
  /** Requests the logits of the observed picture again, e.g. those at another step. */
  readonly observeAgain: () => Promise<void>;
  readonly evaluateAll: () => Promise<EvaluationReport>;
  /**
   * Restores a snapshot. @throws SnapshotError, LayerError if it does not fit; the run continues unchanged
   */
  readonly restore: (snapshot: RunSnapshot) => Promise<void>;
  readonly restoreLastGood: () => Promise<void>;
  /** Sends a request once all earlier ones are answered. @throws PlaygroundError */
  readonly ask: <Kind extends AskKind>(
    kind: Kind,
    payload: EngineRequests[Kind]['payload'],
  ) => Promise<EngineRequests[Kind]['result']>;
  /** Inspects the run on demand; waits until the engine is ready. */
  readonly inspect: <Kind extends InspectKind>(
    kind: Kind,
    payload: EngineRequests[Kind]['payload'],
  ) => Promise<EngineRequests[Kind]['result'] | null>;
  /** Makes the student the teacher of a new student. */
  readonly promote: () => Promise<void>;
  /** Trains a job's run in the lab, like the visitor's own; resolves with its record, however it ends. */
  readonly runJob: (job: Job) => Promise<RunRecord>;
  readonly cancelJob: (id: string) => Promise<void>;
  readonly retryData: () => Promise<void>;
  readonly dismiss: (what: Dismissable) => void;
}
