/**
 * Φ(x): the share of a normal distribution below x, with an error below 1e-7.
 *
 * @source Abramowitz & Stegun 1964, "Handbook of Mathematical Functions", equation 7.1.26, for the error function
 */
export function normalShare(x: number): number {
  const from = Math.abs(x) * Math.SQRT1_2;
  const t = 1 / (1 + 0.327_591_1 * from);
  const polynomial =
    t *
    (0.254_829_592 + t * (-0.284_496_736 + t * (1.421_413_741 + t * (-1.453_152_027 + t * 1.061_405_429))));
  const tail = (polynomial * Math.exp(-from * from)) / 2;
  return x < 0 ? tail : 1 - tail;
}
