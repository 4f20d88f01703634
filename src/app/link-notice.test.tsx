import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it } from 'vitest';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { LinkNotice } from './link-notice.tsx';

function open(query: string, language: Language) {
  history.replaceState(null, '', `/${query}`);
  render(
    <I18nextProvider i18n={createTranslator(language)}>
      <LinkNotice page="class" />
    </I18nextProvider>,
  );
}

describe('the notice about the link of another page', () => {
  afterEach(() => {
    cleanup();
    history.replaceState(null, '', '/');
  });

  it.each([
    [
      'en',
      '1 part of this link wasn’t used as written.',
      'bench is maybe, expected 0 | 1. It was ignored.',
      'Dismiss',
    ],
    ['ko', '이 링크에서 1곳은 적힌 대로 쓰지 못했습니다.', 'bench: 받은 값 maybe', '닫기'],
  ] as const)('names what was not used, and can be closed: %s', async (language, line, detail, close) => {
    open('?class=1&bench=maybe', language);
    await screen.findByText(line);
    screen.getByText((text) => text.startsWith(detail));
    fireEvent.click(screen.getByRole('button', { name: close }));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says nothing about a valid link', () => {
    open('?class=1', 'en');
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
