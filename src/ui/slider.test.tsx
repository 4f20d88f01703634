import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Slider } from './slider.tsx';

const changes = vi.fn<(value: number) => void>();

function Temperature({ commit }: { readonly commit: 'move' | 'rest' }) {
  const [value, setValue] = useState(4);
  return (
    <Slider
      name="Temperature"
      symbol="T"
      value={value}
      minimum={0.5}
      maximum={20}
      scale="log"
      finest={0.01}
      stops={[1, 2, 4, 10, 20]}
      format={String}
      commit={commit}
      onChange={(next) => {
        changes(next);
        setValue(next);
      }}
    />
  );
}

const slider = () => screen.getByRole<HTMLInputElement>('slider', { name: 'Temperature' });
const press = (key: string) => fireEvent.keyDown(slider(), { key });

describe('Slider', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    cleanup();
    changes.mockClear();
    vi.useRealTimers();
  });

  it('is named, and its native value is the shown number', () => {
    render(<Temperature commit="move" />);
    expect(slider()).toHaveValue('4');
    expect(slider()).toHaveAttribute('aria-valuetext', '4');
    // Screen readers do not announce the value twice.
    expect(screen.getByText('4', { selector: 'output' })).toHaveAttribute('aria-live', 'off');
    fireEvent.change(slider(), { target: { value: '8' } });
    expect(changes).toHaveBeenLastCalledWith(8);
  });

  it('moves a little with arrows and to the next stop with Page Up and Page Down', () => {
    render(<Temperature commit="move" />);
    press('ArrowRight');
    expect(changes).toHaveBeenLastCalledWith(4.2);
    press('PageDown');
    expect(changes).toHaveBeenLastCalledWith(4);
    press('PageUp');
    expect(changes).toHaveBeenLastCalledWith(10);
    press('PageUp');
    press('PageUp');
    expect(changes).toHaveBeenLastCalledWith(20);
  });

  it('moves to a clicked stop', () => {
    render(<Temperature commit="move" />);
    fireEvent.click(screen.getByText('2'));
    expect(changes).toHaveBeenLastCalledWith(2);
    expect(slider()).toHaveValue('2');
  });

  it('waits for rest if a change is costly, but shows every move', () => {
    render(<Temperature commit="rest" />);
    press('PageUp');
    press('PageUp');
    expect(slider()).toHaveValue('20');
    expect(changes).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    expect(changes.mock.calls).toEqual([[20]]);
    press('PageDown');
    fireEvent.blur(slider());
    expect(changes).toHaveBeenLastCalledWith(10);
  });
});
