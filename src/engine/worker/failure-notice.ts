import { NotFiniteError } from '@/core/errors.ts';
import type { EngineNotice } from '@/protocol/messages.ts';
import { toWireError } from '@/protocol/wire-error.ts';

/**
 * What the page is told when training stops by itself.
 *
 * @param lastGoodStep the step of the last weights that were finite
 */
export function failureNotice(error: unknown, lastGoodStep: number): EngineNotice {
  if (!(error instanceof NotFiniteError)) return { kind: 'failed', error: toWireError(error) };
  const { step, term } = error.context as { step: number; term: string };
  return { kind: 'not-finite', step, term, lastGoodStep };
}
