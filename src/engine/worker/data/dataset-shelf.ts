import { datasetById } from '@/datasets/registry.ts';
import type { DataProgress } from '@/protocol/messages.ts';
import { DatasetStore } from './dataset-store.ts';

/** The datasets that were opened, each once, so that going back to one loads nothing again. */
export class DatasetShelf {
  readonly #baseUrl: string;
  readonly #onProgress: (progress: DataProgress) => void;
  readonly #stores = new Map<string, DatasetStore>();

  /** @param onProgress called with the progress of every dataset that loads, the one in use or not */
  constructor(baseUrl: string, onProgress: (progress: DataProgress) => void) {
    this.#baseUrl = baseUrl;
    this.#onProgress = onProgress;
  }

  /** The store of a dataset: loading, loaded, or trying again what had failed. */
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
