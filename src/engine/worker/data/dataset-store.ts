import { toPlaygroundError } from '@/core/errors.ts';
import type { DatasetSpec, Split } from '@/datasets/dataset-spec.ts';
import { type DatasetManifest, filesOf, type ManifestFile } from '@/datasets/manifest.ts';
import { isOwnId } from '@/datasets/own/own-id.ts';
import { packedSpec, Tints } from '@/datasets/tint.ts';
import type { DataProgress } from '@/protocol/engine/events.ts';
import type { PictureData, SharedDataset } from '@/protocol/engine/requests.ts';
import type { FetchFunction } from './data-response.ts';
import { loadManifest } from './manifest-loader.ts';
import { loadOwnExamples } from './own-examples.ts';
import { loadShard } from './shard-loader.ts';
import { SplitPictures } from './split-pictures.ts';

const bothSplits: readonly Split[] = ['train', 'test'];

/** The pictures of one dataset: loads each split's first shard first, the rest while a run trains. */
export class DatasetStore {
  readonly spec: DatasetSpec;
  readonly #folderUrl: string;
  readonly #manifestUrl: string;
  readonly #fetch: FetchFunction;
  readonly #splits: Readonly<Record<Split, SplitPictures>>;
  readonly #receivedBytes = new Map<string, number>();
  readonly #listeners = new Set<(progress: DataProgress) => void>();
  #manifest: DatasetManifest | undefined;
  #neededFirst: Promise<unknown> = Promise.resolve();

  private constructor(
    spec: DatasetSpec,
    baseUrl: string,
    fetchFunction: FetchFunction,
    shared: SharedDataset | null,
  ) {
    this.spec = spec;
    this.#manifestUrl = `${baseUrl.replace(/\/*$/, '/')}${spec.manifestPath}`;
    this.#folderUrl = this.#manifestUrl.slice(0, this.#manifestUrl.lastIndexOf('/') + 1);
    this.#fetch = fetchFunction;
    const splitOf = (split: Split) =>
      new SplitPictures(
        split,
        spec.counts[split],
        spec.input,
        shared?.[split],
        spec.tint ? new Tints(spec, split) : null,
      );
    this.#splits = { train: splitOf('train'), test: splitOf('test') };
  }

  /**
   * Creates a store that starts loading at once.
   *
   * @param spec the dataset
   * @param baseUrl the page's absolute URL: a worker's own URL differs
   * @param fetchFunction for tests
   */
  static open(
    spec: DatasetSpec,
    baseUrl: string,
    fetchFunction: FetchFunction = (url, init) => fetch(url, init),
  ): DatasetStore {
    const store = new DatasetStore(spec, baseUrl, fetchFunction, null);
    void store.#load(bothSplits);
    return store;
  }

  /** Creates a store on pictures that another engine has loaded; it loads nothing. */
  static fromShared(spec: DatasetSpec, shared: SharedDataset): DatasetStore {
    return new DatasetStore(spec, '', () => Promise.reject(new Error('nothing to load')), shared);
  }

