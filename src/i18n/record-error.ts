import type { i18n } from 'i18next';
import type { RecordError } from '@/protocol/run/record-error.ts';
import { expectedIn } from './expected-in.ts';

/** Words a record that cannot be read, in the visitor's language: the field, what it has and what it must have. */
export async function wordRecordError(
  translator: i18n,
  { code, context }: Pick<RecordError, 'code' | 'context'>,
): Promise<string> {
  await translator.loadNamespaces('records');
  const t = translator.getFixedT(null, 'records');
  const { rule, key, received } = context;
  return translator.t(`errors.${code}`, {
    key,
    received: received === 'undefined' ? t('missing') : received,
    expected:
      rule === 'allowed'
        ? expectedIn(translator.t, context.allowed)
        : // The context has the placeholders of its rule, which the type of all rules' texts cannot express.
          t(`expected.${rule}` as 'expected.text', { ...context }),
  });
}
