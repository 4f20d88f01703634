import { useRef } from 'react';

/** Distance of a touch before its direction is decided, px. */
const SLOP_PX = 8;

interface DragHandlers<Target extends Element> {
  /** Called when a drag begins, before `follow`. */
  readonly begin?: () => void;
  /** Called at every position of the pointer. */
  readonly follow: (at: React.MouseEvent<Target>) => void;
  /** Called when the pointer is lifted: the last position is final. */
  readonly end: () => void;
  /** Called when the browser takes over the gesture: undo everything since `begin`. */
  readonly cancel: () => void;
}

interface Gesture {
  readonly pointerId: number;
  readonly x: number;
  readonly y: number;
  readonly phase: 'undecided' | 'dragging' | 'tapped';
}

/**
 * Pointer handlers for an element that is dragged sideways in a page that scrolls by touch.
 *
 * A mouse drags from its press on. A finger or a pen drags only once it clearly moves sideways, and sets a
 * value with a tap: a vertical swipe scrolls the page. The element needs `touch-action: pan-y`.
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
      // Ignore a second finger and other buttons.
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
    // Not at pointerup: a touch that only stops a scrolling page fires no click.
    onClick(event: React.MouseEvent<Target>) {
      if (gesture.current?.phase !== 'tapped') return;
      gesture.current = null;
      begin?.();
      follow(event);
      end();
    },
  };
}
