import { useLayoutEffect, useRef } from 'react';

/**
 * Makes a `<dialog>` modal as long as it is drawn, and gives the focus back where it was when it goes.
 *
 * @param onClose for Escape and every other way in which the browser closes it
 * @returns what the element is given
 */
export function useModal(onClose: () => void) {
  const ref = useRef<HTMLDialogElement>(null);
  // Not in a later effect: an element that has left the page gives no focus back.
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
