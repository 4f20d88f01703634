import 'i18next';
import type { bench } from './en/bench.ts';
import type { classroom } from './en/classroom.ts';
import type { en } from './en/en.ts';
import type { exportTexts } from './en/export.ts';
import type { guide } from './en/guide.ts';
import type { lessons } from './en/lessons.ts';
import type { methodTexts } from './en/methods.ts';
import type { link } from './en/link.ts';
import type { records } from './en/records.ts';
import type { repeats } from './en/repeats.ts';
import type { shelf } from './en/shelf.ts';
import type { studentPage } from './en/student-page.ts';
import type { symbols } from './en/symbols.ts';
import type { tools } from './en/tools.ts';

/** Types every `t('…')` from the English texts: a missing key does not compile. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: {
      /** The methods' texts are the fallback, `methods`; the benchmark page adds its own: see `addBenchTexts`. */
      translation: typeof en & typeof methodTexts & { readonly bench: typeof bench };
      classroom: typeof classroom;
      export: typeof exportTexts;
      guide: typeof guide;
      lessons: typeof lessons;
      methods: typeof methodTexts;
      link: typeof link;
      records: typeof records;
      repeats: typeof repeats;
      shelf: typeof shelf;
      studentPage: typeof studentPage;
      symbols: typeof symbols;
      tools: typeof tools;
    };
  }
}
