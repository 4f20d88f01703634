import { knowKeptDatasets } from '@/datasets/own/kept.ts';
import { ignoreDrops } from './ignore-drops.ts';
import { addSkipLink } from './skip-link.ts';

/** A link to a dataset that the visitor made opens only then. */
const KEPT_MS = 5_000;

/**
 * What every page has beside its own content; loaded apart from it. Call once.
 *
 * @returns resolves when the datasets that the visitor made are known; without storage there are none
 */
export function startWholePage(): Promise<void> {
  ignoreDrops();
  addSkipLink();
  return knowKeptDatasets(KEPT_MS);
}
