/** What a cache of the browser can do, as far as it is needed here. */
type FileCache = Pick<Cache, 'match' | 'put'>;

/** Lets the service worker live until something is done, after it has answered. */
type Later = (work: Promise<unknown>) => void;

/** Files that are kept only where they have the hash they had when the page was built. */
export class KeptFiles {
  readonly #open: () => Promise<FileCache>;
  readonly #hashes: ReadonlyMap<string, string>;
  readonly #keyOf: (url: string) => string;

  /**
   * @param hashes by URL, as `integrity` writes them; what has none is never kept
   * @param keyOf what the cache knows a file by
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

  /** The kept file, or the network's, which is kept. */
  async get(request: Request, later: Later): Promise<Response> {
    const found = await this.#find(request.url);
    return found ?? this.#fetch(request, later);
  }

  /** The network's, which takes the kept one's place; without a network the kept one. */
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
   * Has every file there, and right: one that is not is fetched past every cache. One after the other, since the page
   * may want the network for itself.
   *
   * @throws Error where a file cannot be had
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

  /** Keeps it if it is right. @returns whether it was */
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
