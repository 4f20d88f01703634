import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { methods } from '@/distill/registry.ts';
import { symbols as enSymbols } from '@/i18n/en/symbols.ts';
import type { Language } from '@/i18n/language.ts';
import { symbols as koSymbols } from '@/i18n/ko/symbols.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { unbroken } from '@/i18n/unbroken.ts';
import { fakeDialogs } from '@/ui/fake-dialogs.ts';
import { Formula } from './formula.tsx';

const measured = {
  step: 7,
  temperature: 4,
  alpha: 0.9,
  crossEntropy: 1.234,
  softTargets: 16 * 0.0456,
  total: 0.78,
};
const hint = { id: 'hint', name: 'Hints (FitNets)', tex: String.raw`\mathrm{MSE}`, weight: 100, raw: 0.0123 };

/** As the matcher reads it on the page: with ordinary spaces. */
const shown = (text = '') => text.replaceAll('\u00a0', ' ');

async function show(language: Language) {
  const translator = createTranslator(language);
  await translator.loadNamespaces('tools');
  render(
    <I18nextProvider i18n={translator}>
      <Formula temperature={4} alpha={0.9} softTargetsOn measured={measured} others={[hint]} />
    </I18nextProvider>,
  );
}

describe('the symbols of the formula', () => {
  beforeAll(fakeDialogs);
  afterEach(cleanup);

  it('answer “Why T²?” at T², with its current value', async () => {
    await show('en');
    fireEvent.click(screen.getByRole('button', { name: 'Explain T²' }));
    const dialog = await screen.findByRole('dialog', { name: 'T²: the temperature squared' });
    expect(dialog).toHaveTextContent('Now: 16');
    expect(dialog).toHaveTextContent('Why T²?');
    expect(dialog).toHaveTextContent('roughly like 1/T²');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('are all explained, in both languages', async () => {
    for (const language of ['en', 'ko'] as const) {
      await show(language);
      const texts = unbroken(language === 'en' ? enSymbols : koSymbols);
      const region = screen.getByRole('region');
      // L, 1 − α, CE, α, T², KL, β and the other method's term.
      expect(within(region).getAllByRole('button')).toHaveLength(8);
      fireEvent.click(within(region).getAllByRole('button')[0] as HTMLElement);
      const dialog = await screen.findByRole('dialog');
      const all = within(within(dialog).getByRole('group')).getAllByRole('button');
      expect(all.map(({ textContent }) => textContent)).toEqual([
        'L',
        '1 − α',
        'CE',
        'α',
        'T²',
        'T',
        'KL',
        'β',
        'Hints (FitNets)',
      ]);
      const expected = [...Object.values(texts.of), texts.terms.hint];
      for (const [index, button] of all.entries()) {
        fireEvent.click(button);
        expect(dialog).toHaveTextContent(shown(expected[index]?.what));
        expect(dialog).toHaveTextContent(shown(expected[index]?.why));
      }
      expect(dialog).toHaveTextContent(shown(texts.terms.hint.letters));
      cleanup();
    }
  });

  it('have texts for every term of every method', () => {
    const ids = methods.flatMap(({ terms }) => terms.map(({ id }) => id));
    expect(Object.keys(enSymbols.terms).toSorted()).toEqual([...new Set<string>(ids)].toSorted());
  });
});
