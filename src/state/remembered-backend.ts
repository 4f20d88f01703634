import * as z from 'zod/mini';
import { backendIds, type BackendReport, type RememberedBackend } from '@/protocol/engine/backend.ts';
import { readStored, writeStored } from './text-storage.ts';

const KEY = 'backend';

const schema = z.object({ machine: z.string(), backend: z.enum(backendIds), browser: z.string() });

/** The fastest backend in this version of this browser; null if nothing valid is stored. */
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

/** Stores a measured choice; a backend forced by a link may not be the fastest. */
export function rememberBackend({ forced, machine, backend }: BackendReport, browser: string): void {
  if (!forced) writeStored(KEY, JSON.stringify({ machine, backend, browser }));
}
