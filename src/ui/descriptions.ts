/** Ids of a control's rendered parts, for `aria-describedby`. */
export function descriptions(id: string, parts: Readonly<Record<string, unknown>>): string | undefined {
  const there = Object.keys(parts).filter((part) => parts[part]);
  return there.map((part) => `${id}-${part}`).join(' ') || undefined;
}
