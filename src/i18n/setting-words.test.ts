import { describe, expect, it } from 'vitest';
import { defaultRunConfig, runConfigKeys, type RunConfig } from '@/protocol/run/config.ts';
import { languages, type Language } from './language.ts';
import { settingWords } from './setting-words.ts';
import { createTranslator } from './translator.ts';

async function wordsIn(language: Language) {
  const translator = createTranslator(language);
  await translator.loadNamespaces(['methods', 'tools']);
  return settingWords(translator);
}

describe('the words for settings', () => {
  it.each(languages)('name every key: %s', async (language) => {
    const { nameOf } = await wordsIn(language);
    expect(runConfigKeys.filter((key) => nameOf(key) === key)).toEqual([]);
  });

  it('say values as the controls do', async () => {
    const { valueText } = await wordsIn('en');
    const changed: RunConfig & Readonly<Record<string, unknown>> = {
      ...defaultRunConfig,
      learningRate: 0.000_25,
      labelled: 1_000,
      teacherWeights: 'half-trained',
      augmentation: 'shift',
      studentLabels: 'hidden',
      methods: ['hints', 'soft-targets'],
      hiddenClasses: [3, 4],
      temperatureSquared: 'off',
    };
    const said = (key: string) => valueText(changed, key);
    expect(said('learningRate')).toBe('0.00025');
    expect(said('labelled')).toBe('1,000');
    expect(said('teacherWeights')).toBe('Half-trained');
    expect(said('augmentation')).toBe('Shift by up to 2 pixels');
    expect(said('studentLabels')).toBe('no');
    expect(said('methods')).toBe('Hints (FitNets), Soft targets');
    expect(said('hiddenClasses')).toBe('3, 4');
    expect(said('temperatureSquared')).toBe('off');
    expect(said('logitBias')).toBe('–');
  });
});
