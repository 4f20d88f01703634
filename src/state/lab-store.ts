import { createStore, type StoreApi } from 'zustand/vanilla';
import { toPlaygroundError, type PlaygroundError } from '@/core/errors.ts';
import type { EnginePort } from '@/protocol/engine-port.ts';
import type { EngineNotice, EngineStatus } from '@/protocol/messages.ts';
import type { LinkProblem } from '@/protocol/page-link.ts';
import type { MetricsFrame } from '@/protocol/metrics.ts';
import { checkPromotedLayers, isLiveChange, parseRunConfig, type RunConfig } from '@/protocol/run-config.ts';
import { fromWireError } from '@/protocol/wire-error.ts';
import {
  initialLabState,
  isRewind,
  placeOf,
  stateAfter,
  trainedAlso,
  type Busy,
  type LabActions,
  type LabState,
} from './lab-state.ts';
import { appendFrame } from './metrics-series.ts';
import { createPictureStore } from './picture-store.ts';
import { restoredState, discardedRun } from './discarded-run.ts';
import { createRunRequests } from './run-requests.ts';
import { withoutRefused } from './undo-refused.ts';

/** Minimum time between redraws of the charts. */
const REDRAW_MS = 100;

export type LabStore = StoreApi<LabState> & { readonly actions: LabActions };

