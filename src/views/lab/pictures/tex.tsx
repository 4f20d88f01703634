import { memo, useCallback } from 'react';
import type { Typeset } from './use-katex.ts';

interface TexProps {
  readonly tex: string;
  /** `html` is visible; `mathml` is visually hidden, for screen readers. */
  readonly output: 'html' | 'mathml';
  readonly typeset: Typeset;
}

/** A formula. Memoised, since the numbers beside it change ten times a second. */
export const Tex = memo(function Tex({ tex, output, typeset }: TexProps) {
  const fill = useCallback(
    (element: HTMLElement | null) => {
      if (element) typeset(element, tex, output);
    },
    [tex, output, typeset],
  );
  return output === 'html' ? (
    <span aria-hidden="true" ref={fill} />
  ) : (
    <span className="visually-hidden" ref={fill} />
  );
});
