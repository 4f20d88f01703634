import { createUuid } from '@/core/uuid.ts';
import type { Checkpoint } from '@/protocol/engine/requests.ts';
import { isRunOver } from '@/protocol/run/length.ts';
import type { RunEnd, RunRecord } from '@/protocol/run/record.ts';
import type { LabState } from '../lab-state.ts';
import type { LabStore } from '../lab-store.ts';
import { LiveRecord, trainedConfig } from './live-record.ts';
import type { Shelf } from './shelf.ts';
import { ShelfError } from './shelf-error.ts';
import type { OpenTabs } from './tabs.ts';

/** Shortest time between two saves of a run that trains, ms. */
const SAVE_MS = 5_000;
/** Longest wait for the frames of the steps in a checkpoint, ms. */
const FRAMES_MS = 5_000;

const cutOff: RunEnd = { status: 'stopped', reason: 'cancelled' };
const replaced: RunEnd = { status: 'stopped', reason: 'changed' };

/** The live run as it is stored. */
interface Followed {
  /** The engine's. */
  readonly runId: number;
  id: string;
  startedAt: string;
  readonly record: LiveRecord;
  /** Revision written last; null before the first. */
  revision: number | null;
  /** Steps of the last save, whether it succeeded: a failed one is tried again after further steps. */
  tried: string;
  /** The latest state in which the page showed it. */
  state: LabState;
}

const isVisitors = ({ isInLesson, status }: LabState) => !isInLesson && status?.jobId == null;
const isTraining = ({ status }: LabState) =>
  status?.phase === 'training' || status?.phase === 'training-teacher';

function stepsOf({ series }: LabState) {
  return { step: series.steps.at(-1)?.step ?? 0, teacherStep: series.teacherSteps.at(-1)?.step ?? 0 };
}
const keyOf = (state: LabState) => Object.values(stepsOf(state)).join('/');

function endOf(state: LabState): RunEnd {
  const { series } = state;
  const done = { count: series.generations.length, start: series.generations.at(-1)?.step ?? 0 };
  return isRunOver(trainedConfig(state), done, stepsOf(state).step) ? { status: 'finished' } : cutOff;
}

/** Resolves once the page has the losses of a step, false if they do not come. */
function whenShown(lab: LabStore, runId: number, checkpoint: Checkpoint): Promise<boolean> {
  const isShown = (state: LabState) => {
    const { step, teacherStep } = stepsOf(state);
    return state.series.runId === runId && step >= checkpoint.step && teacherStep >= checkpoint.teacherStep;
  };
  return new Promise((resolve) => {
    if (isShown(lab.getState())) {
      resolve(true);
      return;
    }
    const end = (isThere: boolean) => {
      clearTimeout(timer);
      stop();
      resolve(isThere);
    };
    const timer = setTimeout(() => end(false), FRAMES_MS);
    const stop = lab.subscribe((state) => {
      if (isShown(state)) end(true);
      else if (state.status?.runId !== runId) end(false);
    });
  });
}

export type LiveRun = ReturnType<typeof followLiveRun>;

/**
 * Keeps the live run on the shelf: while it trains, at most every five seconds, when it pauses and when it
 * ends. Runs of lessons and jobs are not the visitor's own.
 */
