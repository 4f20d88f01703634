import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlaygroundError } from '@/core/errors.ts';
import { lanes } from '@/core/lane.ts';
import { ExportError } from '@/export/export-error.ts';
import type { ExportOptions } from '@/export/input.ts';
import type { ExportKind } from '@/export/registry.ts';
import { exportKept, exportLab } from '@/state/export/export-run.ts';
import { prepare } from '@/state/export/prepare.ts';
import { useLabStore } from '@/state/lab-context.tsx';
import { restorerOf } from '@/state/shelf/page-shelf.ts';
import { ShelfError } from '@/state/shelf/shelf-error.ts';
import { download } from '@/ui/download.ts';
import { useRunErrors } from '../runs/use-run-errors.ts';

/** Words an error of an export, in the visitor's language. */
export function useExportErrors(): (error: unknown) => string {
  const { t } = useTranslation('export');
  const { errorText } = useRunErrors();
  return (error) => {
    if (error instanceof ShelfError || error instanceof PlaygroundError) return errorText(error);
    if (!(error instanceof ExportError))
      return t('failed', { reason: error instanceof Error ? error.message : String(error) });
    const { code, context } = error;
    const lane = lanes.find((each) => each === context['lane']);
    return t(`errors.${code}`, { ...context, ...(lane ? { lane: t(`options.values.${lane}`) } : {}) });
  };
}

/** How an export goes: being written, saved under a name, or refused. */
export type ExportState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'writing'; readonly kind: ExportKind }
  | { readonly phase: 'saved'; readonly name: string; readonly numBytes: number }
  | { readonly phase: 'refused'; readonly error: unknown };

/**
 * Writes exports and downloads them, one at a time.
 *
 * @param runId of a kept run; null for the lab's
 */
export function useExport(runId: string | null) {
  const { i18n } = useTranslation('export');
  const lab = useLabStore();
  const [state, setState] = useState<ExportState>({ phase: 'idle' });
  const save = async (kind: ExportKind, options: ExportOptions) => {
    setState({ phase: 'writing', kind });
    const place = { language: i18n.language, pageUrl: location.href };
    try {
      const { name, bytes } =
        runId === null
          ? await exportLab(lab, kind, options, place)
          : await exportKept(lab, restorerOf(lab).shelf, runId, kind, options, place);
      download(name, new Blob([bytes], { type: 'application/octet-stream' }));
      setState({ phase: 'saved', name, numBytes: bytes.length });
    } catch (error) {
      setState({ phase: 'refused', error });
    }
  };
  // What takes longest begins while the visitor reads what there is.
  useEffect(() => {
    if (runId === null) prepare(lab, { language: i18n.language, pageUrl: location.href });
  }, [lab, runId, i18n.language]);
  return { state, save: (kind: ExportKind, options: ExportOptions) => void save(kind, options) };
}
