import { act, cleanup, render, screen } from '@testing-library/react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { afterEach, expect, it } from 'vitest';
import { emoji } from '@/datasets/specs/emoji.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { useExampleWords } from './use-example-words.ts';

function Words() {
  useExampleWords();
  return null;
}

/** Shows a text and knows nothing of datasets. */
function Title() {
  const { t } = useTranslation();
  return <h2>{t('pictures.title')}</h2>;
}

afterEach(cleanup);

it('calls the examples texts while the dataset has texts, in parts that know nothing of it too', async () => {
  const lab = createLabStore(new FakeEngine(), defaultRunConfig);
  await lab.actions.start(null, 'http://localhost/');
  render(
    <I18nextProvider i18n={createTranslator('en')}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <Words />
      </LabProvider>
      <Title />
    </I18nextProvider>,
  );
  const change = (dataset: string) => act(async () => void (await lab.actions.configure({ dataset })));
  expect(screen.getByRole('heading')).toHaveTextContent('Choose a picture');
  await change(emoji.id);
  expect(await screen.findByRole('heading', { name: 'Choose a text' })).toBeVisible();
  await change(defaultRunConfig.dataset);
  expect(await screen.findByRole('heading', { name: 'Choose a picture' })).toBeVisible();
});
