import { bytesPerValue, valuesPerExample } from '@/core/input-spec.ts';
import type { TextData } from '@/datasets/dataset-spec.ts';
import { textOf } from '@/datasets/vocabulary.ts';
import styles from './text-view.module.css';

interface TextViewProps {
  readonly input: TextData;
  /** Ids of the tokens, as they are stored. */
  readonly bytes: Uint8Array;
  /** Accessible name; empty if there is a visible name beside it. */
  readonly name: string;
}

/** A text of the dataset in its container. */
export function TextView({ input, bytes, name }: TextViewProps) {
  const size = bytesPerValue(input);
  const ids = Array.from(
    { length: valuesPerExample(input) },
    (_, at) => (bytes[at * size] ?? 0) + (size === 2 ? 256 * (bytes[at * size + 1] ?? 0) : 0),
  );
  const text = textOf(ids, input);
  return (
    <span
      className={styles['text']}
      {...(name === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': `${name}: ${text}` })}
    >
      {text}
    </span>
  );
}
