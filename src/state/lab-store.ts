import { createStore, type StoreApi } from 'zustand/vanilla';
import { toPlaygroundError, type ConfigError, type PlaygroundError } from '@/core/errors.ts';
import type { EnginePort } from '@/protocol/engine-port.ts';
import type {
  BackendId,
  BackendReport,
  DataProgress,
  EngineNotice,
  EngineStatus,
  PictureData,
  PictureQuery,
} from '@/protocol/messages.ts';
import type { EvaluationReport, LaneLogits, MetricsFrame } from '@/protocol/metrics.ts';
import { parseRunConfig, type RunConfig } from '@/protocol/run-config.ts';
import { fromWireError } from '@/protocol/wire-error.ts';
import { appendFrame, emptySeries, type MetricsSeries } from './metrics-series.ts';

/** Charts are drawn at most so often. */
const REDRAW_MS = 100;

export interface LabState {
  readonly config: RunConfig;
  /** What was wrong with the link the page was opened with. */
  readonly problems: readonly ConfigError[];
  readonly backend: BackendReport | null;
  readonly status: EngineStatus | null;
  readonly data: DataProgress | null;
  readonly notice: EngineNotice | null;
  readonly error: PlaygroundError | null;
  readonly series: MetricsSeries;
  /** The latest report on all test pictures of this run. */
  readonly fullReport: EvaluationReport | null;
  readonly forwardMs: { readonly teacherMs: number; readonly studentMs: number } | null;
  readonly pictures: readonly PictureData[];
  readonly picture: PictureData | null;
  readonly pictureQuery: PictureQuery;
  readonly observed: LaneLogits | null;
  readonly stepsPerSecond: number | null;
}

/** Everything a visitor can do in the lab. */
export interface LabActions {
  readonly start: (backend: BackendId | null, baseUrl: string) => Promise<BackendReport>;
  /** @throws ConfigError for a value that is not allowed; the run goes on as it was */
  readonly configure: (change: Readonly<Record<string, unknown>>) => Promise<RunConfig>;
  readonly play: () => Promise<void>;
  readonly pause: () => Promise<void>;
  readonly step: (lane: 'teacher' | 'students') => Promise<void>;
  readonly reset: (seed?: number) => Promise<void>;
  readonly setSpeed: (stepsPerSecond: number | null) => Promise<void>;
  readonly choosePictures: (query: PictureQuery) => Promise<void>;
  readonly look: (picture: PictureData) => Promise<void>;
  readonly evaluateAll: () => Promise<EvaluationReport>;
  readonly restoreLastGood: () => Promise<void>;
  readonly retryData: () => Promise<void>;
  readonly dismiss: () => void;
}

export type LabStore = StoreApi<LabState> & { readonly actions: LabActions };

const initialState = (config: RunConfig, problems: readonly ConfigError[]): LabState => ({
  config,
  problems,
  backend: null,
  status: null,
  data: null,
  notice: null,
  error: null,
  series: emptySeries(0),
  fullReport: null,
  forwardMs: null,
  pictures: [],
  picture: null,
  pictureQuery: { by: 'most-ambiguous', count: 12 },
  observed: null,
  stepsPerSecond: null,
});

/** The lab's state, fed by an engine; plain, so that it is tested without React. */
export function createLabStore(
  engine: EnginePort,
  config: RunConfig,
  problems: readonly ConfigError[] = [],
): LabStore {
  const store = createStore<LabState>(() => initialState(config, problems));
  const { setState: set, getState: get } = store;
  let frames: MetricsFrame[] = [];
  let isRedrawDue = false;
  let isConfiguring = false;

  const redraw = () => {
    isRedrawDue = false;
    const waiting = frames;
    frames = [];
    set(({ series, observed }) => {
      const next = waiting.reduce(appendFrame, series);
      return { series: next, observed: waiting.findLast((frame) => frame.observed)?.observed ?? observed };
    });
  };
  engine.subscribe((event) => {
    if (event.type === 'backend') set({ backend: event.report });
    else if (event.type === 'data') set({ data: event.progress });
    else if (event.type === 'notice') set({ notice: event.notice });
    else if (event.type === 'status') {
      const isNewRun = event.status.runId !== (get().status?.runId ?? 0);
      set({ status: event.status, ...(isNewRun ? newRun(event.status.runId) : {}) });
    } else {
      frames.push(event.frame);
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
  const sendConfig = async () => {
    if (isConfiguring) return;
    isConfiguring = true;
    try {
      for (let sent: RunConfig | null = null; sent !== get().config;) {
        sent = get().config;
        const { startedNewRun } = await engine.request('configure', { config: sent });
        if (startedNewRun) await refresh();
      }
    } finally {
      isConfiguring = false;
    }
  };

  /** After a new run: the pictures and the answers to them are others. */
  const refresh = async () => {
    await actions.choosePictures(get().pictureQuery);
    set({ forwardMs: await engine.request('timeForward', {}) });
  };

  const actions: LabActions = {
    start: (backend, baseUrl) =>
      shown(async () => {
        const report = await engine.request('start', { config: get().config, backend, baseUrl });
        await refresh();
        return report;
      }),
    configure: async (change) => {
      const { config: next, problems: wrong } = parseRunConfig(change, get().config);
      const [first] = wrong;
      if (first) throw first;
      set({ config: next });
      if (get().status) await shown(sendConfig);
      return next;
    },
    play: () => shown(async () => void (await engine.request('play', {}))),
    pause: () => shown(async () => void (await engine.request('pause', {}))),
    step: (lane) => shown(async () => void (await engine.request('step', { lane, count: 1 }))),
    reset: (seed) =>
      shown(async () => {
        if (seed !== undefined) set({ config: { ...get().config, seed } });
        await engine.request('reset', { seed: seed ?? null });
        await refresh();
      }),
    setSpeed: async (stepsPerSecond) => {
      set({ stepsPerSecond });
      await engine.request('setSpeed', { stepsPerSecond });
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
        const observed = await engine.request('observe', { picture: { kind: 'test', index: picture.index } });
        if (get().picture === picture) set({ observed });
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
        await engine.request('reset', { seed: null });
        await refresh();
      }),
    dismiss: () => set({ notice: null, error: null, problems: [] }),
  };
  return { ...store, actions };
}

/** The error that a notice or a failed request carries, if there is one to show. */
export function shownError({ error, notice }: LabState): PlaygroundError | null {
  return notice?.kind === 'failed' ? fromWireError(notice.error) : error;
}
