import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { showStartFailure } from './show-start-failure.tsx';

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  history.replaceState(null, '', '/');
});

it.each([
  ['en', 'The page stopped: no chunk', 'Reload'],
  ['ko', '페이지가 멈췄습니다: no chunk', '새로고침'],
])('shows a message and a retry if the page cannot start: %s', async (language, text, again) => {
  history.replaceState(null, '', `/?class=1&lang=${language}`);
  const root = document.body.appendChild(document.createElement('div'));
  await act(async () => showStartFailure(root, new TypeError('no chunk')));
  expect(screen.getByRole('alert')).toHaveTextContent(text);
  expect(screen.getByRole('button', { name: again })).toBeVisible();
  expect(document.documentElement.lang).toBe(language);
});
