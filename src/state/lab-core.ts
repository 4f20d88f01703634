import type { StoreApi } from 'zustand/vanilla';
import { toPlaygroundError } from '@/core/errors.ts';
import type { EnginePort } from '@/protocol/engine/port.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import type { LabState } from './lab-state.ts';
import { playChange, type PendingKind, type PlayEvent } from './play-state.ts';

/** The engine's current run, which a pending request may replace. */
export interface CurrentRun {
  config: RunConfig;
  /** Whether it is the run of a lesson or a job, not the visitor's own. */
  isLessons: boolean;
}

/** Actions whose errors the page shows, so that nobody has to await them. */
type ShownAction =
  'run' | 'change' | 'play' | 'pause' | 'step' | 'pictures' | 'evaluate' | 'restore' | 'promote';

export type LabCore = ReturnType<typeof createLabCore>;

/** Creates what the parts of the lab's store share. */
export function createLabCore(
  engine: EnginePort,
  { setState: set, getState: get }: Pick<StoreApi<LabState>, 'setState' | 'getState'>,
) {
  const current: CurrentRun = { config: get().config, isLessons: false };
  let failed: ShownAction | null = null;

  /** @param also further changes, made at the same time */
  const dispatch = (event: PlayEvent, also: Partial<LabState> = {}): void =>
    set((state) => ({ ...playChange(state, event), ...also }));

  return {
    engine,
    set,
    get,
    current,
    dispatch,
    /** Counts a request as pending while `work` is in progress. */
    pending: async <Result>(kind: PendingKind, work: () => Promise<Result>): Promise<Result> => {
      dispatch({ type: 'requested', kind });
      try {
        return await work();
      } finally {
        dispatch({ type: 'answered', kind });
      }
    },
    /** Shows an action's error on the page until the same action succeeds. */
    shown: async <Result>(action: ShownAction, work: () => Promise<Result>): Promise<Result> => {
      try {
        const result = await work();
        if (failed === action) set({ error: null });
        return result;
      } catch (thrown) {
        const error = toPlaygroundError(thrown);
        failed = action;
        set({ error });
        throw error;
      }
    },
  };
}
