import { useCallback, useEffect, useState } from 'react';
import { packOwnDataset } from '@/datasets/own/archive.ts';
import { draftOf, type OwnDataset } from '@/datasets/own/own-dataset.ts';
import {
  keepDataset,
  keptDatasets,
  keptExamples,
  know,
  removeKept,
  type KeptDataset,
} from '@/datasets/own/kept.ts';
import { OwnRefusal } from '@/datasets/own/refusal.ts';
import { withoutUnfitAssistant } from '@/protocol/run/assistant.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import { download } from '@/ui/download.ts';

/** Letters and digits of a title that are safe in a file's name. */
const fileName = ({ title = '', id }: KeptDataset['spec']) =>
  `${title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'dataset'}-${id}.zip`;

/** The datasets that are kept in this browser, and what can be done with one. */
export function useKept(onRefusal: (refusal: OwnRefusal) => void) {
  const [kept, setKept] = useState<readonly KeptDataset[] | null>(null);
  const config = useLab((state) => state.config);
  const discarded = useLab((state) => state.discarded?.config ?? null);
  const { change } = useLabActions();
  const refresh = useCallback(
    () =>
      keptDatasets().then(
        (found) => {
          know(found);
          setKept(found);
          return found;
        },
        (error: unknown) => {
          if (!(error instanceof OwnRefusal)) throw error;
          setKept([]);
          onRefusal(error);
        },
      ),
    [onRefusal],
  );
  useEffect(() => {
    void refresh();
  }, [refresh]);
  const load = async ({ spec }: KeptDataset): Promise<OwnDataset> => ({
    spec,
    ...(await keptExamples(spec)),
  });
  const isIn = (run: RunConfig | null, id: string) => run?.dataset === id || run?.transferSet === id;
  return {
    kept,
    keep: async (dataset: OwnDataset) => {
      await keepDataset(dataset);
      await refresh();
    },
    /** Starts a run on it, unless it is the run's. */
    use: (id: string) => {
      if (config.dataset !== id) change(withoutUnfitAssistant(config, { dataset: id }));
    },
    isUsed: (id: string) => config.dataset === id,
    isNeeded: (id: string) => isIn(config, id) || isIn(discarded, id),
    draft: async (each: KeptDataset) => draftOf(await load(each)),
    save: async (each: KeptDataset) => {
      const zip = packOwnDataset(await load(each));
      download(fileName(each.spec), new Blob([zip], { type: 'application/zip' }));
    },
    remove: async ({ spec }: KeptDataset) => {
      await removeKept(spec.id);
      await refresh();
    },
  };
}

export type Kept = ReturnType<typeof useKept>;