/** Creates the lab's store on an engine; independent of React, so that tests need none. */
export function createLabStore(
  engine: EnginePort,
  config: RunConfig,
  problems: readonly LinkProblem[] = [],
): LabStore {
  const store = createStore<LabState>(() => initialLabState(config, problems));
  const { setState: set, getState: get } = store;
  let frames: MetricsFrame[] = [];
  let isRedrawDue = false;
  const isBusy: Busy = { play: false, numSteps: 0 };
  let seenPlace: string | null = null;
  let lastTrained: readonly RunConfig[] = [];
  /** The engine's current run, which a pending request may replace. */
  let present = { config, isLessons: false };

  const pictureStore = createPictureStore(engine, store, () => {
    frames = frames.map((frame) => ({ ...frame, observed: null }));
  });
  const redraw = () => {
    isRedrawDue = false;
    const waiting = frames;
    frames = [];
    set(({ series, observed, hasTrained }) => {
      const next = waiting.reduce(appendFrame, series);
      return {
        series: next,
        observed: waiting.findLast((frame) => frame.observed)?.observed ?? observed,
        hasTrained: hasTrained || next.steps.length > 0 || next.teacherSteps.length > 0,
      };
    });
  };
  engine.subscribe((event) => {
    if (event.type === 'backend') {
      // The engine has started after its timeout: remove the notice.
      set(({ notice }) => ({ backend: event.report, ...(isEngineSilent(notice) ? { notice: null } : {}) }));
    } else if (event.type === 'data') set({ data: event.progress });
    else if (event.type === 'notice') {
      const { notice } = event;
      // A run that is rebuilt from a snapshot has been trained before.
      const hasPast = notice.kind === 'device-recovered' && notice.step > 0;
      set({ notice, ...(hasPast ? { trained: lastTrained } : {}) });
    } else if (event.type === 'status') {
      const { status: before, trained } = get();
      const isNewRun = event.status.runId !== (before?.runId ?? 0);
      if (isNewRun) {
        redraw();
        const state = get();
        // The engine keeps only trained runs, and no run of a lesson.
        if (before && event.status.keptRunId === before.runId)
          set({ discarded: discardedRun(state, present.config, state.config) });
        present = { config: state.config, isLessons: state.isInLesson || event.status.jobId !== null };
      }
      if (trained.length > 0) lastTrained = trained;
      // Pending frames were recorded before the rewind: add them first.
      if (isRewind(before, event.status)) redraw();
      set((state) => stateAfter(event.status, state, isBusy));
      if (hasFinishedTeacher(before, event.status) && get().pictureQuery.by === 'most-ambiguous')
        pictureStore.refresh().catch(() => undefined);
    } else {
      frames.push(pictureStore.withoutStale(event.frame));
      if (!isRedrawDue) setTimeout(redraw, REDRAW_MS);
      isRedrawDue = true;
    }
  });

  let isUndoing = false;
  /** Shows the errors of actions that nobody awaits, until the same action succeeds. */
  let errorOf: string | null = null;
  const shown = async <Result>(what: string, work: () => Promise<Result>): Promise<Result> => {
    try {
      const result = await work();
      if (errorOf === what) set({ error: null });
      return result;
    } catch (thrown) {
      const error = toPlaygroundError(thrown);
      errorOf = what;
      set({ error });
      throw error;
    }
  };

  /** Requests a new run's logits, and new pictures and times only if data or networks changed. */
  const refresh = async () => {
    const { config: now, picture } = get();
    const isSamePlace = seenPlace === placeOf(now);
    if (isSamePlace && picture) await pictureStore.observeAgain();
    else {
      set({ forwardMs: null });
      await pictureStore.renew();
      set({ forwardMs: await engine.request('timeForward', {}) });
    }
    seenPlace = placeOf(now);
    set({ isReady: true, error: null });
  };
  const run = createRunRequests(engine, {
    config: () => get().config,
    keepsPrevious: () => !present.isLessons,
    onRun: refresh,
    onRefusal: (accepted, refused) => {
      set(({ config: now, trained }) => ({
        config: withoutRefused(now, accepted, refused),
        trained: trained.filter((each) => each !== refused),
      }));
    },
    onFailure: () => set({ isReady: false, isPlaying: false }),
  });

  /** Clears pictures of another dataset, which would look like the new one's. */
  const stateFor = (next: RunConfig, { dataset }: RunConfig): Partial<LabState> => ({
    config: next,
    ...(next.dataset === dataset ? {} : { pictures: [], picture: null, observed: null }),
  });
  /** Applies a change of the run if it is allowed. */
  const change = (input: Readonly<Record<string, unknown>>): RunConfig => {
    const { config: before, status, trained, series } = get();
    const { config: next, problems: wrong } = parseRunConfig(input, before);
    const [first] = wrong;
    if (first) throw first;
    if (series.generations.length > 0 && isLiveChange(before, next)) checkPromotedLayers(next);
    if (present.config === before && isLiveChange(before, next)) present = { ...present, config: next };
    set({
      ...stateFor(next, before),
      ...(status?.phase === 'training' ? { trained: trainedAlso(trained, next) } : {}),
    });
    return next;
  };
  const goBack = async (request: () => Promise<unknown>) => {
    await request();
    set({ notice: null, error: null });
  };
  const settled = async () => {
    await run.settled();
    return get().isReady;
  };

  const actions: LabActions = {
    start: (...options) => shown('run', () => run.start(...options)),
    configure: async (input) => {
      const next = change(input);
      await shown('run', run.send);
      return next;
    },
    change: (input) => void shown('change', () => actions.configure(input)).catch(() => undefined),
    settled,
    play: async () => {
      set({ isPlaying: true, hasTrained: true });
      isBusy.play = true;
      try {
        // Play retries files that failed to load.
        if (!(await settled()) && get().backend && get().isPlaying) await actions.retryData();
        if (!get().isReady) set({ isPlaying: false });
        // Not ready, or pressed again while the engine was still loading.
        if (!get().isPlaying) return;
        await shown('play', () => engine.request('play', {}));
      } catch (error) {
        set({ isPlaying: false });
        throw error;
      } finally {
        isBusy.play = false;
      }
    },
    pause: () =>
      shown('pause', async () => {
        set({ isPlaying: false });
        if (get().isReady) await engine.request('pause', {});
      }),
    step: (lane) =>
      shown('step', async () => {
        set({ hasTrained: true });
        if (!(await settled())) return;
        isBusy.numSteps += 1;
        try {
          await engine.request('step', { lane, count: 1 });
        } finally {
          isBusy.numSteps -= 1;
        }
      }),
    reset: (seed) =>
      shown('run', async () => {
        if (seed !== undefined) change({ seed });
        await run.reset(seed ?? null);
      }),
    undo: () =>
      shown('run', async () => {
        const { discarded, config: now } = get();
        // The button stays until the engine has answered: ignore a second press.
        if (!discarded || isUndoing) return;
        isUndoing = true;
        set({ ...stateFor(discarded.config, now), isPlaying: false });
        try {
          await run.undo(discarded.runId, () => set(restoredState(discarded, get())));
        } finally {
          isUndoing = false;
        }
      }),
    setSpeed: async (stepsPerSecond) => {
      set({ stepsPerSecond });
      if (await settled()) await engine.request('setSpeed', { stepsPerSecond });
    },
    choosePictures: (query) => shown('pictures', () => pictureStore.choose(query)),
    observePicture: (picture) => shown('pictures', () => pictureStore.observePicture(picture)),
    observeDrawing: (pixels) => shown('pictures', () => pictureStore.observeDrawing(pixels)),
    leaveDrawing: () => shown('pictures', pictureStore.leaveDrawing),
    evaluateAll: () =>
      shown('evaluate', async () => {
        set({ isTesting: true });
        try {
          const fullReport = await engine.request('evaluate', {});
          set({ fullReport });
          return fullReport;
        } finally {
          set({ isTesting: false });
        }
      }),
    restore: (snapshot) => shown('restore', () => goBack(() => engine.request('restore', { snapshot }))),
    restoreLastGood: () => shown('restore', () => goBack(() => engine.request('restoreLastGood', {}))),
    inspect: async (kind, payload) => ((await settled()) ? engine.request(kind, payload) : null),
    promote: () =>
      shown('promote', async () => {
        redraw();
        const discarded = discardedRun(get(), present.config, 'promoted');
        await engine.request('promote', { keepsPrevious: !present.isLessons });
        if (get().status?.keptRunId === discarded.runId) set({ discarded });
      }),
    runJob: async (job) => {
      // Messages about the previous run do not concern this one.
      set({ ...stateFor(job.config, get().config), notice: null, error: null });
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
    dismiss: (what) => {
      if (what === 'problems') set({ problems: [] });
      // A failure reported as error and as notice is one message to the visitor.
      else if (what === 'error' || get().notice?.kind !== 'device-recovered') set({ error: null });
      if (what === 'notice') set({ notice: null });
    },
  };
  return { ...store, actions };
}

const isEngineSilent = (notice: EngineNotice | null) =>
  notice?.kind === 'failed' && notice.error.code === 'engine-silent';

/** Whether the live training of a teacher has just ended. */
function hasFinishedTeacher(before: EngineStatus | null, { runId, phase }: EngineStatus): boolean {
  const isOver = phase === 'training' || phase === 'paused';
  return before?.phase === 'training-teacher' && before.runId === runId && isOver;
}

/** Cached per notice so that React sees a stable reference. */
const rebuilt = new WeakMap<EngineNotice, PlaygroundError>();

/** The error of a notice or a failed request, or null. */
export function shownError({ error, notice }: LabState): PlaygroundError | null {
  if (notice?.kind !== 'failed') return error;
  const known = rebuilt.get(notice) ?? fromWireError(notice.error);
  rebuilt.set(notice, known);
  return known;
}
