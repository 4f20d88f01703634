import type { EnginePort } from '@/protocol/engine/port.ts';
import type { SharedDataset } from '@/protocol/engine/requests.ts';

/**
 * Hands every engine the memory of the datasets that another engine has loaded.
 *
 * Where memory cannot be shared (the page is not isolated), engines load a dataset only after the first one
 * has all of it: the browser's cache then has it, and the network is used once.
 */
export class SharedDatasets {
  readonly #live: EnginePort;
  readonly #known = new Map<string, Promise<SharedDataset | null>>();

  /** @param live the engine on the visitor's screen, which is asked first but never made to load */
  constructor(live: EnginePort) {
    this.#live = live;
  }

  /**
   * Resolves with the memory of a dataset; null if the engine must load it.
   *
   * @param asking the engine that needs it, which loads it if no other engine has it
   */
  get(dataset: string, asking: EnginePort): Promise<SharedDataset | null> {
    const known = this.#known.get(dataset);
    if (known) return known;
    const loading = this.#share(dataset, asking);
    this.#known.set(dataset, loading);
    return loading;
  }

  async #share(dataset: string, asking: EnginePort): Promise<SharedDataset | null> {
    const from = (engine: EnginePort, loads: boolean) =>
      // A failed download fails the job that needs the file, with its reason.
      engine.request('shareDataset', { dataset, loads }).catch(() => null);
    const shared = (await from(this.#live, false)) ?? (await from(asking, true));
    // Without shared memory, an engine that comes later asks again, at no cost once the files are cached.
    if (!shared) this.#known.delete(dataset);
    return shared;
  }
}
