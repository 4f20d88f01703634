import * as z from 'zod/mini';
import { backendIds, type BackendReport, type RememberedBackend } from '@/protocol/messages.ts';
import { readStored, writeStored } from './text-storage.ts';

const KEY = 'backend';

const schema = z.object({ machine: z.string(), backend: z.enum(backendIds), browser: z.string() });

/** What was the fastest here, in this version of this browser; null where nothing, or nothing legible, is known. */
export function readRememberedBackend(browser: string): RememberedBackend | null {
  const stored = readStored(KEY);
  if (stored === null) return null;
  try {
    const parsed = z.safeParse(schema, JSON.parse(stored));
    return parsed.success && parsed.data.browser === browser ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Keeps what was found by measuring; what a link forced says nothing of what is fastest. */
export function rememberBackend({ forced, machine, backend }: BackendReport, browser: string): void {
  if (!forced) writeStored(KEY, JSON.stringify({ machine, backend, browser }));
}
