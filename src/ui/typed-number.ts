/** Result of parsing a number field. */
export type TypedNumber =
  | { readonly kind: 'number'; readonly value: number }
  /** One separator before three digits: a decimal sign or a thousands separator, depending on the locale. */
  | { readonly kind: 'ambiguous'; readonly readings: readonly [number, number] }
  | { readonly kind: 'none' };

const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const grouped = /^([+-]?)([1-9]\d{0,2}(?:([.,' ])\d{3})(?:\3\d{3})*)(?:([.,])(\d*))?$/;

/**
 * Parses a number as people write it: with a point or a comma as decimal sign, with thousands separators, in
 * full-width digits. Returns both readings of an ambiguous number.
 */
export function readNumber(typed: string): TypedNumber {
  const text = typed
    .normalize('NFKC')
    .replaceAll('\u2212', '-')
    .replaceAll(/[’\u066C]/g, "'")
    .replaceAll(/\s/g, ' ')
    .trim();
  const [, sign = '', whole, separator = '', decimalSign, decimals = ''] = grouped.exec(text) ?? [];
  if (whole !== undefined && decimalSign !== separator) {
    const value = Number(`${sign}${whole.replaceAll(separator, '')}.${decimals}`);
    const isSingle = whole.split(separator).length === 2 && decimalSign === undefined;
    if (!isSingle || !/[.,]/.test(separator)) return { kind: 'number', value };
    return { kind: 'ambiguous', readings: [Number(sign + whole.replace(separator, '.')), value] };
  }
  const pointed = text.replace(',', '.');
  return plain.test(pointed) ? { kind: 'number', value: Number(pointed) } : { kind: 'none' };
}
