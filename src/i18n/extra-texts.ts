import type { Language } from './language.ts';
import { unbroken } from './unbroken.ts';

/** Texts that the first screen does not need, each loaded with the part of the page that first shows them. */
const loaders = {
  en: {
    export: async () => (await import('./en/export.ts')).exportTexts,
    figures: async () => (await import('./en/figures.ts')).figures,
    link: async () => (await import('./en/link.ts')).link,
    lessons: async () => (await import('./en/lessons.ts')).lessons,
    article: async () => (await import('./en/article.ts')).article,
    classroom: async () => (await import('./en/classroom.ts')).classroom,
    map: async () => (await import('./en/map.ts')).map,
    methods: async () => (await import('./en/methods.ts')).methodTexts,
    symbols: async () => (await import('./en/symbols.ts')).symbols,
    test: async () => (await import('./en/test.ts')).test,
    tools: async () => (await import('./en/tools.ts')).tools,
    guide: async () => (await import('./en/guide.ts')).guide,
    own: async () => (await import('./en/own.ts')).own,
    records: async () => (await import('./en/records.ts')).records,
    repeats: async () => (await import('./en/repeats.ts')).repeats,
    shelf: async () => (await import('./en/shelf.ts')).shelf,
    studentPage: async () => (await import('./en/student-page.ts')).studentPage,
    comparison: async () => (await import('./en/comparison.ts')).comparison,
  },
  ko: {
    export: async () => (await import('./ko/export.ts')).exportTexts,
    figures: async () => (await import('./ko/figures.ts')).figures,
    link: async () => (await import('./ko/link.ts')).link,
    lessons: async () => (await import('./ko/lessons.ts')).lessons,
    article: async () => (await import('./ko/article.ts')).article,
    classroom: async () => (await import('./ko/classroom.ts')).classroom,
    map: async () => (await import('./ko/map.ts')).map,
    methods: async () => (await import('./ko/methods.ts')).methodTexts,
    symbols: async () => (await import('./ko/symbols.ts')).symbols,
    test: async () => (await import('./ko/test.ts')).test,
    tools: async () => (await import('./ko/tools.ts')).tools,
    guide: async () => (await import('./ko/guide.ts')).guide,
    own: async () => (await import('./ko/own.ts')).own,
    records: async () => (await import('./ko/records.ts')).records,
    repeats: async () => (await import('./ko/repeats.ts')).repeats,
    shelf: async () => (await import('./ko/shelf.ts')).shelf,
    studentPage: async () => (await import('./ko/student-page.ts')).studentPage,
    comparison: async () => (await import('./ko/comparison.ts')).comparison,
  },
} as const satisfies Record<Language, Record<string, () => Promise<object>>>;

/** The names of the texts that are loaded later. */
export const namespaces: readonly string[] = Object.keys(loaders.en);

/** @throws RangeError for unknown texts */
export async function extraTexts(language: string, namespace: string): Promise<object> {
  const ofLanguage: Readonly<Record<string, () => Promise<object>>> =
    loaders[language === 'ko' ? 'ko' : 'en'];
  const load = ofLanguage[namespace];
  if (!load) throw new RangeError(`no texts ${namespace}; there are ${Object.keys(ofLanguage).join(', ')}`);
  return unbroken(await load());
}
