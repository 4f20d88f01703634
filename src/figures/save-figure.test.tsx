import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { fakeDialogs } from '@/ui/fake-dialogs.ts';
import type { FigureTable } from './about.ts';
import { SaveFigure } from './save-figure.tsx';

const table: FigureTable = {
  name: 'accuracy',
  title: 'Accuracy',
  head: ['step', 'a, b (%)'],
  rows: [[1, null]],
};

async function open(tables: readonly FigureTable[], language: Language = 'en') {
  const translator = createTranslator(language);
  await translator.loadNamespaces(['figures', 'repeats', 'methods']);
  render(
    <I18nextProvider i18n={translator}>
      <section>
        <SaveFigure
          figure="curves"
          title="Curves"
          tables={() => tables}
          about={() => ({ config: defaultRunConfig, step: 500 })}
        />
      </section>
    </I18nextProvider>,
  );
}

describe('the save button of a figure', () => {
  const saved: { name: string; blob: Blob }[] = [];
  beforeEach(() => {
    fakeDialogs();
    saved.length = 0;
    let latest = new Blob();
    // jsdom has neither; addresses are revoked after the test.
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => {
        latest = blob;
        return 'blob:figure';
      },
      revokeObjectURL: () => undefined,
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push({ name: this.download, blob: latest });
    });
  });
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
  });

  it('offers SVG, PNG and every table, and saves a table as CSV', async () => {
    await open([table, { ...table, name: 'loss', title: 'Loss', rows: [] }]);
    const button = await screen.findByRole('button', { name: 'Save figure: Curves' });
    expect(button).toHaveAttribute('aria-haspopup', 'dialog');
    fireEvent.click(button);
    const dialog = await screen.findByRole('dialog', { name: 'Save figure: Curves' });
    const names = [...dialog.querySelectorAll('button')].map(({ textContent }) => textContent);
    expect(names).toEqual([
      '',
      'Save as SVG',
      'Save as PNG (2×)',
      'Save data as CSV: Accuracy',
      'Save data as CSV: Loss',
    ]);
    fireEvent.click(screen.getByRole('button', { name: 'Save data as CSV: Accuracy' }));
    expect(saved[0]?.name).toMatch(/^distillation-playground-curves-accuracy-mnist-.*-step500\.csv$/);
    expect(await saved[0]?.blob.text()).toMatch(/^\uFEFF?step,"a, b \(%\)"\r\n1,\r\n$/);
    fireEvent.click(screen.getByRole('button', { name: 'Save data as CSV: Loss' }));
    expect(screen.getByRole('status')).toHaveTextContent('There is no data yet.');
    expect(saved).toHaveLength(1);
  });

  it('speaks Korean, and names a single table no further', async () => {
    await open([table], 'ko');
    fireEvent.click(await screen.findByRole('button', { name: '그림 저장: Curves' }));
    expect(await screen.findByRole('button', { name: '데이터를 CSV로 저장' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'PNG로 저장(2배)' })).toBeInTheDocument();
  });
});