  /**
   * Resolves with the memory of all pictures when they are loaded; null if it cannot be shared.
   *
   * @throws DataFileError after a failure
   */
  async share(): Promise<SharedDataset | null> {
    const { id, counts } = this.spec;
    await Promise.all([this.whenTrain(counts.train), this.whenTest(counts.test)]);
    const [train, test] = [this.#splits.train.memory, this.#splits.test.memory];
    return train && test ? { dataset: id, train, test } : null;
  }

  /**
   * Resolves when the first shard of both splits is loaded.
   *
   * @throws DataFileError after a failure, until `retry` is called
   */
  get ready(): Promise<void> {
    return Promise.all([this.whenTrain(1), this.whenTest(1)]).then(() => undefined);
  }

  /**
   * Resolves when training pictures 0 … count − 1 are loaded; rejects with the error of the shard that
   * failed.
   */
  whenTrain(count: number): Promise<void> {
    return this.#splits.train.when(count);
  }

  /**
   * Resolves when test pictures 0 … count − 1 are loaded; rejects with the error of the shard that failed.
   */
  whenTest(count: number): Promise<void> {
    return this.#splits.test.when(count);
  }

  /**
   * Delays every shard but the first ones until another download of the run has ended, successfully or not.
   */
  giveWayTo(other: Promise<unknown>): void {
    this.#neededFirst = other.catch(() => undefined);
  }

  /** The loading progress; `totalBytes` is 0 until the manifest is loaded. */
  get progress(): DataProgress {
    const { train, test } = this.#splits;
    const files = this.#manifest?.files ?? [];
    return {
      dataset: this.spec.id,
      loadedBytes: files.reduce((sum, { file }) => sum + (this.#receivedBytes.get(file) ?? 0), 0),
      totalBytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
      trainLoaded: train.loaded,
      trainTotal: train.total,
      testLoaded: test.loaded,
      testTotal: test.total,
    };
  }

  /** Calls back for every piece of data and every shard received, until the returned function is called. */
  onProgress(listener: (progress: DataProgress) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Retries failed files, bypassing the browser's cache; does nothing without a failure. */
  retry(): void {
    const failed = bothSplits.filter((split) => this.#splits[split].failed);
    if (failed.length === 0) return;
    for (const split of failed) this.#splits[split].clearFailure();
    void this.#load(failed, 'reload');
  }

  /**
   * What the networks take of the chosen examples: pixels [n · height · width · channels], each 0..1, or ids of
   * tokens [n · length].
   *
   * Pixels are not normalised by mean and standard deviation: the networks take pixels of 0..1, so that drawn,
   * shifted (with zeros at the rim) and packed pictures are all the same kind of input.
   *
   * @param indices n indices in the split, each of a loaded picture
   * @param out array to write to instead of a new one
   * @throws ConfigError 'config-invalid' for an index that is not loaded, ShapeError 'shape-mismatch' for
   *   `out`
   */
  pixels(split: Split, indices: ArrayLike<number>, out?: Float32Array): Float32Array {
    return this.#splits[split].pixels(indices, out);
  }

  /** The chosen training pictures for a teacher that learns from all of them: tints say nothing about the class. */
  fairPixels(indices: ArrayLike<number>): Float32Array {
    return this.#splits.train.pixels(indices, undefined, true);
  }

  /** Labels of the loaded pictures, [loaded]; a read-only view. */
  labels(split: Split): Uint8Array {
    return this.#splits[split].labels();
  }

  /**
   * One example with its label, as it was packed: pixels 0..255, or token ids; a copy.
   *
   * @throws ConfigError 'config-invalid' for an index that is not loaded
   */
  picture(split: Split, index: number): PictureData {
    return this.#splits[split].picture(index);
  }

  async #load(splits: readonly Split[], cache?: RequestCache): Promise<void> {
    if (isOwnId(this.spec.id)) {
      await this.#loadOwn(splits);
      return;
    }
    let manifest: DatasetManifest;
    try {
      manifest =
        this.#manifest ?? (await loadManifest(packedSpec(this.spec), this.#manifestUrl, this.#fetch));
    } catch (error) {
      for (const split of splits) this.#splits[split].fail(toPlaygroundError(error));
      return;
    }
    this.#manifest = manifest;
    this.#report();
    // The first shards download alone because a run waits for them. A split that failed stops there.
    const begun = await Promise.all(
      splits.map((split) => this.#loadFiles(split, filesOf(manifest, split).slice(0, 1), cache)),
    );
    await this.#neededFirst;
    const others = splits.filter((_, position) => begun[position]);
    await Promise.all(
      others.map((split) => this.#loadFiles(split, filesOf(manifest, split).slice(1), cache)),
    );
  }

  /** Loads a dataset that the visitor made from the browser's database. */
  async #loadOwn(splits: readonly Split[]): Promise<void> {
    try {
      const halves = await loadOwnExamples(this.spec);
      for (const split of splits) this.#splits[split].append(halves[split]);
    } catch (error) {
      for (const split of splits) this.#splits[split].fail(toPlaygroundError(error));
    }
    this.#report();
  }

  /** Loads these files and returns whether all succeeded; a failure is reported to the waiting callers. */
  async #loadFiles(split: Split, files: readonly ManifestFile[], cache?: RequestCache): Promise<boolean> {
    const pictures = this.#splits[split];
    for (const entry of files.filter(({ first }) => first >= pictures.loaded)) {
      try {
        pictures.append(await this.#loadFile(entry, cache));
      } catch (error) {
        this.#receivedBytes.delete(entry.file);
        pictures.fail(toPlaygroundError(error));
      }
      this.#report();
      if (pictures.failed) return false;
    }
    return true;
  }

  #loadFile(entry: ManifestFile, cache?: RequestCache) {
    return loadShard(this.#folderUrl + entry.file, entry, {
      fetchFunction: this.#fetch,
      ...(cache ? { cache } : {}),
      onBytes: (receivedBytes) => {
        this.#receivedBytes.set(entry.file, receivedBytes);
        this.#report();
      },
    });
  }

  #report(): void {
    if (this.#listeners.size === 0) return;
    const progress = this.progress;
    for (const listener of this.#listeners) listener(progress);
  }
}
