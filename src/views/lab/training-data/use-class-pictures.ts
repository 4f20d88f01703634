import { useEffect, useState } from 'react';
import type { PictureData } from '@/protocol/engine/requests.ts';
import { useLab, useLabActions } from '@/state/lab-context.tsx';

/** The first test pictures, enough to contain every class. */
const NUM_PICTURES = 100;

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
    const load = async () => {
      const answers = await inspect('answers', { numPictures: NUM_PICTURES });
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
