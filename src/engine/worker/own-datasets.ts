import { datasetIds } from '@/datasets/registry.ts';
import { isOwnId } from '@/datasets/own/own-id.ts';
import type { RequestMessage } from '@/protocol/engine/requests.ts';

/** The parts of a payload that can name a dataset. */
interface Naming {
  readonly dataset?: unknown;
  readonly transferSet?: unknown;
  readonly config?: Naming | null;
  readonly job?: Naming;
  readonly snapshot?: Naming;
  readonly shared?: Naming;
}

function named(part: Naming | null | undefined): readonly unknown[] {
  if (!part) return [];
  const { dataset, transferSet, config, job, snapshot, shared } = part;
  return [dataset, transferSet, ...[config, job, snapshot, shared].flatMap(named)];
}

/** Whether a request names a dataset of the visitor's that this engine doesn't know. */
function isUnknown({ payload }: RequestMessage): boolean {
  const known = new Set(datasetIds());
  return named(payload as Naming).some((id) => isOwnId(id) && !known.has(id));
}

/**
 * Delays requests while the datasets that the visitor made are read from the browser's database, which happens when a
 * request first names one; requests stay in their order.
 */
export class OwnDatasets {
  #reading: Promise<void> | null = null;
  readonly #know: () => Promise<void>;

  /** @param know reads the descriptions of all kept datasets; never rejects */
  constructor(know: () => Promise<void>) {
    this.#know = know;
  }

  /** Calls `handle` when every dataset that the request names is known, or isn't there. */
  before(message: RequestMessage, handle: () => void): void {
    if (isUnknown(message)) this.#reading = (this.#reading ?? Promise.resolve()).then(this.#know);
    if (this.#reading) void this.#reading.then(handle);
    else handle();
  }
}
