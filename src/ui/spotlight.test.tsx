import { cleanup, render } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { partOf, spotlight, subscribeParts } from './spotlight.ts';

/** A door that hands its name to the room behind it. */
function House({ isOpen }: { readonly isOpen: boolean }) {
  return (
    <StrictMode>
      <button type="button" {...(isOpen ? {} : spotlight('room'))}>
        Door
      </button>
      <section {...(isOpen ? spotlight('room') : {})}>Room</section>
    </StrictMode>
  );
}

describe('spotlight', () => {
  afterEach(cleanup);

  it('finds a part by its name while it is rendered', () => {
    expect(partOf('room')).toBeNull();
    const { rerender, unmount, container } = render(<House isOpen={false} />);
    expect(partOf('room')).toBe(container.querySelector('button'));
    rerender(<House isOpen />);
    expect(partOf('room')).toBe(container.querySelector('section'));
    expect(container.querySelectorAll('[data-spotlight]')).toHaveLength(1);
    rerender(<House isOpen={false} />);
    expect(partOf('room')).toBe(container.querySelector('button'));
    unmount();
    expect(partOf('room')).toBeNull();
  });

  it('tells when a part is rendered or removed, and of nothing else', () => {
    const listener = vi.fn<() => void>();
    const remove = subscribeParts(listener);
    const { rerender, unmount } = render(<House isOpen />);
    expect(listener).toHaveBeenCalled();
    listener.mockClear();
    rerender(<House isOpen />);
    expect(listener).not.toHaveBeenCalled();
    unmount();
    expect(listener).toHaveBeenCalledOnce();
    remove();
    render(<House isOpen />);
    expect(listener).toHaveBeenCalledOnce();
  });
});
