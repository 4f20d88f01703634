import { toPlaygroundError, type ErrorCode } from '@/core/errors.ts';

const refusals: ReadonlySet<ErrorCode> = new Set([
  'config-invalid',
  'shape-mismatch',
  'snapshot-invalid',
  'layer-missing',
  'student-untrained',
]);

/** Whether a request was refused, after which the engine goes on as if it had not been made. */
export const isRefusal = (error: unknown): boolean => refusals.has(toPlaygroundError(error).code);
