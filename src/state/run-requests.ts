import type { EnginePort } from '@/protocol/engine-port.ts';
import type { BackendId, BackendReport, RememberedBackend } from '@/protocol/messages.ts';
import type { Job } from '@/protocol/run/job.ts';
import type { RunRecord } from '@/protocol/run/record.ts';
import { isLiveChange, type RunConfig } from '@/protocol/run-config.ts';
import { fromWireError } from '@/protocol/wire-error.ts';
import { isRefusal } from './refusals.ts';

/** Whom the requests are made for. */
export interface Asker {
  /** The run as it is wanted now. */
  readonly config: () => RunConfig;
  /** Whether the present run can be had back once it gives way. */
  readonly keepsPrevious: () => boolean;
  /** The engine has another run: its pictures and answers are to be asked for. */
  readonly onRun: () => Promise<void>;
  /** The engine refused a configuration and keeps the one it had accepted before. */
  readonly onRefusal: (accepted: RunConfig, refused: RunConfig) => void;
  /** The run that is wanted could not be built. */
  readonly onFailure: () => void;
}

const nothing = (): void => undefined;

/** Resolves when the run of a job is there. @throws whatever its files or its networks fail with */
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
    // The job has ended while its run was being built, which goes on: any look at the run waits for it.
    if (ended) await engine.request('picture', { index: 0 });
  } finally {
    stop();
  }
}

/** Everything that may give the engine another run, so that what was asked for last is what ends up on the page. */
export function createRunRequests(engine: EnginePort, asker: Asker) {
  /** Resolves with the engine's first run; null before it was asked for one. */
  let started: Promise<BackendReport> | null = null;
  let latest: Promise<unknown> = Promise.resolve();
  let numAsked = 0;
  let hasFailed = false;
  let sending: Promise<void> | null = null;
  let sent = asker.config();

  /** Asks for a run; its answer counts as long as no other has been asked for. */
  const ask = <Answer>(
    request: () => Promise<Answer>,
    hasRun: (answer: Answer) => boolean = () => true,
  ): Promise<Answer> => {
    numAsked++;
    const id = numAsked;
    const work = async () => {
      try {
        const answer = await request();
        if (id === numAsked && hasRun(answer)) await asker.onRun();
        if (id === numAsked) hasFailed = false;
        return answer;
      } catch (error) {
        if (id === numAsked) {
          hasFailed = true;
          asker.onFailure();
        }
        throw error;
      }
    };
    const answered = work();
    latest = answered;
    return answered;
  };

  /** When the engine has been started, or has failed to: another dataset or teacher may still work then. */
  const whenStarted = async () => {
    await started?.catch(nothing);
  };

  /** Resolves when every run that was asked for has been sent: each waits for the start in its turn. */
  const whenSent = async () => {
    let seen: number;
    do {
      seen = numAsked;
      await whenStarted();
    } while (seen !== numAsked);
  };

  /** What acts at the next step, one request at a time, so that a slider floods nothing. */
  const sendLive = async () => {
    let failure: unknown = null;
    for (;;) {
      await whenSent();
      const accepted = sent;
      const config = asker.config();
      // Without a run it goes out with the next that is asked for.
      if (hasFailed || accepted === config || !isLiveChange(accepted, config)) break;
      sent = config;
      try {
        await engine.request('configure', { config });
      } catch (error) {
        if (!isRefusal(error)) throw error;
        failure ??= error;
        if (sent === config) sent = accepted;
        asker.onRefusal(accepted, config);
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
    sent = asker.config();
    started = ask(() => engine.request('start', { config: sent, backend, remembered, threads, baseUrl }));
    return started;
  };

  /** Tells the engine what is wanted now; before the start there is nothing to tell. */
  const send = async (): Promise<void> => {
    if (!started) return;
    const config = asker.config();
    if (isLiveChange(sent, config)) {
      sending ??= sendLive().finally(() => {
        sending = null;
      });
      await sending;
      return;
    }
    sent = config;
    const keepsPrevious = asker.keepsPrevious();
    const request = async () => {
      await whenStarted();
      return engine.request('configure', { config, keepsPrevious });
    };
    await ask(request, ({ startedNewRun }) => startedNewRun);
  };

  /**
   * Submits a job. Until its run is there it is a run that was asked for, like any other.
   *
   * @returns its record, and what resolves when its run is there
   */
  const runJob = (job: Job): { readonly record: Promise<RunRecord>; readonly built: Promise<void> } => {
    sent = job.config;
    const keepsPrevious = asker.keepsPrevious();
    const record = whenStarted().then(() => engine.request('runJob', { job, keepsPrevious }));
    return { record, built: ask(() => whenBuilt(engine, job.id, record)) };
  };

  /** Sent after its job: both wait for the start. */
  const cancelJob = async (id: string): Promise<void> => {
    await whenStarted();
    await engine.request('cancelJob', { id });
  };

  /** @param seed null keeps the one there is */
  const reset = async (seed: number | null): Promise<void> => {
    if (!started) return;
    sent = { ...sent, seed: asker.config().seed };
    const keepsPrevious = asker.keepsPrevious();
    await ask(async () => {
      await whenStarted();
      await engine.request('reset', { seed, keepsPrevious });
    });
  };

  /**
   * Has the run back that gave way last; its configuration is the one that is wanted now.
   *
   * @param onBack called with the engine's answer, before anything else can happen; not called where another run has
   *   been asked for meanwhile
   */
  const undo = async (runId: number, onBack: () => void): Promise<void> => {
    sent = asker.config();
    await ask(async () => {
      await whenStarted();
      const { isBack } = await engine.request('undo', { runId });
      if (isBack) onBack();
    });
  };

  /** Tries again to load and to build what is wanted. */
  const retry = async (): Promise<void> => {
    await ask(async () => {
      await engine.request('retryData', {});
      // Not `reset`: where the very first files were missing there is no run yet to be reset.
      sent = asker.config();
      await engine.request('configure', { config: sent });
    });
  };

  /** When everything that was asked for before has been answered, one way or the other. */
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
