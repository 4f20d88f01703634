type Places = readonly (readonly [x: number, y: number])[];

/** Dots as one path: hundreds of elements would slow down layout. */
export const dots = (places: Places): string =>
  places.map(([x, y]) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`).join('');

/** Rings as one path. */
export const rings = (places: Places): string =>
  places.map(([x, y]) => `M${(x - 2).toFixed(1)} ${y.toFixed(1)}a2 2 0 1 0 4 0a2 2 0 1 0 -4 0`).join('');
