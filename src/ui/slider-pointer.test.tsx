import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import * as fc from 'fast-check';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Slider } from './slider.tsx';

const changes = vi.fn<(value: number) => void>();

/** A slider 200 px wide from 0 to 200, so that x equals the value. */
function Width({ commit }: { readonly commit: 'move' | 'rest' }) {
  const [value, setValue] = useState(50);
  return (
    <Slider
      name="Width"
      value={value}
      minimum={0}
      maximum={200}
      scale="linear"
      finest={1}
      stops={[0, 200]}
      format={String}
      commit={commit}
      onChange={(next) => {
        changes(next);
        setValue(next);
      }}
    />
  );
}

const slider = () => screen.getByRole<HTMLInputElement>('slider', { name: 'Width' });

type Kind = 'pointerDown' | 'pointerMove' | 'pointerUp' | 'pointerCancel';
const fire = (kind: Kind, pointerType: string, clientX: number, clientY = 0) =>
  fireEvent[kind](slider(), { pointerId: 1, isPrimary: true, pointerType, button: 0, clientX, clientY });
/** Fires a press, moves and an end; then a click as in a browser, unless something scrolled. */
function gesture(pointerType: string, places: readonly (readonly [number, number])[], endsWith: Kind) {
  const [[x, y] = [0, 0], ...rest] = places;
  fire('pointerDown', pointerType, x, y);
  for (const place of rest) fire('pointerMove', pointerType, ...place);
  fire(endsWith, pointerType, ...(places.at(-1) ?? [0, 0]));
  if (endsWith === 'pointerUp') fireEvent.click(slider(), { clientX: places.at(-1)?.[0] ?? 0 });
}

describe('a slider under a pointer', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 200, 30));
    HTMLElement.prototype.setPointerCapture = () => undefined;
  });
  afterEach(() => {
    cleanup();
    changes.mockClear();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  describe.each(['move', 'rest'] as const)('that commits at %s', (commit) => {
    it.each(['touch', 'pen'])('is not moved by a %s that scrolls', (pointerType) => {
      render(<Width commit={commit} />);
      const swipe = [
        [120, 0],
        [121, -6],
        [123, -20],
        [160, -200],
      ] as const;
      gesture(pointerType, swipe, 'pointerCancel');
      // The browser does not cancel the gesture if nothing can scroll.
      gesture(pointerType, swipe, 'pointerUp');
      vi.advanceTimersByTime(5_000);
      expect(changes).not.toHaveBeenCalled();
      expect(slider()).toHaveValue('50');
    });

    it('is restored after a drag that the browser takes over', () => {
      render(<Width commit={commit} />);
      const sideways = [
        [120, 0],
        [140, 2],
        [150, 3],
      ] as const;
      gesture('touch', sideways, 'pointerCancel');
      vi.advanceTimersByTime(5_000);
      expect(slider()).toHaveValue('50');
      expect(changes.mock.lastCall ?? [50]).toEqual([50]);
    });

    it('moves to a tap, and follows a finger that moves sideways', () => {
      render(<Width commit={commit} />);
      gesture('touch', [[120, 0]], 'pointerUp');
      expect(changes).toHaveBeenLastCalledWith(120);
      gesture(
        'touch',
        [
          [120, 0],
          [135, 2],
          [160, 40],
        ],
        'pointerUp',
      );
      expect(changes).toHaveBeenLastCalledWith(160);
    });

    it('stays if a finger stops a page that is still scrolling', () => {
      render(<Width commit={commit} />);
      // Such a touch ends without a click.
      fire('pointerDown', 'touch', 120);
      fire('pointerUp', 'touch', 120);
      vi.advanceTimersByTime(5_000);
      expect(changes).not.toHaveBeenCalled();
    });

    it('follows a mouse from its press, once', () => {
      render(<Width commit={commit} />);
      gesture('mouse', [[80, 0]], 'pointerUp');
      expect(changes.mock.calls).toEqual([[80]]);
      expect(slider()).toHaveFocus();
    });

    it('has its previous value after every cancelled gesture', () => {
      render(<Width commit={commit} />);
      const place = fc.tuple(fc.integer({ min: -50, max: 250 }), fc.integer({ min: -300, max: 300 }));
      fc.assert(
        fc.property(
          fc.constantFrom('touch', 'pen', 'mouse'),
          fc.array(place, { minLength: 1, maxLength: 6 }),
          (pointerType, places) => {
            gesture(pointerType, places, 'pointerCancel');
            vi.advanceTimersByTime(5_000);
            expect(slider()).toHaveValue('50');
            expect(changes.mock.lastCall ?? [50]).toEqual([50]);
          },
        ),
        { seed: 1, numRuns: 30 },
      );
    });
  });

  it('does not change a restarting setting before the finger is lifted', () => {
    render(<Width commit="rest" />);
    fire('pointerDown', 'touch', 100);
    fire('pointerMove', 'touch', 150);
    vi.advanceTimersByTime(5_000);
    expect(slider()).toHaveValue('150');
    expect(changes).not.toHaveBeenCalled();
    fire('pointerUp', 'touch', 150);
    expect(changes.mock.calls).toEqual([[150]]);
  });
});
