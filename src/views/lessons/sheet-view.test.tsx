import { act, cleanup, render, screen, within } from '@testing-library/react';
import { Suspense } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it } from 'vitest';
import { createTranslator } from '@/i18n/translator.ts';
import { SheetView } from './sheet-view.tsx';

async function open(id: string) {
  await act(async () => {
    render(
      <I18nextProvider i18n={createTranslator('en')}>
        <Suspense>
          <SheetView id={id} />
        </Suspense>
      </I18nextProvider>,
    );
  });
  await screen.findByRole('table', { name: 'Steps of the lesson' });
}

describe('the sheet of a lesson', () => {
  afterEach(cleanup);

  it('lists the choices, and the right one if nothing is trained', async () => {
    await open('temperature');
    const row = within(screen.getByRole('row', { name: /Raise the temperature/ }));
    row.getByText(
      'Choices: The tallest one / The runner-up / All wrong classes alike / The least likely class',
    );
    row.getByText('Answer: The least likely class');
    expect(row.getByText(/The least likely one, for every picture/)).toBeVisible();
  });

  it('gives the time of each step, which add up to the lesson’s', async () => {
    await open('temperature');
    screen.getByText(/^About 6 minutes/);
    const minutes = screen.getAllByRole('row').slice(1);
    const total = minutes.reduce((sum, row) => sum + Number(row.lastElementChild?.textContent), 0);
    expect(total).toBe(6);
  });

  it('of a lesson that became part of another is that one’s', async () => {
    await open('wrong-labels');
    expect(screen.getByRole('heading', { level: 1, name: /The teacher brings data/ })).toBeVisible();
  });

  it('names two things differently', async () => {
    await open('temperature');
    expect(screen.getAllByText('What the class will see')).toHaveLength(1);
  });
});
