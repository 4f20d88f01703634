import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { ConceptCard } from './concept-card.tsx';

const translators = { en: createTranslator('en'), ko: createTranslator('ko') };

function show(temperature: number, language: Language = 'en', isOpen = true) {
  const onToggle = vi.fn<() => void>();
  render(
    <I18nextProvider i18n={translators[language]}>
      <ConceptCard isOpen={isOpen} onToggle={onToggle} />
    </I18nextProvider>,
  );
  if (isOpen && temperature !== 1)
    fireEvent.change(screen.getByRole('slider'), { target: { value: String(temperature) } });
  return onToggle;
}

const numbers = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell').at(-1)?.textContent);

describe('ConceptCard', () => {
  beforeAll(async () => {
    await Promise.all(Object.values(translators).map((each) => each.loadNamespaces('tools')));
  });
  afterEach(cleanup);

  it('begins at T = 1 with the textbook numbers', () => {
    show(1);
    expect(screen.getByRole('slider', { name: 'T in this example' })).toHaveValue('1');
    expect(numbers()).toEqual(['0.85', '0.12', '0.03']);
  });

  it('shows p^(1/T), normalised, at any other T', () => {
    const roots = [0.85, 0.12, 0.03].map((probability) => probability ** (1 / 4));
    const sum = roots.reduce((total, root) => total + root);
    show(4);
    expect(numbers()).toEqual(roots.map((root) => (root / sum).toFixed(2)));
  });

  it.each([
    [0.5, 'surer than it is', '16 : 1'],
    [1, 'the teacher’s own answer', '4 : 1'],
    [4, 'the wrong answers grow: cat 0.30, car 0.21', '1.41 : 1'],
    [20, 'all answers look alike', '1.07 : 1'],
  ])(
    'says at T = %d how large the wrong answers are and how much they differ',
    (temperature, size, ratio) => {
      show(temperature);
      const region = screen.getByRole('region', { name: 'What is a soft target?' });
      expect(region).toHaveTextContent(size);
      expect(region).toHaveTextContent(ratio);
    },
  );

  it('says both in Korean too', () => {
    show(4, 'ko');
    expect(screen.getByRole('region')).toHaveTextContent(/오답이 커집니다.*비는 1\.41 : 1로 줄어듭니다/);
  });

  it('can be closed', () => {
    const onToggle = show(1, 'en', false);
    screen.getByRole('button', { expanded: false }).click();
    expect(onToggle).toHaveBeenCalledOnce();
    expect(screen.queryByRole('table')).toBeNull();
  });
});
