import { act, cleanup, render, screen, within } from '@testing-library/react';
import { Suspense } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it } from 'vitest';
import { languages, type Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { configOf, sentenceFindings } from '@/lessons/article/findings.ts';
import { sentences } from '@/lessons/article/sentences.ts';
import { runConfigFromLink } from '@/protocol/link/link.ts';
import { readLink } from '@/protocol/link/read-link.ts';
import { lessonEntries } from '@/lessons/registry.ts';
import { ArticleView } from './article-view.tsx';

async function open(language: Language) {
  const translator = createTranslator(language);
  await translator.loadNamespaces(['article', 'lessons', 'methods']);
  await act(async () => {
    render(
      <I18nextProvider i18n={translator}>
        <Suspense>
          <ArticleView />
        </Suspense>
      </I18nextProvider>,
    );
  });
  return screen.findAllByRole('listitem');
}

describe.each(languages)('the article in %s', (language) => {
  afterEach(cleanup);

  it('has a row for each measurement, with a link that opens it without a problem', async () => {
    const rows = await open(language);
    expect(rows).toHaveLength(sentences.flatMap(({ evidence }) => evidence).length);
    for (const row of rows) {
      expect(row.textContent).not.toMatch(/\{\{|undefined|NaN|evidence\./);
      for (const link of within(row).getAllByRole('link')) {
        const query = (link.getAttribute('href') ?? '').replace('./', '');
        expect(readLink(query, lessonEntries).problems).toEqual([]);
      }
    }
  });

  it('links the run that a row is about, and says what its seeds say', async () => {
    const rows = await open(language);
    const findings = sentences.flatMap((sentence) => sentenceFindings(sentence).findings);
    const words = {
      en: { for: 'for', against: 'against', open: 'undecided' },
      ko: { for: '맞음', against: '어긋남', open: '판정 못 함' },
    };
    for (const [index, finding] of findings.entries()) {
      const row = rows[index] as HTMLElement;
      expect(within(row).getByText(words[language][finding.speaks])).toBeInTheDocument();
      if (finding.kind === 'claim') continue;
      const [link] = within(row).getAllByRole('link');
      expect(runConfigFromLink((link?.getAttribute('href') ?? '').replace('./', '')).config).toEqual(
        configOf(finding.evidence.run),
      );
    }
  });
});
