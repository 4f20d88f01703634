/**
 * Compares a measurement of a lesson with `src/lessons/measured.json`, which holds for each claim in how many of the
 * seeds from 1 it held. A measurement of some of these seeds can differ only where its count is impossible:
 * 2 of 3 seeds contradict 10 of 10, and agree with 9 of 10.
 *
 * @typedef {{ seeds: number, backend: string, appeared: Record<string, number> }} Measured
 *
 * @param {Measured | undefined} stored
 * @param {Measured & { from: number }} found `from` is its first seed
 * @returns {readonly string[]} a line for each difference
 */
export function differences(stored, { from, seeds, backend, appeared }) {
  if (!stored) return ['nothing is stored'];
  const last = from + seeds - 1;
  if (from < 1 || last > stored.seeds)
    return [`seeds ${from} to ${last} cannot be compared: stored are seeds 1 to ${stored.seeds}`];
  const lines = backend === stored.backend ? [] : [`measured on ${backend}, stored on ${stored.backend}`];
  for (const name of new Set([...Object.keys(stored.appeared), ...Object.keys(appeared)])) {
    const [before, now] = [stored.appeared[name], appeared[name]];
    if (before === undefined || now === undefined) {
      lines.push(`${name}: ${before === undefined ? 'not stored' : 'no such claim any more'}`);
      continue;
    }
    const least = Math.max(0, before - (stored.seeds - seeds));
    const most = Math.min(seeds, before);
    if (now < least || now > most)
      lines.push(`${name}: held in ${now} of ${seeds} seeds, stored ${before} of ${stored.seeds}`);
  }
  return lines;
}
