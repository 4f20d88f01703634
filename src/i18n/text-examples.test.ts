import { describe, expect, it } from 'vitest';
import { languages } from './language.ts';
import { allTexts, plain } from './testing/all-texts.ts';
import { aboutTexts, ofTheRun, sayTexts } from './text-examples.ts';
import { namespaces } from './extra-texts.ts';
import { createTranslator } from './translator.ts';

/** Texts of the run with their keys within their namespace, those of other datasets and of drawing left out. */
async function textsOfTheRun(language: 'en' | 'ko') {
  return [...(await allTexts(language))].flatMap(([path, text]) => {
    const namespace = namespaces.find((each) => path.startsWith(`${each}.`)) ?? 'translation';
    const key = namespace === 'translation' ? path : path.slice(namespace.length + 1);
    return ofTheRun.has(namespace) && !path.startsWith('bench.') ? [[key, text] as const] : [];
  });
}

describe.each(languages)('the texts about texts in %s', (language) => {
  it('say nothing of pictures, and have no wrong particle', async () => {
    const reworded = (await textsOfTheRun(language))
      .map(([key, text]) => [key, text, plain(aboutTexts(text, language, key))] as const)
      .filter(([, text, worded]) => plain(text) !== worded);
    expect(reworded.length).toBeGreaterThan(60);
    const wrong = /picture|이미지|글(를|가|는|와)|편(를|가|는|와|로)|(?<![가-힣])글라|[\d}] ?장/i;
    if (process.env['SHOW_TEXTS']) for (const each of reworded) console.log(each[0], '|', each[2]);
    expect(reworded.filter(([, , worded]) => wrong.test(worded.replaceAll(/\{\{.+?\}\}/g, '{}')))).toEqual(
      [],
    );
  });
});

describe('a translator', () => {
  it('calls the examples texts while the run has texts, and leaves names of files alone', async () => {
    const translator = createTranslator('ko');
    await translator.loadNamespaces(['tools', 'lessons']);
    const t = translator.getFixedT(null, 'tools');
    const checked = (file: string) =>
      t('teacherFile.checked', { file, model: 'M', accuracy: '90%', pictures: '720' });
    const [before, strip] = [checked('a'), translator.t('pictures.strip')];
    sayTexts(translator, true);
    expect(translator.t('pictures.strip')).toBe('테스트 글');
    expect(plain(checked('a'))).toBe('a: M, 테스트 글 720편 중 90%를 맞혔습니다.');
    expect(checked('my picture')).toContain('테스트 이미지 720장');
    await translator.changeLanguage('en');
    expect(translator.t('pictures.title')).toBe('Choose a text');
    await translator.changeLanguage('ko');
    sayTexts(translator, false);
    expect([checked('a'), translator.t('pictures.strip')]).toEqual([before, strip]);
  });
});
