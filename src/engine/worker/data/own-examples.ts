import { DataFileError } from '@/core/errors.ts';
import type { DatasetSpec } from '@/datasets/dataset-spec.ts';
import { keptExamples } from '@/datasets/own/kept.ts';

/**
 * Reads the examples of a dataset that the visitor made from the browser's database.
 *
 * @throws DataFileError 'data-missing', context `file` and `reason`, e.g. after it was deleted
 */
export async function loadOwnExamples(spec: DatasetSpec) {
  try {
    return await keptExamples(spec);
  } catch (error) {
    const file = spec.id;
    // The page shows reasons in every language: those of the browser alone are words.
    const reason =
      error instanceof Error && 'reason' in error && error.reason === 'missing' ? '–' : String(error);
    throw new DataFileError('data-missing', `${file} is not kept in this browser: ${reason}`, {
      file,
      reason,
    });
  }
}
