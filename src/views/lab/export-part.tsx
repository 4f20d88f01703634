import { lazyPart } from '@/ui/lazy-part.tsx';

/** The exports of a run, for the lab's run and for kept ones. */
export const ExportDialog = lazyPart(async () => (await import('./export/export-dialog.tsx')).ExportDialog);
