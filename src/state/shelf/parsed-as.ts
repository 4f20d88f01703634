import * as z from 'zod-lazy/mini';
import { entryAt } from '@/core/checked.ts';
import type { Expectation } from '@/core/expectation.ts';
import { ShelfValueError, type ShelfRule } from '@/protocol/run/shelf-rule.ts';

/** A rule as the message of a schema; `parsedAs` reads it. */
export const ruleText = (rule: ShelfRule): string => JSON.stringify(rule);
export const allowed = (values: Expectation): string => ruleText({ rule: 'allowed', allowed: values });

/** @throws ShelfValueError naming the first wrong field, with `prefix` before it */
export function parsedAs<Schema extends z.ZodMiniType>(
  schema: Schema,
  prefix: string,
  value: unknown,
): z.infer<Schema> {
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return parsed.data;
  const issue = entryAt(parsed.error.issues, 0);
  const keys = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = [prefix, ...issue.path.map(String), ...keys].filter((key) => key !== '').join('.');
  const expected: ShelfRule = keys.length > 0 ? { rule: 'no-key' } : (JSON.parse(issue.message) as ShelfRule);
  const received = [...issue.path, ...keys].reduce<unknown>(
    (found, key) => (typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined),
    value,
  );
  throw new ShelfValueError(path || 'value', received, expected);
}
