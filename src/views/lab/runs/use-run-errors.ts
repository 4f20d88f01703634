import { useTranslation } from 'react-i18next';
import { PlaygroundError } from '@/core/errors.ts';
import { recordRuleIn } from '@/i18n/record-error.ts';
import type { ShelfRule } from '@/protocol/run/shelf-rule.ts';
import { ShelfError } from '@/state/shelf/shelf-error.ts';
import { useExpected } from '../use-expected.ts';

/** The words for errors of kept runs, and of the engine that restores them. */
export function useRunErrors() {
  const { t, i18n } = useTranslation('shelf');
  const { t: main } = useTranslation();
  useTranslation('records');
  const expectedText = useExpected();
  // The words of a rule have the placeholders that belong to it.
  const ruleText = (rule: ShelfRule): string =>
    'shelf' in rule ? t(`expected.${rule.shelf}` as 'expected.json', { ...rule }) : recordRuleIn(i18n, rule);
  const receivedText = (received = '–') => (received === 'undefined' ? t('missing') : received);
  // Codes are data, which the typed `t` cannot check.
  const text = main as (keys: readonly string[], values?: object) => string;
  return {
    ruleText,
    errorText: (error: unknown): string => {
      if (error instanceof ShelfError) {
        const { expected, received, ...context } = error.context;
        return t(`errors.${error.code}`, {
          reason: '–',
          ...context,
          received: receivedText(received),
          expected: expected ? ruleText(expected) : '–',
        });
      }
      if (error instanceof PlaygroundError) {
        const { code, context } = error;
        return text([`errors.${code}`], { ...context, expected: expectedText(context['expected']) });
      }
      return t('errors.failed', { reason: error instanceof Error ? error.message : String(error) });
    },
  };
}
