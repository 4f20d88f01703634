import { memo } from 'react';
import { barShare, type BarAxis } from './probability.ts';
import styles from './probability-bar.module.css';

/** Whose answer a bar shows; each has its colour, and the control its hatching, everywhere on the page. */
export type Actor = 'hard' | 'teacher' | 'student' | 'control';

/** Below a quarter of a pixel nothing is drawn: anti-aliasing would leave a line where there is nothing to see. */
const LEAST_SEEN = 0.002;

interface ProbabilityBarProps {
  readonly actor: Actor;
  /** 0..1; null while there is no answer. */
  readonly probability: number | null;
  readonly axis?: BarAxis;
  /** The probability as it is read and heard. */
  readonly text: string;
  /** Whether the number stands out, as that of the strongest wrong class does. */
  readonly isStrong?: boolean;
}

/**
 * One probability as a bar with its number on top.
 *
 * The bar is moved, not resized: a transform costs no layout, and its edge and hatching keep their shape.
 */
export const ProbabilityBar = memo(function ProbabilityBar(props: ProbabilityBarProps) {
  const { actor, probability, axis = 'linear', text, isStrong = false } = props;
  const share = probability === null ? 0 : barShare(probability, axis);
  return (
    <span className={styles['cell']} data-actor={actor} data-axis={axis}>
      <span className={styles['track']} aria-hidden="true">
        <span
          className={styles['bar']}
          data-empty={share < LEAST_SEEN}
          style={{ transform: `translateX(${100 * (share - 1)}%)` }}
        />
      </span>
      <span
        className={styles['number']}
        data-full={actor === 'hard' && probability === 1}
        data-strong={isStrong}
        data-none={probability === null || (actor === 'hard' && probability === 0)}
      >
        {text}
      </span>
    </span>
  );
});
