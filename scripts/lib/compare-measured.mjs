/** The stored measurements of the lessons' claims, `src/lessons/measured.json`, against claims and other measurements. */

/**
 * @typedef {{ written: string, appeared: number }} MeasuredClaim date of the claim's wording; seeds in which it held
 * @typedef {{ from: number, seeds: number, backend: string, date?: string, claims: Record<string, MeasuredClaim> }} Measured
 *   seeds `from` to `from + seeds - 1`
 */

/**
 * Whether a lesson's claims, as they are worded today, were measured with these seeds.
 *
 * @param {Measured | undefined} stored
 * @param {readonly { readonly name: string, readonly written: string }[]} claims
 * @param {{ from: number, seeds: number }} wanted
 */
export function isMeasured(stored, claims, { from, seeds }) {
  if (!stored || stored.from !== from || stored.seeds !== seeds) return false;
  return claims.every(({ name, written }) => stored.claims[name]?.written === written);
}

/**
 * Compares a measurement of a lesson with the stored one. A measurement of some of its seeds can differ only where its
 * count is impossible: 2 of 3 seeds contradict 10 of 10, and agree with 9 of 10.
 *
 * @param {Measured | undefined} stored
 * @param {Measured} found
 * @returns {readonly string[]} a line for each difference
 */
export function differences(stored, { from, seeds, backend, claims }) {
  if (!stored) return ['nothing is stored'];
  const [last, storedLast] = [from + seeds - 1, stored.from + stored.seeds - 1];
  if (from < stored.from || last > storedLast)
    return [`seeds ${from} to ${last} cannot be compared: stored are seeds ${stored.from} to ${storedLast}`];
  const lines = backend === stored.backend ? [] : [`measured on ${backend}, stored on ${stored.backend}`];
  for (const name of new Set([...Object.keys(stored.claims), ...Object.keys(claims)])) {
    const [before, now] = [stored.claims[name], claims[name]];
    if (before === undefined || now === undefined) {
      lines.push(`${name}: ${before === undefined ? 'not stored' : 'no such claim any more'}`);
      continue;
    }
    if (before.written !== now.written)
      lines.push(`${name}: written ${now.written}, stored as written ${before.written}`);
    const least = Math.max(0, before.appeared - (stored.seeds - seeds));
    const most = Math.min(seeds, before.appeared);
    if (now.appeared < least || now.appeared > most)
      lines.push(
        `${name}: held in ${now.appeared} of ${seeds} seeds, stored ${before.appeared} of ${stored.seeds}`,
      );
  }
  return lines;
}
