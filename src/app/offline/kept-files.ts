/** The part of the browser's `Cache` that is used here. */
type FileCache = Pick<Cache, 'match' | 'put'>;

/** Keeps the service worker alive until the work has ended (`event.waitUntil`). */
type Later = (work: Promise<unknown>) => void;

/** Cache that stores a file only if its hash matches the build's. */
export class KeptFiles {
  readonly #open: () => Promise<FileCache>;
  readonly #hashes: ReadonlyMap<string, string>;
  readonly #keyOf: (url: string) => string;

  /**
   * @param hashes by URL, in the format of `integrity`; a file without a hash is never stored
   * @param keyOf the cache key of a file
   */
  constructor(
    open: () => Promise<FileCache>,
    hashes: ReadonlyMap<string, string>,
    keyOf: (url: string) => string = (url) => url,
  ) {
    this.#open = open;
    this.#hashes = hashes;
    this.#keyOf = keyOf;
  }

  /** Cache first: returns the cached file, or fetches and caches it. */
  async get(request: Request, later: Later): Promise<Response> {
    const found = await this.#find(request.url);
    return found ?? this.#fetch(request, later);
  }

  /** Network first: fetches the file and replaces the cached one; falls back to the cache. */
  async renew(request: Request, later: Later): Promise<Response> {
    try {
      return await this.#fetch(request, later);
    } catch (error) {
      const found = await this.#find(request.url);
      if (found) return found;
      throw error;
    }
  }

  /**
   * Fetches every missing or damaged file, bypassing the HTTP cache if its copy is damaged. Sequential, so
   * that the page's own requests have the network.
   *
   * @throws Error if a file cannot be fetched
   */
  async complete(urls: readonly string[]): Promise<void> {
    for (const url of urls) {
      const found = await this.#find(url);
      if (found && (await this.#isRight(url, found))) continue;
      const response = await fetch(url, found ? { cache: 'reload' } : {});
      if (await this.#keep(url, response)) continue;
      if (!(await this.#keep(url, await fetch(url, { cache: 'reload' }))))
        throw new Error(`${url} was answered with something else`);
    }
  }

  async #find(url: string): Promise<Response | undefined> {
    return (await this.#open()).match(this.#keyOf(url));
  }

  async #fetch(request: Request, later: Later): Promise<Response> {
    const response = await fetch(request);
    later(this.#keep(request.url, response.clone()).catch(() => false));
    return response;
  }

  /** Stores the response if its hash is correct. @returns whether it was stored */
  async #keep(url: string, response: Response): Promise<boolean> {
    if (!response.ok || !(await this.#isRight(url, response.clone()))) return false;
    await (await this.#open()).put(this.#keyOf(url), response);
    return true;
  }

  async #isRight(url: string, response: Response): Promise<boolean> {
    const expected = this.#hashes.get(url);
    if (!expected) return false;
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await response.arrayBuffer()));
    return expected === `sha256-${btoa(String.fromCharCode(...digest))}`;
  }
}
