import 'i18next';
import type { en } from './en/en.ts';

/** Types every `t('…')` from the English texts: a key that does not exist there does not compile. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
  }
}
