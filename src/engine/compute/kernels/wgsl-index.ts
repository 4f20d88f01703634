/** A part of an index: a constant, or the name of a WGSL value. */
export type Term = number | string;

/** A sum of terms with its constants added up: a fully constant address costs a software adapter half. */
export function sum(...terms: readonly Term[]): Term {
  const known = terms.reduce<number>((total, term) => (typeof term === 'number' ? total + term : total), 0);
  const names = terms.filter((term) => typeof term === 'string');
  if (names.length === 0) return known;
  return [...names, ...(known === 0 ? [] : [String(known)])].join(' + ');
}

/** A term times a constant factor. */
export function times(term: Term, factor: number): Term {
  if (typeof term === 'number') return term * factor;
  if (factor === 0) return 0;
  return factor === 1 ? term : `(${term}) * ${factor}`;
}
