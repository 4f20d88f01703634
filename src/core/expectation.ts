interface Range {
  readonly minimum: number;
  readonly maximum: number;
}

interface List {
  readonly values: readonly (string | number)[];
}

/** The allowed values of a key, as data that the page words in the visitor's language. */
export type Expectation =
  | (Range & { readonly kind: 'range'; readonly isWhole: boolean })
  | (Range & { readonly kind: 'ten-numbers' })
  /** One of some words: a setting's options. */
  | (List & { readonly kind: 'choice' })
  /** One of some names: keys, methods, layers. */
  | (List & { readonly kind: 'one-of' })
  /** Several of some values; all of them only if `mayBeAll`. */
  | (List & { readonly kind: 'any-of'; readonly mayBeAll: boolean })
  /** Anything else, in English: the page shows it as it is. */
  | string;

export const numberFrom = (minimum: number, maximum: number): Expectation => ({
  kind: 'range',
  minimum,
  maximum,
  isWhole: false,
});
export const wholeFrom = (minimum: number, maximum: number): Expectation => ({
  kind: 'range',
  minimum,
  maximum,
  isWhole: true,
});
export const oneOf = (values: List['values']): Expectation => ({ kind: 'one-of', values });
export const choiceOf = (values: List['values']): Expectation => ({ kind: 'choice', values });
export const anyOf = (values: List['values'], mayBeAll = true): Expectation => ({
  kind: 'any-of',
  values,
  mayBeAll,
});

/** An expectation in English, for developers. */
export function wordExpectation(expected: Expectation): string {
  if (typeof expected === 'string') return expected;
  switch (expected.kind) {
    case 'range':
      return `a ${expected.isWhole ? 'whole ' : ''}number from ${expected.minimum} to ${expected.maximum}`;
    case 'ten-numbers':
      return `ten numbers from ${expected.minimum} to ${expected.maximum}, or none`;
    case 'choice':
      return expected.values.join(' | ');
    case 'one-of':
      return `one of ${expected.values.join(', ')}`;
    case 'any-of':
      return `any of ${expected.values.join(', ')}, ${expected.mayBeAll ? 'separated by commas' : 'but not all'}`;
  }
}
