import { useEffect, useState } from 'react';
import type { PictureData } from '@/protocol/engine/requests.ts';
import { useLabActions } from '@/state/lab-context.tsx';

interface LoadedPictures {
  /** Null while they load, and after a failure. */
  readonly pictures: readonly PictureData[] | null;
  readonly hasFailed: boolean;
}

const waiting: LoadedPictures = { pictures: null, hasFailed: false };

/** The test pictures with these indices, in one request; pictures for other indices are never shown. */
export function usePicturesAt(indices: readonly number[]): LoadedPictures {
  const { inspect } = useLabActions();
  const key = indices.join(',');
  const [loaded, setLoaded] = useState<LoadedPictures & { readonly key: string }>({ ...waiting, key: '' });
  useEffect(() => {
    if (key === '') return undefined;
    let isCurrent = true;
    const show = (result: LoadedPictures) => {
      if (isCurrent) setLoaded({ ...result, key });
    };
    const load = async () => {
      try {
        const pictures = await inspect('picturesAt', { indices: key.split(',').map(Number) });
        show({ pictures, hasFailed: pictures === null });
      } catch {
        show({ pictures: null, hasFailed: true });
      }
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [inspect, key]);
  return loaded.key === key ? loaded : waiting;
}
