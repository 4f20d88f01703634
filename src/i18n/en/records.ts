import { recordWords } from '@/protocol/run/record-error.ts';

/** Words for a record that can’t be read; loaded when there is one. */
export const records = { missing: 'missing', expected: recordWords };
