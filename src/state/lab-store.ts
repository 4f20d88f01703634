import { createStore, type StoreApi } from 'zustand/vanilla';
import { toPlaygroundError, type ConfigError, type PlaygroundError } from '@/core/errors.ts';
import type { EnginePort } from '@/protocol/engine-port.ts';
import type { BackendReport } from '@/protocol/messages.ts';
import type { MetricsFrame } from '@/protocol/metrics.ts';
import { parseRunConfig, type RunConfig } from '@/protocol/run-config.ts';
import { fromWireError } from '@/protocol/wire-error.ts';
import { initialLabState, placeOf, playsAfter, type LabActions, type LabState } from './lab-state.ts';
import { appendFrame, emptySeries } from './metrics-series.ts';

/** Charts are drawn at most so often. */
const REDRAW_MS = 100;

export type LabStore = StoreApi<LabState> & { readonly actions: LabActions };

/** The lab's state, fed by an engine; plain, so that it is tested without React. */
export function createLabStore(
  engine: EnginePort,
  config: RunConfig,
  problems: readonly ConfigError[] = [],
): LabStore {
  const store = createStore<LabState>(() => initialLabState(config, problems));
  const { setState: set, getState: get } = store;
  let frames: MetricsFrame[] = [];
  let isRedrawDue = false;
  let looks = 0;
  const isBusy = { play: false, step: false };
  /** Resolves with the engine's first run; null before it was asked for one. */
  let started: Promise<BackendReport> | null = null;
  let configuring: Promise<void> | null = null;
  let sent = config;
  let seenPlace: string | null = null;

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
    if (event.type === 'backend') set({ backend: event.report });
    else if (event.type === 'data') set({ data: event.progress });
    else if (event.type === 'notice') set({ notice: event.notice });
    else if (event.type === 'status') {
      const isNewRun = event.status.runId !== (get().status?.runId ?? 0);
      set(({ isPlaying }) => ({
        status: event.status,
        isPlaying: playsAfter(event.status.phase, isPlaying, isBusy),
        ...(isNewRun ? newRun(event.status.runId) : {}),
      }));
    } else {
      // What arrives between a look at another picture and its answer is still about the picture before.
      frames.push(looks === 0 ? event.frame : { ...event.frame, observed: null });
      if (!isRedrawDue) setTimeout(redraw, REDRAW_MS);
      isRedrawDue = true;
    }
  });
  const newRun = (runId: number) => ({ series: emptySeries(runId), fullReport: null, notice: null });

  /** Runs a request and shows what goes wrong, for actions that nobody awaits. */
  const shown = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (thrown) {
      const error = toPlaygroundError(thrown);
      set({ error });
      throw error;
    }
  };

  /** One configure at a time: what is moved meanwhile goes out with the next, so that a slider floods nothing. */
  const sendConfig = () => {
    const send = async () => {
      // A start that failed was shown; another dataset or teacher may still work.
      await started?.catch(() => undefined);
      while (sent !== get().config) {
        sent = get().config;
        const { startedNewRun } = await engine.request('configure', { config: sent });
        if (startedNewRun) await refresh();
      }
    };
    configuring ??= shown(send).finally(() => {
      configuring = null;
    });
    return configuring;
  };
  /** When everything that was asked for before has reached the engine: whether it can train now. */
  const settled = async () => {
    await started?.catch(() => undefined);
    await configuring?.catch(() => undefined);
    return get().isReady;
  };

  /** After a new run the answers are others; pictures and times only where data or networks are. */
  const refresh = async () => {
    const { config: now, picture, pictureQuery } = get();
    const isSamePlace = seenPlace === placeOf(now);
    if (isSamePlace && picture) await actions.look(picture);
    else {
      set({ forwardMs: null });
      await actions.choosePictures(pictureQuery);
      set({ forwardMs: await engine.request('timeForward', {}) });
    }
    seenPlace = placeOf(now);
    set({ isReady: true });
  };

  const actions: LabActions = {
    start: (backend, baseUrl) => {
      sent = get().config;
      started = shown(async () => {
        const report = await engine.request('start', { config: sent, backend, baseUrl });
        await refresh();
        return report;
      });
      return started;
    },
    configure: async (change) => {
      const { config: next, problems: wrong } = parseRunConfig(change, get().config);
      const [first] = wrong;
      if (first) throw first;
      set({ config: next });
      // Before the start there is nothing to tell: the start takes what is set by then.
      if (started) await sendConfig();
      return next;
    },
    play: async () => {
      set({ isPlaying: true });
      isBusy.play = true;
      try {
        if (!(await settled())) set({ isPlaying: false });
        // Not ready at all, or pressed again while the engine was still loading.
        if (!get().isPlaying) return;
        await shown(() => engine.request('play', {}));
      } catch (error) {
        set({ isPlaying: false });
        throw error;
      } finally {
        isBusy.play = false;
      }
    },
    pause: () =>
      shown(async () => {
        set({ isPlaying: false });
        if (get().isReady) await engine.request('pause', {});
      }),
    step: (lane) =>
      shown(async () => {
        if (!(await settled())) return;
        isBusy.step = true;
        try {
          await engine.request('step', { lane, count: 1 });
        } finally {
          isBusy.step = false;
        }
      }),
    reset: (seed) =>
      shown(async () => {
        if (seed !== undefined) {
          const { config: next, problems: wrong } = parseRunConfig({ seed }, get().config);
          const [first] = wrong;
          if (first) throw first;
          set({ config: next });
        }
        if (!(await settled())) return;
        sent = get().config;
        await engine.request('reset', { seed: seed ?? null });
        await refresh();
      }),
    setSpeed: async (stepsPerSecond) => {
      set({ stepsPerSecond });
      if (await settled()) await engine.request('setSpeed', { stepsPerSecond });
    },
    choosePictures: (query) =>
      shown(async () => {
        const pictures = await engine.request('pictures', { query });
        set({ pictures, pictureQuery: query });
        const [first] = pictures;
        if (first) await actions.look(first);
      }),
    look: (picture) =>
      shown(async () => {
        set({ picture });
        looks += 1;
        frames = frames.map((frame) => ({ ...frame, observed: null }));
        try {
          const { index } = picture;
          const observed = await engine.request('observe', { picture: { kind: 'test', index } });
          if (get().picture === picture) set({ observed });
        } finally {
          looks -= 1;
        }
      }),
    evaluateAll: () =>
      shown(async () => {
        const fullReport = await engine.request('evaluate', {});
        set({ fullReport });
        return fullReport;
      }),
    restoreLastGood: () =>
      shown(async () => {
        await engine.request('restoreLastGood', {});
        set({ notice: null });
      }),
    retryData: () =>
      shown(async () => {
        set({ error: null, notice: null });
        await engine.request('retryData', {});
        // Not `reset`: where the very first files were missing there is no run yet to be reset.
        sent = get().config;
        const { startedNewRun } = await engine.request('configure', { config: sent });
        if (startedNewRun) await refresh();
      }),
    dismiss: (what) => set(what === 'problems' ? { problems: [] } : { [what]: null }),
  };
  return { ...store, actions };
}

/** The error that a notice or a failed request carries, if there is one to show. */
export function shownError({ error, notice }: LabState): PlaygroundError | null {
  return notice?.kind === 'failed' ? fromWireError(notice.error) : error;
}
