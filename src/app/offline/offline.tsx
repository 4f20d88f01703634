import { useState } from 'react';
import type { LabState } from '@/state/lab-state.ts';
import type { LabStore } from '@/state/lab-store.ts';
import { useStoreState } from '@/state/use-store-state.ts';
import { lazyPart } from '@/ui/lazy-part.tsx';

const OfflineNotice = lazyPart(async () => (await import('./offline-notice.tsx')).OfflineNotice);

/** Whether the first visit has all it needs, so that the network is free. */
const isServed = ({ isReady, data }: LabState) =>
  isReady && data !== null && data.loadedBytes >= data.totalBytes;

/** Keeps the page for the time without a network, once it has loaded what it shows; not while it is developed. */
export function Offline({ lab }: { readonly lab: LabStore }) {
  const isNow = useStoreState(lab, isServed);
  const [wasServed, setWasServed] = useState(false);
  if (isNow && !wasServed) setWasServed(true);
  if (!import.meta.env.PROD || !wasServed || !('serviceWorker' in navigator)) return null;
  // The page works without it, and asks for it again at the next visit.
  return <OfflineNotice failure="nothing" />;
}
