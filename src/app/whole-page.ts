import { ignoreDrops } from './ignore-drops.ts';
import { addSkipLink } from './skip-link.ts';

/** What every page has beside its own content; loaded apart from it. Call once. */
export function startWholePage(): void {
  ignoreDrops();
  addSkipLink();
}
