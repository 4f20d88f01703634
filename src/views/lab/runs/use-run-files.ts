import { useTranslation } from 'react-i18next';
import { checkFileSize, runsFromFile, runsToZips } from '@/state/shelf/run-archive.ts';
import { runToJson } from '@/state/shelf/run-file.ts';
import type { Shelf } from '@/state/shelf/shelf.ts';
import type { ImportedRun } from '@/state/shelf/shelf-types.ts';
import type { ShelfRun } from '@/state/shelf/summary.ts';
import { download } from '@/ui/download.ts';

/** Letters and digits of a name that are safe in a file's name. */
const fileName = ({ id, settings, startedAt }: ShelfRun) =>
  `${settings.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-') || 'run'}-${startedAt.slice(0, 10)}-${id.slice(0, 8)}`;

/** Import and export of runs. */
export function useRunFiles(shelf: Shelf) {
  const { t } = useTranslation('shelf');
  const load = async ({ id, settings, checkpointStep }: ShelfRun): Promise<ImportedRun> => {
    const [record, bytes] = await Promise.all([shelf.record(id), shelf.checkpoint(id)]);
    const checkpoint = bytes && checkpointStep !== null ? { step: checkpointStep, bytes } : null;
    return { record, settings, checkpoint };
  };
  return {
    saveJson: async (run: ShelfRun) => {
      const { record, settings } = await load(run);
      const json = new Blob([runToJson(record, settings)], { type: 'application/json' });
      download(`${fileName(run)}.json`, json);
    },
    saveZip: async (runs: readonly ShelfRun[]) => {
      const loaded: ImportedRun[] = [];
      for (const run of runs) loaded.push(await load(run));
      const [first] = runs;
      const name =
        runs.length === 1 && first ? fileName(first) : `runs-${new Date().toISOString().slice(0, 10)}`;
      const zips = runsToZips(loaded);
      for (const [index, zip] of zips.entries()) {
        const part = zips.length > 1 ? `-${index + 1}-of-${zips.length}` : '';
        download(`${name}${part}.zip`, new Blob([zip], { type: 'application/zip' }));
      }
    },
    /** @returns words about what was added; all files are read before anything is stored */
    read: async (files: readonly File[]): Promise<string> => {
      const runs: ImportedRun[] = [];
      files.forEach(checkFileSize);
      for (const file of files)
        runs.push(...runsFromFile(file.name, new Uint8Array(await file.arrayBuffer())));
      const added = await shelf.add(runs);
      return t('imported', { added, known: runs.length - added });
    },
  };
}
