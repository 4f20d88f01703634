import { useEffect, useState } from 'react';
import type { PictureData } from '@/protocol/messages.ts';
import { useLab, useLabActions } from '@/state/lab-context.tsx';

/** A picture of the test set by its index; null until it comes. It is asked for once: training does not change it. */
export function useTestPicture(index: number | null): PictureData | null {
  const { ask } = useLabActions();
  const isReady = useLab((state) => state.isReady);
  const dataset = useLab((state) => state.config.dataset);
  const [seen, setSeen] = useState<{ readonly of: string; readonly picture: PictureData } | null>(null);
  const asked = `${dataset} ${index}`;
  const isThere = seen?.of === asked;
  useEffect(() => {
    if (!isReady || index === null || isThere) return undefined;
    let isCurrent = true;
    const look = async () => {
      const picture = await ask('picture', { index });
      if (isCurrent && picture) setSeen({ of: asked, picture });
    };
    // The stores show what is wrong with the engine.
    void look().catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [ask, asked, index, isReady, isThere]);
  return isThere ? seen.picture : null;
}
