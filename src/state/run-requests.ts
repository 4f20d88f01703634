import type { EnginePort } from '@/protocol/engine/port.ts';
import type { BackendId, BackendReport, RememberedBackend } from '@/protocol/engine/backend.ts';
import type { Job } from '@/protocol/run/job.ts';
import type { RunRecord } from '@/protocol/run/record.ts';
import { isLiveChange, type RunConfig } from '@/protocol/run/config.ts';
import { fromWireError } from '@/protocol/engine/wire-error.ts';
import { isRefusal } from './refusals.ts';

/** The owner of the requests. */
export interface RunOwner {
  /** Returns the current target configuration. */
  readonly config: () => RunConfig;
  /** Whether the current run can be restored after it is replaced. */
  readonly keepsPrevious: () => boolean;
  /** Called when the engine has a new run, whose pictures and logits must be requested. */
  readonly onRun: () => Promise<void>;
  /** Called when the engine refused a configuration and keeps the accepted one. */
  readonly onRefusal: (accepted: RunConfig, refused: RunConfig) => void;
  /** Called when the target run could not be built. */
  readonly onFailure: () => void;
}

const nothing = (): void => undefined;

/** Resolves once the run of a job is built. @throws the error of its files or networks */
async function whenBuilt(engine: EnginePort, id: string, record: Promise<RunRecord>): Promise<void> {
  let stop = nothing;
  const ready = new Promise<null>((resolve) => {
    stop = engine.subscribe((event) => {
      if (event.type === 'status' && event.status.jobId === id && event.status.phase === 'ready')
        resolve(null);
    });
  });
  try {
    const ended = await Promise.race([ready, record]);
    if (ended?.end.status === 'failed') throw fromWireError(ended.end.error);
    // The job ended while its run was being built, which continues: any request on the run waits for it.
    if (ended) await engine.request('picture', { index: 0 });
  } finally {
    stop();
  }
}

/** Serialises the requests that replace the engine's run, so that the page ends up with the latest one. */
export function createRunRequests(engine: EnginePort, owner: RunOwner) {
  /** Resolves with the engine's first run; null before the start. */
  let started: Promise<BackendReport> | null = null;
  let latest: Promise<unknown> = Promise.resolve();
  let numRequests = 0;
  let hasFailed = false;
  let sending: Promise<void> | null = null;
  let sent = owner.config();

  /** Requests a run; its answer is ignored if another run was requested meanwhile. */
  const requestRun = <Answer>(
    request: () => Promise<Answer>,
    hasRun: (answer: Answer) => boolean = () => true,
  ): Promise<Answer> => {
    numRequests++;
    const id = numRequests;
    const work = async () => {
      try {
        const answer = await request();
        if (id === numRequests && hasRun(answer)) await owner.onRun();
        if (id === numRequests) hasFailed = false;
        return answer;
      } catch (error) {
        if (id === numRequests) {
          hasFailed = true;
          owner.onFailure();
        }
        throw error;
      }
    };
    const answered = work();
    latest = answered;
    return answered;
  };

  /** Resolves once the start succeeded or failed; after a failure another dataset or teacher may work. */
  const whenStarted = async () => {
    await started?.catch(nothing);
  };

  /** Resolves once every requested run has been sent; each waits for the start in turn. */
  const whenSent = async () => {
    let seen: number;
    do {
      seen = numRequests;
      await whenStarted();
    } while (seen !== numRequests);
  };

  /** Sends live changes one request at a time, so that a slider does not flood the engine. */
  const sendLive = async () => {
    let failure: unknown = null;
    for (;;) {
      await whenSent();
      const accepted = sent;
      const config = owner.config();
      // Without a run, the change is sent with the next requested run.
      if (hasFailed || accepted === config || !isLiveChange(accepted, config)) break;
      sent = config;
      try {
        await engine.request('configure', { config });
      } catch (error) {
        if (!isRefusal(error)) throw error;
        failure ??= error;
        if (sent === config) sent = accepted;
        owner.onRefusal(accepted, config);
      }
    }
    if (failure) throw failure;
  };

  const start = (
    backend: BackendId | null,
    baseUrl: string,
    remembered: RememberedBackend | null = null,
    threads: number | null = null,
  ): Promise<BackendReport> => {
    sent = owner.config();
    started = requestRun(() =>
      engine.request('start', { config: sent, backend, remembered, threads, baseUrl }),
    );
    return started;
  };

  /**
   * Sends the target configuration to the engine; does nothing before the start.
   *
   * @param restarts whether to start a new run in any case
   */
  const send = async (restarts = false): Promise<void> => {
    if (!started) return;
    const config = owner.config();
    if (!restarts && isLiveChange(sent, config)) {
      sending ??= sendLive().finally(() => {
        sending = null;
      });
      await sending;
      return;
    }
    sent = config;
    const keepsPrevious = owner.keepsPrevious();
    const request = async () => {
      await whenStarted();
      return engine.request('configure', { config, keepsPrevious, restarts });
    };
    await requestRun(request, ({ startedNewRun }) => startedNewRun);
  };

  /**
   * Submits a job. Until its run is built, it counts as a requested run like any other.
   *
   * @returns its record, and a promise that resolves once its run is built
   */
  const runJob = (job: Job): { readonly record: Promise<RunRecord>; readonly built: Promise<void> } => {
    sent = job.config;
    const keepsPrevious = owner.keepsPrevious();
    const record = whenStarted().then(() => engine.request('runJob', { job, keepsPrevious }));
    return { record, built: requestRun(() => whenBuilt(engine, job.id, record)) };
  };

  /** Cancels a job; sent after the job, since both wait for the start. */
  const cancelJob = async (id: string): Promise<void> => {
    await whenStarted();
    await engine.request('cancelJob', { id });
  };

  /** @param seed null keeps the current seed */
  const reset = async (seed: number | null): Promise<void> => {
    if (!started) return;
    sent = { ...sent, seed: owner.config().seed };
    const keepsPrevious = owner.keepsPrevious();
    await requestRun(async () => {
      await whenStarted();
      await engine.request('reset', { seed, keepsPrevious });
    });
  };

  /**
   * Restores the run that was replaced last; its configuration is the current target.
   *
   * @param onBack called synchronously with the engine's answer, unless another run was requested meanwhile
   */
  const undo = async (runId: number, onBack: () => void): Promise<void> => {
    sent = owner.config();
    await requestRun(async () => {
      await whenStarted();
      const { isRestored } = await engine.request('undo', { runId });
      if (isRestored) onBack();
    });
  };

  /** Retries to load and build the target run. */
  const retry = async (): Promise<void> => {
    await requestRun(async () => {
      await engine.request('retryData', {});
      // Not `reset`: if the first files were missing, there is no run to reset yet.
      sent = owner.config();
      await engine.request('configure', { config: sent });
    });
  };

  /** Resolves once all earlier requests have succeeded or failed. */
  const settled = async (): Promise<void> => {
    await whenStarted();
    for (;;) {
      const seen = latest;
      await Promise.allSettled([seen, sending]);
      if (seen === latest && sending === null) return;
    }
  };

  return { start, send, runJob, cancelJob, reset, undo, retry, settled };
}
