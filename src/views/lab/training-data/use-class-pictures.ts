import { useEffect, useState } from 'react';
import { datasetById } from '@/datasets/registry.ts';
import type { PictureData } from '@/protocol/engine/requests.ts';
import { useLab, useLabActions } from '@/state/lab-context.tsx';

/** Test pictures per class among the first ones: enough to contain every class. */
const PER_CLASS = 10;

const none: ReadonlyMap<number, PictureData> = new Map();

/** A test picture per class; empty until loaded. Requested once per dataset. */
export function useClassPictures(): ReadonlyMap<number, PictureData> {
  const { inspect } = useLabActions();
  const isReady = useLab((state) => state.isReady);
  const dataset = useLab((state) => state.config.dataset);
  const [seen, setSeen] = useState({ of: '', pictures: none });
  const isThere = seen.of === dataset;
  useEffect(() => {
    if (!isReady || isThere) return undefined;
    let isCurrent = true;
    const { counts, numClasses } = datasetById(dataset);
    const load = async () => {
      const answers = await inspect('answers', {
        numPictures: Math.min(counts.test, PER_CLASS * numClasses),
      });
      const labels = answers ? [...answers.labels] : [];
      const firsts = [...new Set(labels)].map((label) => labels.indexOf(label));
      const pictures = await Promise.all(firsts.map((index) => inspect('picture', { index })));
      const byClass = pictures.flatMap((picture) => (picture ? [[picture.label, picture] as const] : []));
      if (isCurrent) setSeen({ of: dataset, pictures: new Map(byClass) });
    };
    // The pictures are decoration; the stores show an engine failure.
    void load().catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [inspect, dataset, isReady, isThere]);
  return isThere ? seen.pictures : none;
}
