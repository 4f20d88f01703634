import { fireEvent } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { holdInPlace } from './hold-in-place.ts';

describe('an element that is held in place', () => {
  let resized: () => void = () => undefined;
  let isObserved = false;
  const scrolled = vi.fn<(options: ScrollToOptions) => void>();
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('scrollBy', scrolled);
    vi.stubGlobal(
      'ResizeObserver',
      class {
        constructor(callback: () => void) {
          resized = () => (isObserved ? callback() : undefined);
        }
        observe() {
          isObserved = true;
        }
        disconnect() {
          isObserved = false;
        }
      },
    );
  });
  afterEach(() => {
    vi.runAllTimers();
    vi.useRealTimers();
    vi.unstubAllGlobals();
    scrolled.mockReset();
  });
  const elementAt = (place: { top: number }) => {
    const element = document.createElement('div');
    element.getBoundingClientRect = () => new DOMRect(0, place.top, 10, 10);
    return element;
  };

  it('scrolls by what moved it, and by nothing if the browser has kept it there', () => {
    const place = { top: 223 };
    holdInPlace(elementAt(place));
    place.top = 223 - 113;
    resized();
    expect(scrolled.mock.calls).toEqual([[{ top: -113, behavior: 'instant' }]]);
    place.top = 223.4;
    resized();
    expect(scrolled).toHaveBeenCalledOnce();
  });

  it.each(['wheel', 'touchmove', 'pointerdown', 'keydown'] as const)(
    'is let go by the visitor’s %s',
    (name) => {
      const place = { top: 200 };
      holdInPlace(elementAt(place));
      // The key that chose it.
      fireEvent(window, new Event(name));
      place.top = 150;
      resized();
      expect(scrolled).toHaveBeenCalledOnce();
      place.top = 200;
      vi.advanceTimersByTime(1);
      fireEvent(window, new Event(name));
      place.top = 100;
      resized();
      expect(scrolled).toHaveBeenCalledOnce();
    },
  );

  it('is let go after a moment', () => {
    const place = { top: 200 };
    holdInPlace(elementAt(place));
    vi.runAllTimers();
    place.top = 100;
    resized();
    expect(scrolled).not.toHaveBeenCalled();
  });
});
