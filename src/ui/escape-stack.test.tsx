import { cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeDialogs } from './fake-dialogs.ts';
import { pushEscape, useEscape, type EscapeLevel } from './escape-stack.ts';

/** Whether the browser may still act on the press. */
const escape = (init: KeyboardEventInit = {}) => fireEvent.keyDown(document.body, { key: 'Escape', ...init });

interface ThingProps {
  readonly level: EscapeLevel;
  readonly isOpen?: boolean;
  readonly onEscape: (event: KeyboardEvent) => boolean | void;
}

function Thing({ level, isOpen = true, onEscape }: ThingProps) {
  useEscape(level, isOpen, onEscape);
  return null;
}

describe('Escape', () => {
  afterEach(cleanup);

  it('closes one thing per press: the message, then the panel, then the page’s mode', () => {
    const closed: string[] = [];
    const removers = (['message', 'page', 'panel'] as const).map((level) => {
      const remove = pushEscape(level, () => {
        closed.push(level);
        remove();
      });
      return remove;
    });
    for (let presses = 0; presses < 4; presses++) escape();
    expect(closed).toEqual(['message', 'panel', 'page']);
    expect(escape()).toBe(true);
    for (const remove of removers) remove();
  });

  it('closes the latest of a level', () => {
    const [first, second] = [vi.fn<() => void>(), vi.fn<() => void>()];
    const removers = [pushEscape('panel', first), pushEscape('panel', second)];
    expect(escape()).toBe(false);
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
    for (const remove of removers) remove();
  });

  it('leaves the press to the browser’s own dialogs and popovers', () => {
    fakeDialogs();
    const onEscape = vi.fn<() => void>();
    const { container } = render(
      <>
        <Thing level="message" onEscape={onEscape} />
        <dialog />
        <div popover="auto" />
      </>,
    );
    const dialog = container.querySelector('dialog');
    dialog?.showModal();
    expect(escape()).toBe(true);
    dialog?.close();
    container.querySelector('[popover]')?.setAttribute('data-open', 'true');
    expect(escape()).toBe(true);
    expect(onEscape).not.toHaveBeenCalled();
    container.querySelector('[popover]')?.setAttribute('data-open', 'false');
    expect(escape()).toBe(false);
    expect(onEscape).toHaveBeenCalledOnce();
  });

  it('ignores presses that were handled, other keys and the input method’s', () => {
    const onEscape = vi.fn<() => void>();
    const { rerender } = render(<Thing level="panel" onEscape={onEscape} />);
    const handled = (event: Event) => event.preventDefault();
    document.body.addEventListener('keydown', handled);
    escape();
    document.body.removeEventListener('keydown', handled);
    escape({ key: 'Enter' });
    escape({ isComposing: true });
    rerender(<Thing level="panel" isOpen={false} onEscape={onEscape} />);
    escape();
    expect(onEscape).not.toHaveBeenCalled();
  });

  it('calls the latest handler, which may leave the press to the browser', () => {
    const [first, second] = [vi.fn<() => boolean>(() => true), vi.fn<() => boolean>(() => false)];
    const { rerender } = render(<Thing level="page" onEscape={first} />);
    rerender(<Thing level="page" onEscape={second} />);
    expect(escape()).toBe(true);
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
  });
});
