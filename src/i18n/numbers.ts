/** Number formats of one language; all use the same digits, so that columns can be compared. */
export interface Numbers {
  /** 206922 → "206,922" */
  readonly whole: (value: number) => string;
  /** 0.9457 → "94.6%" */
  readonly percent: (share: number) => string;
  /** 0.8 → "80%" */
  readonly wholePercent: (share: number) => string;
  /** A difference of two shares in percentage points: 0.056 → "+5.6", −0.004 → "−0.4", 0 → "0.0" */
  readonly signedPoints: (difference: number) => string;
  /** The same without its sign: −0.056 → "5.6" */
  readonly points: (difference: number) => string;
  /** T as the slider prints it: 4 → "4", 2.5491 → "2.55" */
  readonly temperature: (temperature: number) => string;
  /** The value of any setting: 1000 → "1,000", 0.00025 → "0.00025" */
  readonly setting: (value: number) => string;
}

const known = new Map<string, Numbers>();

function build(language: string): Numbers {
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const oneDigit = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
  const percent = new Intl.NumberFormat(language, { style: 'percent', ...oneDigit });
  const wholePercent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const points = new Intl.NumberFormat(language, oneDigit);
  const signed = new Intl.NumberFormat(language, { ...oneDigit, signDisplay: 'negative' });
  const temperature = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
  const setting = new Intl.NumberFormat(language, { maximumFractionDigits: 6 });
  return {
    whole: (value) => whole.format(value),
    percent: (share) => percent.format(share),
    wholePercent: (share) => wholePercent.format(share),
    points: (difference) => points.format(Math.abs(difference) * 100),
    signedPoints: (difference) => {
      const text = signed.format(difference * 100);
      // A hyphen is half as wide as a plus: the number would shift when its sign changes.
      return text.startsWith('-') ? `−${text.slice(1)}` : text === points.format(0) ? text : `+${text}`;
    },
    temperature: (value) => temperature.format(value),
    setting: (value) => setting.format(value),
  };
}

/**
 * The number formats of a language, created once: creating an `Intl.NumberFormat` costs more than formatting.
 *
 * @param language a BCP 47 tag, e.g. `i18n.language`
 */
export function numbersOf(language: string): Numbers {
  const found = known.get(language) ?? build(language);
  known.set(language, found);
  return found;
}
