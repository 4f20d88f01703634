import { useEffect, useState } from 'react';
import type { PictureData } from '@/protocol/messages.ts';
import { useLab, useLabActions } from '@/state/lab-context.tsx';

/** A test picture by its index; null until loaded. Requested once, since training does not change it. */
export function useTestPicture(index: number | null): PictureData | null {
  const { inspect } = useLabActions();
  const isReady = useLab((state) => state.isReady);
  const dataset = useLab((state) => state.config.dataset);
  const [seen, setSeen] = useState<{ readonly of: string; readonly picture: PictureData } | null>(null);
  const request = `${dataset} ${index}`;
  const isThere = seen?.of === request;
  useEffect(() => {
    if (!isReady || index === null || isThere) return undefined;
    let isCurrent = true;
    const load = async () => {
      const picture = await inspect('picture', { index });
      if (isCurrent && picture) setSeen({ of: request, picture });
    };
    // The stores show an engine failure.
    void load().catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [inspect, request, index, isReady, isThere]);
  return isThere ? seen.picture : null;
}
