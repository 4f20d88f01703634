import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CANVAS_SIDE } from '@/datasets/drawing/canvas-side.ts';
import { penAfter, restingPen, type KeyboardPen } from '@/datasets/drawing/keyboard-pen.ts';
import { pointOf } from '@/datasets/drawing/stroke.ts';
import type { SketchHandle } from './use-sketch.ts';
import styles from './drawing.module.css';

interface DrawingCanvasProps {
  readonly sketch: Pick<SketchHandle, 'attach' | 'begin' | 'extend' | 'end' | 'abandon'>;
  /** The pen's width, in the canvas's units. */
  readonly brush: number;
  readonly name: string;
  /** Id of the text that explains drawing, also by keyboard. */
  readonly descriptionId: string;
  /** Placeholder of the empty canvas. */
  readonly hint: string;
}

const percent = (place: number) => `${(place / CANVAS_SIDE) * 100}%`;

/** A canvas to draw on with a mouse, a finger, a pen, or the keyboard. */
export function DrawingCanvas({ sketch, brush, name, descriptionId, hint }: DrawingCanvasProps) {
  const { t } = useTranslation('tools');
  const { attach, begin, extend, end, abandon } = sketch;
  const pointer = useRef<number | null>(null);
  const [pen, setPen] = useState<KeyboardPen | null>(null);
  const lift = (event: React.PointerEvent) => {
    if (event.pointerId !== pointer.current) return;
    pointer.current = null;
    // The browser took over the gesture to scroll or zoom, so discard the stroke.
    if (event.type === 'pointercancel') abandon();
    else end();
  };
  const putDown = (event: React.PointerEvent<HTMLCanvasElement>) => {
    // Ignore a second finger and other buttons.
    if (pointer.current !== null || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    pointer.current = event.pointerId;
    setPen(null);
    begin(pointOf(event.nativeEvent, event.currentTarget, brush));
  };
  const move = (event: React.PointerEvent<HTMLCanvasElement>) => {
    if (event.pointerId !== pointer.current) return;
    const { nativeEvent, currentTarget } = event;
    // Browsers coalesce several pointer positions between two frames into one event.
    const passed = nativeEvent.getCoalescedEvents?.() ?? [];
    const events = passed.length > 0 ? passed : [nativeEvent];
    extend(events.map((each) => pointOf(each, currentTarget, brush)));
  };
  const press = (event: React.KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const before = pen ?? restingPen;
    const after = penAfter(before, event.key, event.shiftKey);
    if (!after) return;
    event.preventDefault();
    // The page's own shortcuts use some of these keys.
    event.stopPropagation();
    setPen(after);
    const point = { x: after.x, y: after.y, width: brush };
    if (!after.isDown) end();
    else if (before.isDown) extend([point]);
    else begin(point);
  };
  return (
    <div className={styles['canvas']}>
      <canvas
        ref={attach}
        width={CANVAS_SIDE}
        height={CANVAS_SIDE}
        // `application` passes the arrow keys to the pen, also with a screen reader.
        // oxlint-disable-next-line jsx-a11y/no-interactive-element-to-noninteractive-role
        role="application"
        aria-label={name}
        aria-describedby={descriptionId}
        tabIndex={0}
        onPointerDown={putDown}
        onPointerMove={move}
        onPointerUp={lift}
        onPointerCancel={lift}
        onLostPointerCapture={lift}
        onKeyDown={press}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && setPen(restingPen)}
        onBlur={() => {
          if (pen?.isDown) end();
          setPen(null);
        }}
      />
      {hint !== '' && (
        <span className={styles['hint']} aria-hidden="true">
          {hint}
        </span>
      )}
      {pen && (
        <span
          className={styles['pen']}
          data-down={pen.isDown}
          style={{ left: percent(pen.x), top: percent(pen.y) }}
        />
      )}
      <span role="status" className="visually-hidden">
        {pen && t(pen.isDown ? 'drawing.penDown' : 'drawing.penUp')}
      </span>
    </div>
  );
}
