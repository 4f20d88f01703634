import { useLayoutEffect, useRef } from 'react';

/**
 * Makes a `<dialog>` modal while rendered, and restores the focus when it is removed.
 *
 * @param onClose called when the browser closes it, by Escape or otherwise
 * @returns props of the element
 */
export function useModal(onClose: () => void) {
  const ref = useRef<HTMLDialogElement>(null);
  // Not in a passive effect: a removed element cannot restore the focus.
  useLayoutEffect(() => {
    const element = ref.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return {
    ref,
    onClose: ({ target, currentTarget }: React.SyntheticEvent<HTMLDialogElement>) => {
      // Of this dialog, not of one that was opened from it; and browsers tell of it late: in strict mode, which draws
      // everything twice, it is open again by then.
      if (target === currentTarget && !currentTarget.open) onClose();
    },
  };
}
