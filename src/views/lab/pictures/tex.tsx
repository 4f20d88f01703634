import { memo, useCallback } from 'react';
import type { Typeset } from './use-katex.ts';

interface TexProps {
  readonly tex: string;
  /** `mathml` is out of sight, for those who hear the page; `html` is for those who see it. */
  readonly output: 'html' | 'mathml';
  readonly typeset: Typeset;
}

/** A formula. Typeset once: the numbers beside it change ten times a second, its letters never. */
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
