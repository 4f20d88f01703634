import { useRef } from 'react';

/** A finger moves by so much before its direction counts, px. */
const SLOP_PX = 8;

interface DragHandlers<Target extends Element> {
  /** A drag begins: `follow` comes next. */
  readonly begin?: () => void;
  /** The pointer is here now. */
  readonly follow: (at: React.MouseEvent<Target>) => void;
  /** The pointer was lifted: the last place counts. */
  readonly end: () => void;
  /** The browser took the gesture over: everything since `begin` is to be as it was. */
  readonly cancel: () => void;
}

interface Gesture {
  readonly pointerId: number;
  readonly x: number;
  readonly y: number;
  readonly phase: 'undecided' | 'dragging' | 'tapped';
}

/**
 * Pointer handlers of something that is dragged sideways in a page that is scrolled with the same fingers.
 *
 * A mouse drags from its press on. A finger or a pen drags only once it clearly moves sideways, and sets a value with
 * a tap: a swipe up or down is the page's. The element needs `touch-action: pan-y`.
 */
export function useDrag<Target extends Element>({ begin, follow, end, cancel }: DragHandlers<Target>) {
  const gesture = useRef<Gesture | null>(null);
  const isCurrent = (event: React.PointerEvent) => gesture.current?.pointerId === event.pointerId;
  const drag = (event: React.PointerEvent<Target>) => {
    const { pointerId, clientX: x, clientY: y } = event;
    event.currentTarget.setPointerCapture(pointerId);
    gesture.current = { pointerId, x, y, phase: 'dragging' };
    begin?.();
    follow(event);
  };
  return {
    onPointerDown(event: React.PointerEvent<Target>) {
      // A second finger or another button drags nothing.
      if (event.button !== 0 || !event.isPrimary) return;
      const { pointerId, clientX: x, clientY: y } = event;
      if (event.pointerType === 'mouse') drag(event);
      else gesture.current = { pointerId, x, y, phase: 'undecided' };
    },
    onPointerMove(event: React.PointerEvent<Target>) {
      const { current } = gesture;
      if (!current || !isCurrent(event)) return;
      if (current.phase === 'dragging') {
        follow(event);
        return;
      }
      const [across, along] = [Math.abs(event.clientX - current.x), Math.abs(event.clientY - current.y)];
      if (across > SLOP_PX && across > 1.5 * along) drag(event);
      else if (along > SLOP_PX && along >= across) gesture.current = null;
    },
    onPointerUp(event: React.PointerEvent<Target>) {
      const { current } = gesture;
      if (!current || !isCurrent(event)) return;
      gesture.current = current.phase === 'undecided' ? { ...current, phase: 'tapped' } : null;
      if (current.phase === 'dragging') end();
    },
    onPointerCancel(event: React.PointerEvent<Target>) {
      const { current } = gesture;
      if (!current || !isCurrent(event)) return;
      gesture.current = null;
      if (current.phase === 'dragging') cancel();
    },
    // Not at pointerup: a finger that only stops a page in motion is no click.
    onClick(event: React.MouseEvent<Target>) {
      if (gesture.current?.phase !== 'tapped') return;
      gesture.current = null;
      begin?.();
      follow(event);
      end();
    },
  };
}
