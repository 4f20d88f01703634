/** The range of a slider and how its values lie on the track. */
export interface SliderScale {
  readonly minimum: number;
  readonly maximum: number;
  /** 'log-from-zero': like 'log' far from 0, and it begins there. */
  readonly scale: 'linear' | 'log' | 'log-from-zero';
  /** The finest difference worth telling, e.g. 1 for counts. */
  readonly finest: number;
  /** How far one press of an arrow key goes, where the usual is too coarse. */
  readonly step?: number | undefined;
}

/** A log scale has no 0: one that begins there is that of the value and this. */
const shiftOf = ({ scale }: SliderScale) => (scale === 'log-from-zero' ? 100 : 0);

const clamp = (value: number, { minimum, maximum }: SliderScale) =>
  Math.min(maximum, Math.max(minimum, value));

/** Without the tail that binary fractions leave: 0.30000000000000004 → 0.3. */
const tidy = (value: number) => Number(value.toPrecision(6));

/** Where a value stands on the track, 0..1. */
export function shareOf(value: number, scale: SliderScale): number {
  const { minimum, maximum } = scale;
  const within = clamp(value, scale);
  if (scale.scale === 'linear') return (within - minimum) / (maximum - minimum);
  const least = minimum + shiftOf(scale);
  return Math.log((within + shiftOf(scale)) / least) / Math.log((maximum + shiftOf(scale)) / least);
}

/** How far one press of an arrow key goes from a value: 1, 2 or 5 · 10^k, about a twentieth on a log scale. */
export function fineStep(value: number, limits: SliderScale): number {
  const { minimum, maximum, scale, finest, step: fixed } = limits;
  if (fixed !== undefined) return fixed;
  const wanted = scale === 'linear' ? (maximum - minimum) / 100 : (value + shiftOf(limits)) / 20;
  const power = 10 ** Math.floor(Math.log10(wanted) + 1e-9);
  const step = [5, 2, 1].map((digit) => digit * power).find((each) => each <= wanted * (1 + 1e-9)) ?? power;
  return Math.max(finest, step);
}

/**
 * The value at a place of the track, as round as the track is fine.
 *
 * @param share 0..1
 * @param snapShare stops within this distance, 0..1, attract
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
  // Downwards the step is the one of the value below, so that up and down visit the same values.
  const step = fineStep(direction === 1 ? value : value * (1 - 1e-6), scale);
  const onGrid = Math.round(value / step) * step;
  const next =
    Math.abs(onGrid - value) > step * 1e-6 && (onGrid - value) * direction > 0
      ? onGrid
      : onGrid + direction * step;
  return clamp(tidy(next), scale);
}
