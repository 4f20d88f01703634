import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PlaygroundError } from '@/core/errors.ts';
import type { EnginePort } from '@/protocol/engine/port.ts';
import type { EngineNotice } from '@/protocol/engine/events.ts';
import type { LinkProblem } from '@/protocol/link/page-link.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import { fromWireError } from '@/protocol/engine/wire-error.ts';
import { followEngine } from './engine-events.ts';
import { createFrameBuffer } from './frame-buffer.ts';
import type { LabActions } from './lab-actions.ts';
import { createLabCore } from './lab-core.ts';
import { initialLabState, type LabState } from './lab-state.ts';
import { createPictureStore } from './picture-store.ts';
import { createPlayCommands } from './play-commands.ts';
import { createRunCommands } from './run-commands.ts';

export type LabStore = StoreApi<LabState> & { readonly actions: LabActions };

/** Creates the lab's store on an engine; independent of React, so that tests need none. */
export function createLabStore(
  engine: EnginePort,
  config: RunConfig,
  problems: readonly LinkProblem[] = [],
): LabStore {
  const store = createStore<LabState>(() => initialLabState(config, problems));
  const core = createLabCore(engine, store);
  const { set, get, shown } = core;
  const frames = createFrameBuffer(core);
  const pictures = createPictureStore(engine, store, frames.forgetObserved);
  followEngine(core, frames, pictures);
  const runCommands = createRunCommands(core, frames, pictures);

  const actions: LabActions = {
    ...runCommands,
    ...createPlayCommands(core, runCommands),
    choosePictures: (query) => shown('pictures', () => pictures.choose(query)),
    observePicture: (picture) => shown('pictures', () => pictures.observePicture(picture)),
    observeDrawing: (pixels) => shown('pictures', () => pictures.observeDrawing(pixels)),
    leaveDrawing: () => shown('pictures', pictures.leaveDrawing),
    observeAgain: pictures.observeAgain,
    ask: (kind, payload) => runCommands.settled().then(() => engine.request(kind, payload)),
    inspect: async (kind, payload) => ((await runCommands.settled()) ? engine.request(kind, payload) : null),
    dismiss: (what) => {
      if (what === 'problems') set({ problems: [] });
      // A failure reported as error and as notice is one message to the visitor.
      else if (what === 'error' || get().notice?.kind !== 'device-recovered') set({ error: null });
      if (what === 'notice') set({ notice: null });
    },
  };
  return { ...store, actions };
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
