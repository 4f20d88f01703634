/** Number of elements in the first of the rows into which they wrap. */
function columnsOf(elements: readonly HTMLElement[]): number {
  const wrapped = elements.findIndex(({ offsetTop }) => offsetTop !== elements[0]?.offsetTop);
  return wrapped < 0 ? elements.length : wrapped;
}

/**
 * The place after a key press in elements that wrap into rows, which have ends; null for other keys.
 *
 * @param from place before the key press
 */
export function placeInGrid(key: string, from: number, elements: readonly HTMLElement[]): number | null {
  const columns = columnsOf(elements);
  const places: Readonly<Record<string, number | undefined>> = {
    ArrowRight: from + 1,
    ArrowLeft: from - 1,
    ArrowDown: from + columns,
    ArrowUp: from - columns,
    Home: 0,
    End: elements.length - 1,
  };
  const next = places[key];
  if (next === undefined) return null;
  return next >= 0 && next < elements.length ? next : from;
}
