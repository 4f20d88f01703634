import { entryAt } from '@/core/checked.ts';

type Colour = readonly [red: number, green: number, blue: number, opacity: number];

/** Colour for a share 0..1 of a scale; channels 0..255. */
export type Colours = (share: number) => Colour;

/** ColorBrewer's Purples from dark to light with a darker end: one hue, perceptually even steps. */
const PURPLES = [
  0x16_09_2e, 0x3f_00_7d, 0x54_27_8f, 0x6a_51_a3, 0x80_7d_ba, 0x9e_9a_c8, 0xbc_bd_dc, 0xfc_fb_fd,
];

const channelsOf = (hex: number) => [hex >> 16, (hex >> 8) & 255, hex & 255] as const;

/** From dark to light, in no actor's colour: equal values have equal colours in every network. */
export const sequential: Colours = (share) => {
  const at = share * (PURPLES.length - 1);
  const below = Math.min(PURPLES.length - 2, Math.floor(at));
  const [from, to] = [channelsOf(entryAt(PURPLES, below)), channelsOf(entryAt(PURPLES, below + 1))];
  const mix = (channel: 0 | 1 | 2) =>
    Math.round(from[channel] + (to[channel] - from[channel]) * (at - below));
  return [mix(0), mix(1), mix(2), 255];
};

/** Amber overlay, more opaque for larger values. */
export const heat: Colours = (share) => [255, 176, 0, Math.round(230 * share)];

/** Position of a value on a scale, 0..1; 0 for NaN and on an empty scale. */
export function shareOf(value: number, [low, high]: readonly [number, number]): number {
  const share = (value - low) / (high - low);
  return Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
}

/** The scale as a CSS image, lowest first. */
export function gradientOf(colours: Colours): string {
  const stops = Array.from({ length: 9 }, (_, step) => {
    const [red, green, blue, opacity] = colours(step / 8);
    return `rgb(${red} ${green} ${blue} / ${opacity / 255})`;
  });
  return `linear-gradient(to right, ${stops.join(', ')})`;
}
