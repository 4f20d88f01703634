import { bytesPerValue, valuesPerExample } from '@/core/input-spec.ts';
import type { TextData } from '@/datasets/dataset-spec.ts';
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
  const text = Array.from({ length: valuesPerExample(input) }, (_, at) => {
    const id = (bytes[at * size] ?? 0) + (size === 2 ? 256 * (bytes[at * size + 1] ?? 0) : 0);
    return input.symbols[id] ?? '';
  }).join('');
  return (
    <span
      className={styles['text']}
      {...(name === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': `${name}: ${text}` })}
    >
      {text}
    </span>
  );
}
