import * as z from 'zod-lazy/mini';
import type { RecordRule } from './record-error.ts';

/** The message of a schema is its rule as JSON: the parser reads it, and adds path and received value. */
export const messageOf = (rule: RecordRule): string => JSON.stringify(rule);
export const named = (rule: Exclude<RecordRule, { rule: 'allowed' }>['rule']): string =>
  JSON.stringify({ rule });

const ofWhole = messageOf({ rule: 'whole', minimum: 0 });
/** A whole number from 0 on. */
export const whole = z.int(ofWhole).check(z.gte(0, ofWhole));
