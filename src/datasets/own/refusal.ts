import { asText } from '@/core/errors.ts';

/** Why something can't become a dataset; the key of its text in both languages. */
export type OwnReason =
  // A zip or another file as a whole.
  | 'unreadable'
  | 'zip-bytes'
  | 'zip'
  | 'zip-large'
  | 'encrypted'
  | 'path'
  | 'files'
  | 'total-bytes'
  | 'nothing'
  // One file in a folder or a zip.
  | 'hidden'
  | 'nested'
  | 'no-folder'
  | 'type'
  | 'file-bytes'
  | 'method'
  | 'packed'
  | 'pixels'
  | 'damaged'
  // IDX files.
  | 'idx'
  | 'idx-pair'
  | 'idx-shape'
  | 'idx-length'
  | 'idx-count'
  | 'idx-label'
  // An exported dataset.
  | 'archive'
  | 'archive-version'
  | 'archive-hash'
  // A dataset as a whole.
  | 'classes-few'
  | 'classes-many'
  | 'examples-few'
  | 'examples-many'
  | 'example-bytes'
  | 'name-empty'
  | 'name-missing'
  | 'name-twice'
  | 'kind'
  | 'description'
  // The browser's storage.
  | 'storage'
  | 'storage-full'
  | 'missing'
  // The camera.
  | 'camera-absent'
  | 'camera-refused'
  | 'camera-busy'
  | 'camera-insecure';

/** Values for the reason's text. */
interface OwnFacts {
  /** File, class or dataset that it is about. */
  readonly name?: string;
  readonly received?: unknown;
  readonly expected?: unknown;
}

/** A text with its control characters written out, so that none can turn or hide the words around it. */
const visible = (text: string) =>
  text.replaceAll(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu,
    (each) => `\\u{${each.codePointAt(0)?.toString(16)}}`,
  );

/** Something that can't become a dataset; `message` is English, the page words `reason` with `facts`. */
export class OwnRefusal extends Error {
  readonly reason: OwnReason;
  readonly facts: Readonly<Record<'name' | 'received' | 'expected', string>>;

  constructor(reason: OwnReason, { name = '', received = '', expected = '' }: OwnFacts = {}) {
    const shown = (value: unknown) => visible(asText(value));
    super(`${reason}: ${shown(name)}: ${shown(received)}, expected ${shown(expected)}`);
    this.name = 'OwnRefusal';
    this.reason = reason;
    this.facts = { name: shown(name), received: shown(received), expected: shown(expected) };
  }
}

/** A file of a folder or zip that was left out, and why. */
export type LeftOut = Pick<OwnRefusal, 'reason' | 'facts'>;
