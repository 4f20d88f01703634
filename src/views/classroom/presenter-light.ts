import { useEffect, useEffectEvent, useRef } from 'react';

/**
 * A spotlight around the pointer while L is held.
 *
 * @param isHeld whether it is held
 * @param onEnd called when the key is released, or its release can no longer be observed
 * @returns the element that darkens the rest
 */
export function usePresenterLight(
  isHeld: boolean,
  onEnd: () => void,
): React.RefObject<HTMLDivElement | null> {
  const shade = useRef<HTMLDivElement>(null);
  const pointer = useRef({ x: innerWidth / 2, y: innerHeight / 2 });
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    const stop = () => end();
    const place = () => {
      const { x, y } = pointer.current;
      shade.current?.style.setProperty('--x', `${x}px`);
      shade.current?.style.setProperty('--y', `${y}px`);
    };
    const move = ({ clientX, clientY }: PointerEvent) => {
      pointer.current = { x: clientX, y: clientY };
      place();
    };
    const up = ({ code, key }: KeyboardEvent) => {
      if (code === 'KeyL' || key.toLowerCase() === 'l') stop();
    };
    addEventListener('pointermove', move);
    if (!isHeld) return () => removeEventListener('pointermove', move);
    place();
    addEventListener('keyup', up);
    addEventListener('blur', stop);
    return () => {
      removeEventListener('pointermove', move);
      removeEventListener('keyup', up);
      removeEventListener('blur', stop);
    };
  }, [isHeld]);
  return shade;
}
