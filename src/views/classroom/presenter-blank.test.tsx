import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { StrictMode, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, expect, it } from 'vitest';
import { createTranslator } from '@/i18n/translator.ts';
import { fakeDialogs } from '@/ui/fake-dialogs.ts';
import { PresenterBlank } from './presenter-blank.tsx';

function Lectern() {
  const [isBlank, setIsBlank] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setIsBlank(true)}>
        Blank
      </button>
      {isBlank && <PresenterBlank onEnd={() => setIsBlank(false)} />}
    </>
  );
}

afterEach(cleanup);

it('the screen stays black until a key is pressed, which restores the focus', async () => {
  fakeDialogs();
  const translator = createTranslator('en');
  await translator.loadNamespaces('classroom');
  render(
    <StrictMode>
      <I18nextProvider i18n={translator}>
        <Lectern />
      </I18nextProvider>
    </StrictMode>,
  );
  const opener = screen.getByRole('button', { name: 'Blank' });
  opener.focus();
  fireEvent.click(opener);
  await act(() => new Promise((resolve) => void setTimeout(resolve)));
  fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Shift' });
  fireEvent.keyDown(screen.getByRole('dialog'), { key: 'x' });
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(opener).toHaveFocus();
});
