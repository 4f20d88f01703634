import type { TextData } from '@/datasets/dataset-spec.ts';
import { idsOf, textOf } from '@/datasets/vocabulary.ts';
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
  const text = textOf(idsOf(bytes, input), input);
  return (
    <span
      className={styles['text']}
      {...(name === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': `${name}: ${text}` })}
    >
      {text}
    </span>
  );
}
