import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber } from './typed-number.ts';

describe('a typed number', () => {
  it.each([
    ['0,002', 0.002],
    ['0.002', 0.002],
    [',5', 0.5],
    ['.5', 0.5],
    ['5.', 5],
    ['2e-3', 0.002],
    ['2,5e-3', 0.0025],
    ['−3', -3],
    [' 64 ', 64],
    ['０．００２', 0.002],
    ['０，５', 0.5],
    ['1,0000', 1],
    ['0,100', 0.1],
    ['1 000', 1000],
    ['1\u00A0000', 1000],
    ['1\u202F000', 1000],
    ['1’000', 1000],
    ['1,234,567', 1_234_567],
    ['1.234.567', 1_234_567],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
  ])('%s is read', (typed, value) => {
    expect(readNumber(typed)).toEqual({ kind: 'number', value });
  });

  it.each([
    ['1,000', 1, 1000],
    ['1.000', 1, 1000],
    ['12,345', 12.345, 12_345],
  ])('%s is ambiguous and not read', (typed, ...readings) => {
    expect(readNumber(typed)).toEqual({ kind: 'ambiguous', readings });
  });

  it.each(['', 'abc', '1,2,3', '1..2', '0x10', 'Infinity', 'NaN', '5%', '1e', '--1', '1,23,456', '1 2'])(
    '%j is not a number',
    (typed) => {
      expect(readNumber(typed)).toEqual({ kind: 'none' });
    },
  );

  it('reads what every language of the browser writes back, or reports it as ambiguous', () => {
    const languages = ['en', 'ko', 'de', 'de-CH', 'fr', 'pl', 'pt-BR', 'sv', 'es', 'ja'];
    fc.assert(
      fc.property(
        fc.constantFrom(...languages),
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.boolean(),
        (language, value, useGrouping) => {
          const rounded = Number(value.toFixed(4));
          const text = new Intl.NumberFormat(language, { maximumFractionDigits: 4, useGrouping }).format(
            rounded,
          );
          const read = readNumber(text);
          const readings =
            read.kind === 'number' ? [read.value] : read.kind === 'ambiguous' ? read.readings : [];
          expect(readings.map((each) => each.toFixed(4))).toContain(rounded.toFixed(4));
        },
      ),
      { seed: 1 },
    );
  });
});
