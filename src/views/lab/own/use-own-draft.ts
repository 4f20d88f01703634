import { useRef, useState } from 'react';
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
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [message, setMessage] = useState<OwnMessage | null>(null);
  const [progress, setProgress] = useState<{ readonly done: number; readonly files: number } | null>(null);
  const reading = useRef<AbortController | null>(null);

  /** Does work that may be refused. */
  const attempt = async (work: (abort: AbortController) => Promise<void>) => {
    reading.current?.abort();
    const abort = new AbortController();
    reading.current = abort;
    setMessage(null);
    try {
      await work(abort);
    } catch (error) {
      if (error instanceof OwnRefusal) setMessage({ is: 'refused', refusal: error });
      else if (abort.signal.aborted) setMessage({ is: 'cancelled' });
      else throw error;
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
        // Not for every file: each is a rendering.
        if (done !== files && performance.now() - last < 100) return;
        last = performance.now();
        setProgress({ done, files });
      },
    };
  };
  const add = (kind: OwnKind, { classes, leftOut, numHidden }: Collected) => {
    setDraft((now) => withExamples({ ...now, kind }, classes));
    const numPictures = classes.reduce((sum, { examples }) => sum + examples.length, 0);
    setMessage({ is: 'added', numPictures, numClasses: classes.length, leftOut, numHidden });
  };
  const hasExamples = draft.classes.length > 0;
  return {
    draft,
    message,
    progress,
    hasExamples,
    attempt,
    setMessage,
    setDraft,
    cancel: () => reading.current?.abort(),
    addFolders: (files: readonly File[]) =>
      attempt(async (abort) => {
        setProgress({ done: 0, files: files.length });
        add(draft.kind, await readFolders(files, draft.kind, optionsFor(abort)));
      }),
    addFiles: (files: readonly File[]) =>
      attempt(async (abort) => {
        setProgress({ done: 0, files: files.length });
        const read = await readFiles(files, draft.kind, optionsFor(abort));
        if (read.is === 'dataset') {
          await onDataset(read.dataset);
          setMessage({ is: 'imported', name: read.dataset.spec.title ?? '' });
          return;
        }
        if (hasExamples && read.kind !== draft.kind)
          throw new OwnRefusal('kind', {
            name: files[0]?.name ?? '',
            received: read.kind,
            expected: draft.kind,
          });
        add(read.kind, read.found);
      }),
    /** Adds one example of a class. @param numDrawn 1 for one that was drawn here */
    addExample: (name: string, example: Uint8Array, numDrawn: 0 | 1) =>
      setDraft((now) => withExamples(now, [{ name, examples: [example] }], numDrawn)),
    rename: (from: string, to: string) => attempt(async () => setDraft(renamed(draft, from, to))),
    remove: (name: string) => {
      setDraft((now) => without(now, name));
      setMessage({ is: 'removed', name });
    },
  };
}

export type OwnDraft = ReturnType<typeof useOwnDraft>;
