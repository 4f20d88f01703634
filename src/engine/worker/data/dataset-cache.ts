import { datasetById } from '@/datasets/registry.ts';
import type { DataProgress } from '@/protocol/engine/events.ts';
import type { SharedDataset } from '@/protocol/engine/requests.ts';
import { DatasetStore } from './dataset-store.ts';

/** Caches opened datasets, so that switching back to one loads nothing again. */
export class DatasetCache {
  readonly #baseUrl: string;
  readonly #onProgress: (progress: DataProgress) => void;
  readonly #stores = new Map<string, DatasetStore>();

  /** @param onProgress called with the progress of every loading dataset, whether or not it is in use */
  constructor(baseUrl: string, onProgress: (progress: DataProgress) => void) {
    this.#baseUrl = baseUrl;
    this.#onProgress = onProgress;
  }

  /** The store of a dataset; retries if its loading had failed. */
  open(id: string): DatasetStore {
    const known = this.#stores.get(id);
    if (known) {
      known.retry();
      this.#onProgress(known.progress);
      return known;
    }
    const store = DatasetStore.open(datasetById(id), this.#baseUrl);
    store.onProgress(this.#onProgress);
    this.#stores.set(id, store);
    return store;
  }

  /**
   * Resolves with the memory of a dataset once all of it is loaded; null if it cannot be shared.
   *
   * @param loads whether to load it if the engine does not have it; else the result is null then
   * @throws DataFileError if a file fails to load
   */
  async share(id: string, loads: boolean): Promise<SharedDataset | null> {
    const store = this.#stores.get(id) ?? (loads ? this.open(id) : null);
    return store && store.share();
  }

  /** Adds a dataset that another engine has loaded, unless this engine has it. */
  add(shared: SharedDataset): void {
    const { dataset } = shared;
    if (!this.#stores.has(dataset))
      this.#stores.set(dataset, DatasetStore.fromShared(datasetById(dataset), shared));
  }
}
