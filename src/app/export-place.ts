import type { ExportPlace } from '@/state/export/export-run.ts';

/** Where an export is made: in the page's language, at its address. */
export const exportPlace = (): ExportPlace => ({
  language: document.documentElement.lang,
  pageUrl: location.href,
});
