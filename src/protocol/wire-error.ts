import { PlaygroundError, toPlaygroundError } from '@/core/errors.ts';
import type { WireError } from './messages.ts';

/** Whatever was thrown, as plain data that can cross to the page. */
export function toWireError(thrown: unknown): WireError {
  const { code, message, hint, context } = toPlaygroundError(thrown);
  return { code, message, hint, context };
}

/** The error that crossed, to be thrown again: its `code` tells its cause. */
export function fromWireError({ code, message, hint, context }: WireError): PlaygroundError {
  return new PlaygroundError(code, message, hint, context);
}
