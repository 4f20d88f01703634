import type { EngineEvent, EngineNotice, EngineStatus } from '@/protocol/engine/events.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import { discardedRun } from './discarded-run.ts';
import type { FrameBuffer } from './frame-buffer.ts';
import type { LabCore } from './lab-core.ts';
import type { PictureStore } from './picture-store.ts';
import { playChange } from './play-state.ts';
import { isNewRun, isRewind, hasFinishedTeacher, statusChange } from './status-change.ts';

const isEngineSilent = (notice: EngineNotice | null) =>
  notice?.kind === 'failed' && notice.error.code === 'engine-silent';

/** Applies the engine's events to the state. */
export function followEngine(core: LabCore, frames: FrameBuffer, pictures: PictureStore): void {
  const { engine, current, set, get } = core;
  let lastTrained: readonly RunConfig[] = [];

  const replaceRun = (before: EngineStatus | null, { keptRunId, jobId }: EngineStatus) => {
    frames.draw();
    const state = get();
    // The engine keeps only trained runs, and no run of a lesson.
    if (before && keptRunId === before.runId)
      set({ discarded: discardedRun(state, current.config, state.config) });
    current.config = state.config;
    current.isLessons = state.isInLesson || jobId !== null;
  };
  const onStatus = (status: EngineStatus) => {
    const { status: before, trained } = get();
    if (isNewRun(before, status)) replaceRun(before, status);
    if (trained.length > 0) lastTrained = trained;
    // Waiting frames were recorded before the rewind: add them first.
    if (isRewind(before, status)) frames.draw();
    set((state) => ({
      ...playChange(state, { type: 'status-arrived', phase: status.phase, atMs: performance.now() }),
      ...statusChange(status, state),
    }));
    // The strips chosen by the teacher's answers.
    if (hasFinishedTeacher(before, status) && !['class', 'random'].includes(get().pictureQuery.by))
      pictures.refresh().catch(() => undefined);
  };
  const onNotice = (notice: EngineNotice) => {
    // A run that is rebuilt from a snapshot has been trained before.
    const hasPast = notice.kind === 'device-recovered' && notice.step > 0;
    set({ notice, ...(hasPast ? { trained: lastTrained } : {}) });
  };
  engine.subscribe((event: EngineEvent) => {
    switch (event.type) {
      case 'backend':
        // The engine has started after its timeout: remove the notice.
        set(({ notice }) => ({ backend: event.report, ...(isEngineSilent(notice) ? { notice: null } : {}) }));
        break;
      case 'data':
        set({ data: event.progress });
        break;
      case 'history':
        set({ history: event.history });
        break;
      case 'notice':
        onNotice(event.notice);
        break;
      case 'status':
        onStatus(event.status);
        break;
      case 'frame':
        frames.add(pictures.withoutStale(event.frame));
    }
  });
}
