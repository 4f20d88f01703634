import { datasetById } from '@/datasets/registry.ts';
import type { DataProgress } from '@/protocol/messages.ts';
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
}
