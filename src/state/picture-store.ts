import type { StoreApi } from 'zustand/vanilla';
import type { EnginePort } from '@/protocol/engine/port.ts';
import type { PictureData, PictureQuery } from '@/protocol/engine/requests.ts';
import type { MetricsFrame, PictureRef } from '@/protocol/engine/frames.ts';
import type { LabState } from './lab-state.ts';

export type PictureStore = ReturnType<typeof createPictureStore>;

/**
 * Manages the observed picture, a test picture or a drawing, and its logits.
 *
 * Only one request is in flight; the latest picture is requested next, because a pen moves faster than some
 * engines answer.
 *
 * @param forgetFrames called when pending frames observe a picture that is no longer current
 */
export function createPictureStore(
  engine: EnginePort,
  { setState: set, getState: get }: Pick<StoreApi<LabState>, 'setState' | 'getState'>,
  forgetFrames: () => void,
) {
  let choices = 0;
  /** Whether the visitor chose the picture; it then stays when the strip is refreshed. */
  let isPicked = false;
  /** Increments with the observed subject, but not with further strokes of the same drawing. */
  let subject = 0;
  let next: PictureRef | null = null;
  let sending: Promise<void> | null = null;

  const send = async () => {
    try {
      while (next) {
        const picture: PictureRef = next;
        const requested = subject;
        const { past, config } = get();
        next = null;
        const observed = await engine.request('observe', { picture, at: past?.step });
        const now = get();
        const isSame = config.dataset === now.config.dataset && past?.step === now.past?.step;
        if (requested === subject && isSame)
          set({ observed, observedIndex: picture.kind === 'test' ? picture.index : null });
      }
    } finally {
      sending = null;
    }
  };
  const observe = async (picture: PictureRef) => {
    forgetFrames();
    next = picture;
    sending ??= send();
    await sending;
  };
  const show = async (picture: PictureData) => {
    subject += 1;
    set({ picture });
    await observe({ kind: 'test', index: picture.index });
  };
  /** Requests the observed picture's logits again, unless the canvas is empty. */
  const observeAgain = async () => {
    const { drawing, picture } = get();
    if (drawing?.pixels) await observe({ kind: 'pixels', pixels: drawing.pixels });
    else if (!drawing && picture) await show(picture);
  };
  const choose = async (query: PictureQuery) => {
    choices += 1;
    const choice = choices;
    set({ pictureQuery: query });
    const pictures = await engine.request('pictures', { query });
    // A later choice supersedes this one.
    if (choice !== choices) return;
    set({ pictures });
    const [first] = pictures;
    if (!first || (isPicked && get().picture)) return;
    if (get().drawing) set({ picture: first });
    else await show(first);
  };

  return {
    observeAgain,
    /**
     * The frame without `observed` while a request is in flight, as it may concern the previous picture, and
     * while an earlier step is shown.
     */
    withoutStale: (frame: MetricsFrame): MetricsFrame =>
      sending || get().past || get().drawing?.pixels === null ? { ...frame, observed: null } : frame,
    /**
     * Selects a new strip, for a run with other pictures or networks; keeps a picture that was chosen, unless it is
     * another dataset's.
     */
    renew: async () => {
      isPicked &&= get().picture !== null;
      await choose(get().pictureQuery);
      if (isPicked || get().drawing) await observeAgain();
    },
    /** Selects a new strip and keeps the picture that the visitor chose. */
    refresh: () => choose(get().pictureQuery),
    choose: (query: PictureQuery) => {
      isPicked = false;
      set({ drawing: null });
      return choose(query);
    },
    observePicture: async (picture: PictureData) => {
      isPicked = true;
      set({ drawing: null });
      await show(picture);
    },
    /** @param pixels values 0..1 of a picture; null for an empty canvas */
    observeDrawing: async (pixels: Float32Array | null) => {
      const isSame = pixels !== null && Boolean(get().drawing?.pixels);
      if (!isSame) subject += 1;
      set({ drawing: { pixels }, ...(isSame ? {} : { observed: null }) });
      if (pixels === null) {
        next = null;
        forgetFrames();
      } else if (get().isReady) await observe({ kind: 'pixels', pixels });
    },
    leaveDrawing: async () => {
      if (!get().drawing) return;
      subject += 1;
      next = null;
      forgetFrames();
      set({ drawing: null, observed: null });
      if (get().isReady) await observeAgain();
    },
  };
}
