import { checkPromotedLayers, isLiveChange, parseRunConfig, type RunConfig } from '@/protocol/run/config.ts';
import { discardedRun, restoredState } from './discarded-run.ts';
import type { FrameBuffer } from './frame-buffer.ts';
import type { LabActions } from './lab-actions.ts';
import type { LabCore } from './lab-core.ts';
import { placeOf, type LabState } from './lab-state.ts';
import type { PictureStore } from './picture-store.ts';
import { createRunRequests } from './run-requests.ts';
import { trainedAlso } from './status-change.ts';
import { withoutRefused } from './undo-refused.ts';

type RunCommand =
  | 'start'
  | 'configure'
  | 'change'
  | 'restart'
  | 'settled'
  | 'reset'
  | 'undo'
  | 'restore'
  | 'restoreLastGood'
  | 'promote'
  | 'runJob'
  | 'cancelJob'
  | 'retryData';

/** Sets the target configuration; clears pictures of another dataset, which would look like the new one's. */
const retarget = (next: RunConfig, { dataset }: RunConfig): Partial<LabState> => ({
  config: next,
  ...(next.dataset === dataset ? {} : { pictures: [], picture: null, observed: null }),
});

/** Commands that choose, replace or restore the run. */
export function createRunCommands(
  { engine, current, set, get, dispatch, pending, shown }: LabCore,
  frames: FrameBuffer,
  pictures: PictureStore,
): Pick<LabActions, RunCommand> {
  let seenPlace: string | null = null;

  /** Requests a new run's logits, and new pictures and times only if data or networks changed. */
  const refresh = async () => {
    const { config: now, picture } = get();
    const isSamePlace = seenPlace === placeOf(now);
    if (isSamePlace && picture) await pictures.observeAgain();
    else {
      set({ forwardMs: null });
      await pictures.renew();
      set({ forwardMs: await engine.request('timeForward', {}) });
    }
    seenPlace = placeOf(now);
    dispatch({ type: 'run-built' }, { error: null });
  };
  const run = createRunRequests(engine, {
    config: () => get().config,
    keepsPrevious: () => !current.isLessons,
    onRun: refresh,
    onRefusal: (accepted, refused) => {
      set(({ config: now, trained }) => ({
        config: withoutRefused(now, accepted, refused),
        trained: trained.filter((each) => each !== refused),
      }));
    },
    onFailure: () => dispatch({ type: 'run-failed' }),
  });

  /**
   * Applies a change of the run if it is allowed.
   *
   * @param restarts whether it applies to a new run only
   */
  const apply = (input: Readonly<Record<string, unknown>>, restarts = false): RunConfig => {
    const { config: before, phase, trained, series } = get();
    const { config: next, problems: wrong } = parseRunConfig(input, before);
    const [first] = wrong;
    if (first) throw first;
    const isLive = !restarts && isLiveChange(before, next);
    if (isLive && series.generations.length > 0) checkPromotedLayers(next);
    if (isLive && current.config === before) current.config = next;
    set({
      ...retarget(next, before),
      ...(phase === 'training' && !restarts ? { trained: trainedAlso(trained, next) } : {}),
    });
    return next;
  };
  const configure: LabActions['configure'] = async (input) => {
    const next = apply(input);
    await shown('run', () => run.send());
    return next;
  };
  const goBack = (request: () => Promise<unknown>) =>
    shown('restore', async () => {
      await request();
      set({ notice: null, error: null });
    });

  return {
    start: (...options) => shown('run', () => run.start(...options)),
    configure,
    change: (input) => void shown('change', () => configure(input)).catch(() => undefined),
    restart: (input) =>
      shown('run', async () => {
        apply(input, true);
        await run.send(true);
      }),
    settled: async () => {
      await run.settled();
      return get().isReady;
    },
    reset: (seed) =>
      shown('run', async () => {
        if (seed !== undefined) apply({ seed });
        await run.reset(seed ?? null);
      }),
    undo: () =>
      shown('run', async () => {
        const { discarded, config: now, pending: requests } = get();
        // The button stays until the engine has answered: ignore a second press.
        if (!discarded || requests.undo > 0) return;
        await pending('undo', async () => {
          set(retarget(discarded.config, now));
          await run.undo(discarded.runId, () => set(restoredState(discarded, get())));
        });
      }),
    restore: (snapshot) => goBack(() => engine.request('restore', { snapshot })),
    restoreLastGood: () => goBack(() => engine.request('restoreLastGood', {})),
    promote: () =>
      shown('promote', async () => {
        frames.draw();
        const discarded = discardedRun(get(), current.config, 'promoted');
        await engine.request('promote', { keepsPrevious: !current.isLessons });
        if (get().status?.keptRunId === discarded.runId) set({ discarded });
      }),
    runJob: async (job) => {
      // Messages about the previous run do not concern this one.
      set({ ...retarget(job.config, get().config), notice: null, error: null });
      const { record, built } = run.runJob(job);
      await shown('run', () => built).catch(() => undefined);
      return record;
    },
    cancelJob: run.cancelJob,
    retryData: () =>
      shown('run', async () => {
        set({ error: null, notice: null });
        await run.retry();
      }),
  };
}
