import { lazyPart } from '@/ui/lazy-part.tsx';

/** What a run can be exported as, for the lab's run and for kept ones. */
export const ExportDialog = lazyPart(async () => (await import('./export/export-dialog.tsx')).ExportDialog);
