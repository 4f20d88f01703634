import { DataFileError } from '@/core/errors.ts';
import { NoAnswerError } from '@/core/limits.ts';
import type { DatasetSpec } from '@/datasets/dataset-spec.ts';
import { type DatasetManifest, parseManifest } from '@/datasets/manifest.ts';
import { asSilence, fetchDataFile, type FetchFunction, pastCaches, refusePage } from './data-response.ts';

/**
 * Loads and validates the manifest of a dataset.
 *
 * @param spec the dataset
 * @param url the manifest's URL
 * @throws DataFileError 'data-missing' or 'data-altered', context `file` and `reason`
 */
export function loadManifest(
  spec: DatasetSpec,
  url: string,
  fetchFunction: FetchFunction,
): Promise<DatasetManifest> {
  // Its name contains no hash: after a release, a cached manifest would request files that no longer exist.
  return pastCaches((cache = 'no-cache') => loadOnce(spec, url, fetchFunction, cache));
}

async function loadOnce(
  spec: DatasetSpec,
  url: string,
  fetchFunction: FetchFunction,
  cache: RequestCache,
): Promise<DatasetManifest> {
  const file = spec.manifestPath;
  const response = await fetchDataFile(url, file, fetchFunction, { cache });
  let json: unknown;
  try {
    const text = await response.text();
    refusePage(file, text.codePointAt(0));
    json = JSON.parse(text);
  } catch (error) {
    if (error instanceof DataFileError) throw error;
    if (error instanceof NoAnswerError) throw asSilence(file, error);
    const reason = error instanceof Error ? error.message : String(error);
    throw new DataFileError('data-altered', `${file} is not JSON: ${reason}`, { file, reason });
  }
  return parseManifest(json, spec);
}
