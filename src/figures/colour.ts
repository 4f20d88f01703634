/** A colour as SVG programs read it. */
export interface Paint {
  /** `#rrggbb` */
  readonly colour: string;
  /** 0..1 */
  readonly opacity: number;
}

const known = new Map<string, Paint>();

const hex = (channel: number) => Math.round(channel).toString(16).padStart(2, '0');
const paintOf = (red: number, green: number, blue: number, opacity: number): Paint => ({
  colour: `#${hex(red)}${hex(green)}${hex(blue)}`,
  opacity,
});

/** Draws one pixel: the browser converts every colour space (`oklch`, `color(srgb …)`) that it knows. */
function drawn(css: string): Paint {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [1, 1];
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return paintOf(0, 0, 0, 1);
  context.fillStyle = css;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data;
  return paintOf(red, green, blue, Number((alpha / 255).toFixed(3)));
}

/** Converts a computed CSS colour; null for `none` and if it is fully transparent. */
export function paint(css: string): Paint | null {
  const cached = known.get(css);
  const rgb = /^rgba?\(([\d.]+),? ([\d.]+),? ([\d.]+)(?:(?:,| \/) ([\d.]+))?\)$/.exec(css);
  const found =
    cached ??
    (css === 'transparent' || css === 'none'
      ? paintOf(0, 0, 0, 0)
      : rgb
        ? paintOf(Number(rgb[1]), Number(rgb[2]), Number(rgb[3]), Number(rgb[4] ?? 1))
        : drawn(css));
  known.set(css, found);
  return found.opacity === 0 ? null : found;
}

/** Attributes that paint with a computed colour; `none` for a transparent one. */
export function paintAttributes(name: 'fill' | 'stroke', css: string): Record<string, string> {
  const found = paint(css);
  if (!found) return { [name]: 'none' };
  return { [name]: found.colour, ...(found.opacity < 1 && { [`${name}-opacity`]: String(found.opacity) }) };
}
