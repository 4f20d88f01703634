import 'i18next';
import type { article } from './en/article.ts';
import type { bench } from './en/bench.ts';
import type { classroom } from './en/classroom.ts';
import type { comparison } from './en/comparison.ts';
import type { en } from './en/en.ts';
import type { exportTexts } from './en/export.ts';
import type { figures } from './en/figures.ts';
import type { guide } from './en/guide.ts';
import type { lessons } from './en/lessons.ts';
import type { map } from './en/map.ts';
import type { methodTexts } from './en/methods.ts';
import type { link } from './en/link.ts';
import type { own } from './en/own.ts';
import type { records } from './en/records.ts';
import type { repeats } from './en/repeats.ts';
import type { shelf } from './en/shelf.ts';
import type { studentPage } from './en/student-page.ts';
import type { symbols } from './en/symbols.ts';
import type { test } from './en/test.ts';
import type { tools } from './en/tools.ts';

/** Types every `t('…')` from the English texts: a missing key does not compile. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: {
      /** The methods' texts are the fallback, `methods`; the benchmark page adds its own: see `addBenchTexts`. */
      translation: typeof en & typeof methodTexts & { readonly bench: typeof bench };
      article: typeof article;
      classroom: typeof classroom;
      comparison: typeof comparison;
      export: typeof exportTexts;
      figures: typeof figures;
      guide: typeof guide;
      lessons: typeof lessons;
      map: typeof map;
      methods: typeof methodTexts;
      link: typeof link;
      own: typeof own;
      records: typeof records;
      repeats: typeof repeats;
      shelf: typeof shelf;
      studentPage: typeof studentPage;
      symbols: typeof symbols;
      test: typeof test;
      tools: typeof tools;
    };
  }
}
