import { NotFiniteError } from '@/core/errors.ts';
import type { EngineNotice } from '@/protocol/engine/events.ts';
import { toWireError } from '@/protocol/engine/wire-error.ts';

/**
 * The notice for the page when training stops because of an error.
 *
 * @param lastGoodStep the step of the last finite weights
 */
export function failureNotice(error: unknown, lastGoodStep: number): EngineNotice {
  if (!(error instanceof NotFiniteError)) return { kind: 'failed', error: toWireError(error) };
  const { step, term } = error.context as { step: number; term: string };
  return { kind: 'not-finite', step, term, lastGoodStep };
}
