import { toPlaygroundError, type ErrorCode } from '@/core/errors.ts';

const refusals: ReadonlySet<ErrorCode> = new Set([
  'config-invalid',
  'shape-mismatch',
  'snapshot-invalid',
  'layer-missing',
  'student-untrained',
]);

/** Whether an error means that the engine refused a request and continues unchanged. */
export const isRefusal = (error: unknown): boolean => refusals.has(toPlaygroundError(error).code);
