/** The range of a slider and how its values lie on the track. */
export interface SliderScale {
  readonly minimum: number;
  readonly maximum: number;
  /** 'log-from-zero' starts at 0 and is like 'log' far from it. */
  readonly scale: 'linear' | 'log' | 'log-from-zero';
  /** Smallest meaningful difference, e.g. 1 for counts. */
  readonly finest: number;
  /** Step of an arrow key, if the default is too coarse. */
  readonly step?: number | undefined;
}

/** Offset added before taking the logarithm: a log scale has no 0. */
const shiftOf = ({ scale }: SliderScale) => (scale === 'log-from-zero' ? 100 : 0);

const clamp = (value: number, { minimum, maximum }: SliderScale) =>
  Math.min(maximum, Math.max(minimum, value));

/** Removes floating-point noise: 0.30000000000000004 → 0.3. */
const tidy = (value: number) => Number(value.toPrecision(6));

/** A value's position on the track, 0..1. */
export function shareOf(value: number, scale: SliderScale): number {
  const { minimum, maximum } = scale;
  const within = clamp(value, scale);
  if (scale.scale === 'linear') return (within - minimum) / (maximum - minimum);
  const least = minimum + shiftOf(scale);
  return Math.log((within + shiftOf(scale)) / least) / Math.log((maximum + shiftOf(scale)) / least);
}

/** Step of an arrow key from a value: 1, 2 or 5 · 10^k; about a twentieth of the value on a log scale. */
export function fineStep(value: number, limits: SliderScale): number {
  const { minimum, maximum, scale, finest, step: fixed } = limits;
  if (fixed !== undefined) return fixed;
  const target = scale === 'linear' ? (maximum - minimum) / 100 : (value + shiftOf(limits)) / 20;
  const power = 10 ** Math.floor(Math.log10(target) + 1e-9);
  const step = [5, 2, 1].map((digit) => digit * power).find((each) => each <= target * (1 + 1e-9)) ?? power;
  return Math.max(finest, step);
}

/**
 * The value at a position on the track, rounded to the track's resolution.
 *
 * @param share 0..1
 * @param snapShare snapping distance of stops, 0..1
 */
export function valueAt(
  share: number,
  scale: SliderScale,
  stops: readonly number[],
  snapShare: number,
): number {
  const { minimum, maximum, finest } = scale;
  const at = Math.min(1, Math.max(0, share));
  const stop = stops.find((each) => Math.abs(shareOf(each, scale) - at) <= snapShare);
  if (stop !== undefined) return stop;
  const isLinear = scale.scale === 'linear';
  const least = minimum + shiftOf(scale);
  const exact = isLinear
    ? minimum + at * (maximum - minimum)
    : least * ((maximum + shiftOf(scale)) / least) ** at - shiftOf(scale);
  const step = Math.max(finest, fineStep(exact, scale) / (isLinear ? 1 : 2));
  return clamp(tidy(Math.round(exact / step) * step), scale);
}

/** The value one press of an arrow key away; `direction` is 1 or −1. */
export function nudged(value: number, direction: 1 | -1, scale: SliderScale): number {
  // Downwards, use the step of the value below, so that up and down visit the same values.
  const step = fineStep(direction === 1 ? value : value * (1 - 1e-6), scale);
  const onGrid = Math.round(value / step) * step;
  const next =
    Math.abs(onGrid - value) > step * 1e-6 && (onGrid - value) * direction > 0
      ? onGrid
      : onGrid + direction * step;
  return clamp(tidy(next), scale);
}
