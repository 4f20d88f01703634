import type { i18n } from 'i18next';
import type { RecordError, RecordRule } from '@/protocol/run/record-error.ts';
import { expectedIn } from './expected-in.ts';

/** Words what a record's value must be; the texts `records` must be loaded. */
export function recordRuleIn(translator: i18n, rule: RecordRule): string {
  if (rule.rule === 'allowed') return expectedIn(translator.t, rule.allowed);
  const t = translator.getFixedT(null, 'records');
  // The rule has the placeholders of its text, which the type of all rules' texts cannot express.
  return t(`expected.${rule.rule}` as 'expected.text', { ...rule });
}

/** Words a record that cannot be read, in the visitor's language: the field, what it has and what it must have. */
export async function wordRecordError(
  translator: i18n,
  { code, context }: Pick<RecordError, 'code' | 'context'>,
): Promise<string> {
  await translator.loadNamespaces('records');
  const t = translator.getFixedT(null, 'records');
  const { key, received } = context;
  return translator.t(`errors.${code}`, {
    key,
    received: received === 'undefined' ? t('missing') : received,
    expected: recordRuleIn(translator, context),
  });
}
