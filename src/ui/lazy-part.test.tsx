import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { limits } from '@/core/limits.ts';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { lazyPart } from './lazy-part.tsx';

const Arrived = ({ name }: { readonly name: string }) => <p>{name}</p>;

/** Creates a part whose file is missing until the test delivers it. */
function missing() {
  let isThere = false;
  const load = vi.fn<() => Promise<typeof Arrived>>(async () => {
    if (!isThere) throw new TypeError('Failed to fetch dynamically imported module');
    return Arrived;
  });
  return {
    Part: lazyPart(load),
    load,
    arrive: () => {
      isThere = true;
    },
  };
}

const draw = (part: React.ReactNode, language: Language = 'en') =>
  render(
    <I18nextProvider i18n={createTranslator(language)}>
      <p>the run</p>
      {part}
    </I18nextProvider>,
  );

describe('a part that does not load', () => {
  // React logs every error that a boundary catches.
  beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
  });

  it.each([
    ['en', /couldn’t be opened/, 'Try again'],
    ['ko', /열지 못했습니다/, '다시 시도'],
  ] as const)(
    'shows a message, keeps the rest, and is imported again: %s',
    async (language, message, retry) => {
      const { Part, load, arrive } = missing();
      draw(<Part name="arrived" />, language);
      expect(await screen.findByRole('alert')).toHaveTextContent(message);
      screen.getByText('the run');
      expect(load).toHaveBeenCalledTimes(1);
      fireEvent.click(screen.getByRole('button', { name: retry }));
      await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(2));
      expect(await screen.findByRole('alert')).toHaveTextContent(message);
      arrive();
      fireEvent.click(screen.getByRole('button', { name: retry }));
      await screen.findByText('arrived');
      expect(screen.queryByRole('alert')).toBeNull();
      expect(load).toHaveBeenCalledTimes(3);
    },
  );

  it('can be closed, and is requested again when reopened', async () => {
    const { Part, arrive } = missing();
    const close = vi.fn<() => void>();
    const { unmount } = draw(<Part name="arrived" failure="above" onClose={close} />);
    fireEvent.click(await screen.findByRole('button', { name: 'Dismiss' }));
    expect(close).toHaveBeenCalledOnce();
    unmount();
    arrive();
    draw(<Part name="arrived" failure="above" onClose={close} />);
    await screen.findByText('arrived');
  });

  it('shows nothing if the part is optional', async () => {
    const { Part, load } = missing();
    draw(<Part name="arrived" failure="nothing" />);
    await vi.waitFor(() => expect(console.error).toHaveBeenCalled());
    expect(load).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole('alert')).toBeNull();
    screen.getByText('the run');
  });
});

it('times out if it neither loads nor fails, and loads on retry', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let isThere = false;
  const Part = lazyPart(() => (isThere ? Promise.resolve(Arrived) : new Promise<typeof Arrived>(() => {})));
  draw(<Part name="here now" />);
  await act(() => vi.advanceTimersByTimeAsync(limits.partMs));
  vi.useRealTimers();
  expect((await screen.findByRole('alert')).textContent).toMatch(/couldn’t be opened/);
  isThere = true;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('here now')).toBeTruthy();
  cleanup();
  vi.restoreAllMocks();
});
