import { PlaygroundError, toPlaygroundError } from '@/core/errors.ts';
import type { WireError } from './events.ts';

/** Converts any thrown value to plain data that can be posted to the page. */
export function toWireError(thrown: unknown): WireError {
  const { code, message, hint, context } = toPlaygroundError(thrown);
  return { code, message, hint, context };
}

/** Rebuilds the error from its plain data; `code` identifies the cause. */
export function fromWireError({ code, message, hint, context }: WireError): PlaygroundError {
  return new PlaygroundError(code, message, hint, context);
}
