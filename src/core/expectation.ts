interface Range {
  readonly minimum: number;
  readonly maximum: number;
}

interface List {
  /** `choice`: a setting's options; `one-of`: names; `any-of`, `some-of`: several, not all for `some-of`. */
  readonly kind: 'choice' | 'one-of' | 'any-of' | 'some-of';
  readonly values: readonly (string | number)[];
}

/** The allowed values of a key, as data that the page words; a string is English and shown as it is. */
export type Expectation =
  | (Range & { readonly kind: 'range'; readonly isWhole: boolean })
  | (Range & { readonly kind: 'numbers'; readonly length: number })
  | List
  /** 1, unless the teacher is trained live. */
  | { readonly kind: 'live-teacher' }
  | string;

const range = (minimum: number, maximum: number, isWhole: boolean): Expectation => ({
  kind: 'range',
  minimum,
  maximum,
  isWhole,
});
const list =
  (kind: List['kind']) =>
  (values: List['values']): Expectation => ({ kind, values });

export const numberFrom = (minimum: number, maximum: number) => range(minimum, maximum, false);
export const wholeFrom = (minimum: number, maximum: number) => range(minimum, maximum, true);
export const choiceOf = list('choice');
export const oneOf = list('one-of');
export const anyOf = list('any-of');
export const someOf = list('some-of');

/** An expectation in English, for developers. */
export function wordExpectation(expected: Expectation): string {
  if (typeof expected === 'string') return expected;
  if ('values' in expected) {
    const { kind, values } = expected;
    if (kind === 'choice') return values.join(' | ');
    const names = values.join(', ');
    if (kind === 'one-of') return `one of ${names}`;
    return `any of ${names}, ${kind === 'any-of' ? 'separated by commas' : 'but not all'}`;
  }
  if (expected.kind === 'live-teacher')
    return '1, or teacherWeights live or live-equal-data, whose networks are trained here';
  const bounds = `from ${expected.minimum} to ${expected.maximum}`;
  if (expected.kind === 'numbers') return `${expected.length} numbers ${bounds}, or none`;
  return `a ${expected.isWhole ? 'whole ' : ''}number ${bounds}`;
}
