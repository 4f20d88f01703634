import { useState } from 'react';
import type { LabState } from '@/state/lab-state.ts';
import type { LabStore } from '@/state/lab-store.ts';
import { useStoreState } from '@/state/use-store-state.ts';
import { lazyPart } from '@/ui/lazy-part.tsx';

const OfflineNotice = lazyPart(async () => (await import('./offline-notice.tsx')).OfflineNotice);

/** Whether the page has loaded all it needs, so that the network is free. */
const isServed = ({ isReady, data }: LabState) =>
  isReady && data !== null && data.loadedBytes >= data.totalBytes;

/** Makes the page available offline once it has loaded; not in development. */
export function Offline({ lab }: { readonly lab: LabStore }) {
  const isNow = useStoreState(lab, isServed);
  const [wasServed, setWasServed] = useState(false);
  if (isNow && !wasServed) setWasServed(true);
  if (!import.meta.env.PROD || !wasServed || !('serviceWorker' in navigator)) return null;
  // The page works without it, and tries again at the next visit.
  return <OfflineNotice failure="nothing" />;
}