export function followLiveRun(lab: LabStore, shelf: Shelf, tabs: OpenTabs, saveMs = SAVE_MS) {
  let followed: Followed | null = null;
  let saving: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastSaveMs = -Infinity;
  let ignoredId: number | null = null;

  const keep = async (run: Followed, checkpoint: Checkpoint | null, end: RunEnd, owner: string | null) => {
    const record = run.record.record(run.state, run, end);
    if (!record) return;
    const write = () =>
      shelf.keep({ record: { ...record, id: run.id }, checkpoint, owner, revision: run.revision });
    try {
      run.revision = await write();
    } catch (thrown) {
      const code = thrown instanceof ShelfError ? thrown.code : null;
      // The visitor deleted it: it is not kept again, unless that is undone.
      if (code === 'missing') return;
      if (code !== 'taken' && code !== 'unreadable') throw thrown;
      // Another tab goes on with the stored run: this one is another run from here on.
      run.id = createUuid();
      run.revision = null;
      run.revision = await write();
    }
  };

  const saveOnce = async (run: Followed) => {
    const checkpoint = await lab.actions.inspect('checkpoint', {});
    if (!checkpoint || followed !== run) return;
    if (!(await whenShown(lab, run.runId, checkpoint)) || followed !== run) return;
    await keep(run, checkpoint, endOf(run.state), tabs.id);
  };

  /** Saves now, after the save in progress. */
  const save = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const run = followed;
    if (!run) return saving ?? Promise.resolve();
    if (saving) return saving.then(save);
    lastSaveMs = performance.now();
    run.tried = keyOf(run.state);
    // The shelf shows a failure; the next save is another try.
    saving = saveOnce(run)
      .catch(() => undefined)
      .finally(() => {
        saving = null;
        schedule();
      });
    return saving;
  };
  const schedule = () => {
    if (!followed || saving || followed.tried === keyOf(followed.state)) return;
    const wait = isTraining(followed.state) ? Math.max(0, lastSaveMs + saveMs - performance.now()) : 0;
    // A run that has just paused does not wait for the time of its next save.
    if (timer !== undefined && wait > 0) return;
    clearTimeout(timer);
    timer = setTimeout(() => void save(), wait);
  };

  /** Keeps the last steps of a run that another one has replaced; its weights are those of the last save. */
  const leave = (run: Followed) => {
    const { discarded } = lab.getState();
    if (discarded?.runId === run.runId) {
      run.state = { ...run.state, series: discarded.series };
      run.record.add(discarded.series);
    }
    const end = endOf(run.state);
    const last = () => keep(run, null, end.status === 'finished' ? end : replaced, null);
    saving = (saving ?? Promise.resolve())
      .then(last)
      .catch(() => undefined)
      .finally(() => {
        saving = null;
        schedule();
      });
  };

  const follow = (state: LabState) => {
    const { status, series } = state;
    if (!status) return;
    if (followed && status.runId !== followed.runId) {
      const before = followed;
      followed = null;
      leave(before);
    }
    if (series.runId !== status.runId) return;
    if (!isVisitors(state)) {
      if (!followed) ignoredId = status.runId;
      return;
    }
    // A lesson's run stays one when the lesson is closed.
    if (status.runId === ignoredId) return;
    if (!followed) {
      if (series.steps.length + series.teacherSteps.length === 0) return;
      const startedAt = new Date().toISOString();
      const place = { runId: status.runId, id: createUuid(), startedAt, revision: null, tried: '' };
      followed = { ...place, record: new LiveRecord(), state };
    }
    followed.record.add(series);
    followed.state = state;
    schedule();
  };
  let shown: LabState['series'] | null = null;
  let phase: string | undefined;
  const stop = lab.subscribe((state) => {
    const isSame = state.series === shown && state.status?.phase === phase;
    if (isSame && state.status?.runId === followed?.runId) return;
    shown = state.series;
    phase = state.status?.phase;
    follow(state);
  });

  return {
    save,
    /** The id of the live run on the shelf; null before its first step. */
    id: () => followed?.id ?? null,
    /** Stops following a live run whose stored state is restored: it is kept no more under its id or another. */
    release: (id: string) => {
      if (followed?.id !== id) return;
      ignoredId = followed.runId;
      followed = null;
    },
    /** The live run goes on with a stored run. */
    adopt: (runId: number, before: RunRecord, revision: number) => {
      const { id, startedAt } = before;
      const state = lab.getState();
      followed = { runId, id, startedAt, record: new LiveRecord(before), revision, tried: '', state };
    },
    stop: () => {
      clearTimeout(timer);
      stop();
    },
  };
}
