import { describe, expect, it } from 'vitest';
import { glossary, style } from '@/i18n/glossary.ts';
import type { ExportMaterial } from '@/protocol/engine/export-material.ts';
import { exportInput } from '../../testing/input.ts';
import { partSource } from '../source.ts';
import { textsFor } from './texts.ts';

/** As much of the material as the README reads. */
const material = {
  generations: [{}, {}],
  labels: new Uint8Array(300),
  test: { labels: new Uint8Array(1000) },
} as unknown as ExportMaterial;
const moves = [{ from: 3, change: 'temperature 8 → 4' }];
const accuracy = { teacher: 0.99, student: 0.9, control: 0.8, numPictures: 1000 };

describe.each(['ko', 'en'] as const)('README and notebook of the PyTorch export in %s', async (language) => {
  const { readme, notebook } = await textsFor(language);
  const trained = exportInput({}, { accuracy });
  const texts = [
    readme(trained, moves, material),
    readme(exportInput({}, { step: 0, trained: null }), [], material),
    notebook.start(trained),
    ...Object.values(notebook).filter((text) => typeof text === 'string'),
  ];
  // Code and names of files are not words of the page.
  const words = texts.join('\n').replaceAll(/```[^]*?```|`[^`]*`|<https[^>]*>|\(https[^)]*\)/gu, '');

  it.each(glossary)('call a $english by its one name', ({ english, korean, not }) => {
    expect(words, `it is called ${language === 'ko' ? korean : english}`).not.toMatch(
      not?.[language] ?? /(?!)/u,
    );
  });

  it.each(style)('write “$instead”', ({ not }) => {
    expect(words).not.toMatch(not?.[language] ?? /(?!)/u);
  });
});

it('the README names every kind of loss that gathers the batch of all processes', async () => {
  const { readme } = await textsFor('en');
  const words = readme(exportInput({}, { accuracy }), [], material);
  const functions = partSource('losses').split(/^(?=def )/m);
  const gathering = functions.filter((each) => /^ .*whole_batch\(/m.test(each));
  expect(gathering.length).toBeGreaterThan(3);
  const [, named = ''] = /Losses that compare.*\((.*?)\) gather/.exec(words) ?? [];
  // `relational_distance` is a relational one.
  for (const each of gathering) expect(named).toContain(/^def ([a-z]+)/.exec(each)?.[1]);
});
