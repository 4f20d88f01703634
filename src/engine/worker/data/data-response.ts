import { DataFileError } from '@/core/errors.ts';
import { limits, NoAnswerError, within } from '@/core/limits.ts';

/** `fetch`, or a test's replacement. */
export type FetchFunction = (url: string, init?: RequestInit) => Promise<Response>;

/** Data files never begin with this byte: manifests begin with `{`, packed files with 0x1f. */
const lessThanSign = 0x3c;

function missing(file: string, reason: string): DataFileError {
  return new DataFileError('data-missing', `${file} could not be fetched: ${reason}`, { file, reason });
}

const PAGE = 'the server answered with a page';

/** Converts an error while reading a response; other errors are passed through. */
export function asSilence(file: string, error: unknown): unknown {
  if (!(error instanceof NoAnswerError)) return error;
  const { message, seconds } = error;
  return new DataFileError('data-silent', `${file}: ${message}`, { file, seconds });
}

/**
 * Loads a file, and retries once past every cache if the content is wrong: a cache may hold a login page or a
 * damaged copy.
 *
 * @param cache 'reload' to bypass the caches at once
 */
export async function pastCaches<Result>(
  load: (cache?: RequestCache) => Promise<Result>,
  cache?: RequestCache,
): Promise<Result> {
  try {
    return await load(cache);
  } catch (error) {
    const isUnfit =
      error instanceof DataFileError &&
      (error.code === 'data-altered' || error.code === 'data-truncated' || error.context['reason'] === PAGE);
    if (cache === 'reload' || !isUnfit) throw error;
    return load('reload');
  }
}

/** The same body, which fails when it stalls. */
function watched(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  file: string,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await within(limits.silenceMs, file, reader.read());
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        controller.error(error);
        await reader.cancel(error).catch(() => undefined);
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

/**
 * Rejects a body that is an HTML page: many servers answer an unknown path with their index page and status
 * 200.
 *
 * @throws DataFileError 'data-missing', context `file` and `reason`
 */
export function refusePage(file: string, firstByte: number | undefined): void {
  if (firstByte === lessThanSign) throw missing(file, PAGE);
}

/**
 * Fetches a data file and returns the response if it is valid; its body is not read yet.
 *
 * @param url the file's URL
 * @param file its name for messages
 * @param init `cache` above all
 * @throws DataFileError 'data-missing', context `file` and `reason`: no network, a status that is not 2xx, or
 *   a page; 'data-silent', context `file` and `seconds`: no answer; a body that stalls fails the same way
 */
export async function fetchDataFile(
  url: string,
  file: string,
  fetchFunction: FetchFunction,
  init: RequestInit,
): Promise<Response> {
  let response: Response;
  const giveUp = new AbortController();
  try {
    const requesting = fetchFunction(url, { ...init, signal: giveUp.signal });
    response = await within(limits.silenceMs, file, requesting);
  } catch (error) {
    giveUp.abort();
    if (error instanceof NoAnswerError) throw asSilence(file, error);
    throw missing(file, error instanceof Error ? error.message : String(error));
  }
  if (!response.ok) throw missing(file, `status ${response.status}`);
  if (response.headers.get('content-type')?.startsWith('text/html')) {
    throw missing(file, PAGE);
  }
  const { body, status, headers } = response;
  return body ? new Response(watched(body, file), { status, headers }) : response;
}
