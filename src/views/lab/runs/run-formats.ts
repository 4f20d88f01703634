function build(language: string) {
  return {
    whole: new Intl.NumberFormat(language, { maximumFractionDigits: 0 }),
    oneDigit: new Intl.NumberFormat(language, { maximumFractionDigits: 1 }),
    time: new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' }),
  };
}
const formats = new Map<string, ReturnType<typeof build>>();

/** The formats of a language, created once: creating one costs more than formatting with it. */
function formatsOf(language: string) {
  const found = formats.get(language) ?? build(language);
  formats.set(language, found);
  return found;
}

/** A size in bytes. */
export function sizeText(language: string, bytes: number): string {
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, 'kB'] : [bytes / 1e6, 'MB'];
  const { whole, oneDigit } = formatsOf(language);
  return `${(value < 10 ? oneDigit : whole).format(value)} ${unit}`;
}

/** A time in ISO 8601. */
export const timeText = (language: string, iso: string): string =>
  formatsOf(language).time.format(new Date(iso));
