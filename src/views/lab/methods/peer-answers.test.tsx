import { act, cleanup, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it } from 'vitest';
import { methods } from '@/distill/registry.ts';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { runConfigFromLink } from '@/protocol/link/link.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { PeerAnswers } from './peer-answers.tsx';

const methodId = methods.find(({ hasPeer }) => hasPeer)?.id ?? '';
/** Logits of which class `label` gets e times the probability of any other. */
const logits = (label: number) => ({
  shape: [10],
  values: Float32Array.from({ length: 10 }, (_, at) => (at === label ? 1 : 0)),
});

async function show(query: string, language: Language) {
  const engine = new FakeEngine();
  const compared = [{ methodId, pair: 0, student: logits(2), teacher: logits(7) }];
  engine.inside = { teacher: {}, student: {}, control: {}, compared };
  const lab = createLabStore(engine, runConfigFromLink(query).config, []);
  const translator = createTranslator(language);
  await translator.loadNamespaces('methods');
  render(
    <I18nextProvider i18n={translator}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <PeerAnswers />
      </LabProvider>
    </I18nextProvider>,
  );
  await act(() => lab.actions.start(null, 'http://localhost/'));
}

describe('the answers of a peer', () => {
  afterEach(cleanup);

  it.each([
    ['en', ['Class', 'student', 'peer']],
    ['ko', ['클래스', '학생', '동료 학생']],
  ] as const)('stand beside the student’s, as probabilities at T = 1: %s', async (language, heads) => {
    await show(`?methods=${methodId}`, language);
    const table = await screen.findByRole('table', {}, { timeout: 10_000 });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
    ).toEqual(heads);
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows).toHaveLength(10);
    // e / (e + 9), and 1 / (e + 9).
    expect(rows[2]).toHaveTextContent(/23\.2.*8\.5/);
    expect(rows[7]).toHaveTextContent(/8\.5.*23\.2/);
  });

  it('are not there while the method is off', async () => {
    await show('', 'en');
    expect(screen.getByRole('status')).toHaveTextContent('switch it on');
    expect(screen.queryByRole('table')).toBeNull();
  });
});
