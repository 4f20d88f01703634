import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { StrictMode, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Dialog } from './dialog.tsx';
import { fakeDialogs } from './fake-dialogs.ts';

const closed = vi.fn<() => void>();

function Opener() {
  const [isOpen, setIsOpen] = useState(false);
  const close = () => {
    closed();
    setIsOpen(false);
  };
  return (
    <>
      <button type="button" onClick={() => setIsOpen(true)}>
        Open
      </button>
      {isOpen && (
        <Dialog title="Words" closeName="Close" onClose={close}>
          <button type="button" onClick={close}>
            Done
          </button>
        </Dialog>
      )}
    </>
  );
}

const button = (name: string) => screen.getByRole('button', { name });
/** Waits for one task, in which browsers dispatch `close`. */
const aTask = () => act(() => new Promise<void>((resolve) => void setTimeout(resolve)));

function open() {
  render(
    <StrictMode>
      <Opener />
    </StrictMode>,
  );
  button('Open').focus();
  fireEvent.click(button('Open'));
}

describe('a dialog', () => {
  beforeEach(() => {
    fakeDialogs();
    closed.mockClear();
  });
  afterEach(cleanup);

  it('stays open in strict mode until it is closed', async () => {
    open();
    await aTask();
    expect(closed).not.toHaveBeenCalled();
    expect(screen.getByRole('dialog', { name: 'Words' })).toHaveAttribute('open');
    fireEvent.click(button('Close'));
    await aTask();
    expect(screen.queryByRole('dialog', { hidden: true })).toBeNull();
    expect(closed).toHaveBeenCalledOnce();
    expect(button('Open')).toHaveFocus();
  });

  it('restores the focus if its content closes it', async () => {
    open();
    button('Done').focus();
    fireEvent.click(button('Done'));
    expect(button('Open')).toHaveFocus();
    await aTask();
    expect(closed).toHaveBeenCalledOnce();
  });
});
