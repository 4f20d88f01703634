import { memo } from 'react';
import { barShare, type BarAxis } from './probability.ts';
import styles from './probability-bar.module.css';

/** The actor of a bar; each has one colour, and the control hatching, on the whole page. */
export type Actor = 'hard' | 'teacher' | 'student' | 'control';

/** Minimum drawn share, about a quarter of a pixel: below it, anti-aliasing would leave a stray line. */
const MIN_VISIBLE = 0.002;

interface ProbabilityBarProps {
  readonly actor: Actor;
  /** 0..1; null while there is no answer. */
  readonly probability: number | null;
  readonly axis?: BarAxis;
  /** The probability as text. */
  readonly text: string;
  /** Whether the number is emphasised, as for the strongest wrong class. */
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
          data-empty={share < MIN_VISIBLE}
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
