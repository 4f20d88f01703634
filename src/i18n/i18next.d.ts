import 'i18next';
import type { classroom } from './en/classroom.ts';
import type { en } from './en/en.ts';
import type { lessons } from './en/lessons.ts';
import type { tools } from './en/tools.ts';

/** Types every `t('…')` from the English texts: a key that does not exist there does not compile. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: {
      translation: typeof en;
      classroom: typeof classroom;
      lessons: typeof lessons;
      tools: typeof tools;
    };
  }
}
