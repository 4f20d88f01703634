import { useEffect, useRef, useState } from 'react';
import { emptyDraft, renamed, withExamples, without, type Draft } from '@/datasets/own/draft.ts';
import type { Collected } from '@/datasets/own/collect.ts';
import type { OwnKind } from '@/datasets/own/kinds.ts';
import { OwnRefusal, type LeftOut } from '@/datasets/own/refusal.ts';
import type { OwnDataset } from '@/datasets/own/own-dataset.ts';
import { readFiles, readFolders } from './read-files.ts';

/** What happened last, for the visitor to read. */
export type OwnMessage =
  | { readonly is: 'refused'; readonly refusal: LeftOut }
  | { readonly is: 'cancelled' }
  | { readonly is: 'imported' | 'removed'; readonly name: string }
  | {
      readonly is: 'added';
      readonly numPictures: number;
      readonly numClasses: number;
      readonly leftOut: readonly LeftOut[];
      readonly numHidden: number;
    };

/** A dataset in the making: reads files into it. A refused or cancelled reading changes nothing. */
export function useOwnDraft(onDataset: (dataset: OwnDataset) => Promise<void>) {
  const [draft, showDraft] = useState<Draft>(emptyDraft);
  /** Not of a rendering: a reading ends long after the one that began it. */
  const latest = useRef<Draft>(emptyDraft);
  const [message, setMessage] = useState<OwnMessage | null>(null);
  const [progress, setProgress] = useState<{ readonly done: number; readonly files: number } | null>(null);
  const reading = useRef<AbortController | null>(null);

  // Closed, the dialog reads nothing more.
  useEffect(() => () => reading.current?.abort(), []);

  /** @throws what `change` does, and then changes nothing */
  const setDraft = (change: (now: Draft) => Draft) => {
    latest.current = change(latest.current);
    showDraft(latest.current);
  };
  /** Does work that may be refused; a reading goes on beside it. */
  const attempt = async (work: () => Promise<void>) => {
    setMessage(null);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof OwnRefusal)) throw error;
      setMessage({ is: 'refused', refusal: error });
    }
  };
  /** Reads, in place of what is being read. */
  const read = async (work: (abort: AbortController) => Promise<void>) => {
    reading.current?.abort();
    const abort = new AbortController();
    reading.current = abort;
    try {
      await attempt(() =>
        work(abort).catch((error: unknown) => {
          abort.signal.throwIfAborted();
          throw error;
        }),
      );
    } catch (error) {
      if (!abort.signal.aborted) throw error;
      if (reading.current === abort) setMessage({ is: 'cancelled' });
    } finally {
      if (reading.current === abort) {
        reading.current = null;
        setProgress(null);
      }
    }
  };
  const optionsFor = ({ signal }: AbortController) => {
    let last = 0;
    return {
      signal,
      onProgress: (done: number, files: number) => {
        if (signal.aborted) return;
        // Not for every file: each is a rendering.
        if (done !== files && performance.now() - last < 100) return;
        last = performance.now();
        setProgress({ done, files });
      },
    };
  };
  const add = (kind: OwnKind, { classes, leftOut, numHidden }: Collected) => {
    setDraft((now) => withExamples(now, classes, kind));
    const numPictures = classes.reduce((sum, { examples }) => sum + examples.length, 0);
    setMessage({ is: 'added', numPictures, numClasses: classes.length, leftOut, numHidden });
  };
  const hasExamples = draft.classes.length > 0;
  return {
    draft,
    message,
    progress,
    isReading: progress !== null,
    hasExamples,
    attempt,
    setMessage,
    setDraft,
    cancel: () => reading.current?.abort(),
    addFolders: (files: readonly File[]) =>
      read(async (abort) => {
        setProgress({ done: 0, files: files.length });
        const { kind } = latest.current;
        const found = await readFolders(files, kind, optionsFor(abort));
        abort.signal.throwIfAborted();
        add(kind, found);
      }),
    addFiles: (files: readonly File[]) =>
      read(async (abort) => {
        setProgress({ done: 0, files: files.length });
        const result = await readFiles(files, latest.current.kind, optionsFor(abort));
        abort.signal.throwIfAborted();
        if (result.is === 'dataset') {
          await onDataset(result.dataset);
          setMessage({ is: 'imported', name: result.dataset.spec.title ?? '' });
          return;
        }
        const { kind, classes } = latest.current;
        if (classes.length > 0 && result.kind !== kind)
          throw new OwnRefusal('kind', { name: files[0]?.name ?? '', received: result.kind, expected: kind });
        add(result.kind, result.found);
      }),
    /** Goes on with another draft. */
    open: (load: () => Promise<Draft>) =>
      read(async ({ signal }) => {
        const loaded = await load();
        signal.throwIfAborted();
        setDraft(() => loaded);
      }),
    /** Adds one example of a class. @param numDrawn 1 for one that was drawn here */
    addExample: (name: string, example: Uint8Array, kind: OwnKind, numDrawn: 0 | 1 = 0) => {
      if (kind === latest.current.kind)
        setDraft((now) => withExamples(now, [{ name, examples: [example], numDrawn }]));
    },
    rename: (from: string, to: string) => attempt(async () => setDraft((now) => renamed(now, from, to))),
    remove: (name: string) => {
      setDraft((now) => without(now, name));
      setMessage({ is: 'removed', name });
    },
  };
}

export type OwnDraft = ReturnType<typeof useOwnDraft>;
