import { DataFileError } from '@/core/errors.ts';

/** `fetch`, or what a test puts in its place. */
export type FetchFunction = (url: string, init?: RequestInit) => Promise<Response>;

/** Bytes of a data file never begin with it: manifests begin with `{`, packed files with 0x1f. */
const lessThanSign = 0x3c;

function missing(file: string, reason: string): DataFileError {
  return new DataFileError('data-missing', `${file} could not be fetched: ${reason}`, { file, reason });
}

/**
 * Refuses a body that is a page: many servers answer an unknown path with their index page and status 200.
 *
 * @throws DataFileError 'data-missing', context `file` and `reason`
 */
export function refusePage(file: string, firstByte: number | undefined): void {
  if (firstByte === lessThanSign) throw missing(file, 'the server answered with a page');
}

/**
 * The answer to a request for a data file, when it can be one; its body is still to be read.
 *
 * @param url where the file is
 * @param file its name for messages
 * @param init `cache` above all
 * @throws DataFileError 'data-missing', context `file` and `reason`: no network, a status that is not 2xx, or a page
 */
export async function fetchDataFile(
  url: string,
  file: string,
  fetchFunction: FetchFunction,
  init: RequestInit,
): Promise<Response> {
  let response: Response;
  try {
    response = await fetchFunction(url, init);
  } catch (error) {
    throw missing(file, error instanceof Error ? error.message : String(error));
  }
  if (!response.ok) throw missing(file, `status ${response.status}`);
  if (response.headers.get('content-type')?.startsWith('text/html')) {
    throw missing(file, 'the server answered with a page');
  }
  return response;
}
