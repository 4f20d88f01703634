/** The numbers of one step, with the T and α it was computed with. */
export interface MeasuredLoss {
  readonly step: number;
  readonly temperature: number;
  /** Effective α: 0 while soft targets are off. */
  readonly alpha: number;
  readonly crossEntropy: number;
  /** Raw, including T²; null while soft targets are off. */
  readonly softTargets: number | null;
  readonly total: number;
  /** Weight of the cross-entropy if it is not 1 − α: another term may replace it. */
  readonly hardWeight?: number;
  /** Weight of the soft term if it is not α: other methods may share α. */
  readonly softWeight?: number;
}

/** A term of another method: name, symbol, and its numbers at the step. */
export interface OtherTerm {
  readonly id: string;
  readonly name: string;
  readonly tex: string;
  readonly weight: number;
  /** Raw; null if the step did not compute it. */
  readonly raw: number | null;
}

/** A factor of the formula: TeX, plain text until KaTeX is loaded, and its number. */
export interface Factor {
  readonly tex: string;
  readonly plain: string;
  readonly number: string;
}

/** A term of the sum: its factors, their product, and the actor it belongs to. */
export interface Term {
  readonly actor: 'hard' | 'teacher';
  readonly factors: readonly Factor[];
  readonly value: number | null;
}

interface Words {
  readonly labels: string;
  readonly teacher: string;
  readonly student: string;
}

const UNKNOWN = '?';
/** Formats T² as 16 or 6.25, without trailing zeros: it is exact. */
const squareText = (square: number) => String(Number(square.toFixed(2)));
const coloured = (actor: string, word: string) => String.raw`\htmlClass{${actor}}{\text{${word}}`;

/**
 * The two terms of L = (1 − α) · CE + α · T² · KL, with a step's numbers for the symbols.
 *
 * @param knobs T and α to show before the first measurement
 * @param measured a step, or null before the first
 * @param words the actors' names in the visitor's language
 */
export function lossTerms(
  knobs: { readonly temperature: number; readonly alpha: number },
  measured: MeasuredLoss | null,
  words: Words,
): readonly [Term, Term] {
  const { temperature, alpha } = measured ?? knobs;
  const square = temperature * temperature;
  const soft = measured?.softTargets ?? null;
  const hardWeight = measured?.hardWeight ?? 1 - alpha;
  const softWeight = measured?.softWeight ?? alpha;
  const student = `${coloured('student', words.student)}}`;
  return [
    {
      actor: 'hard',
      factors: [
        { tex: String.raw`(1-\alpha)`, plain: '(1 − α)', number: hardWeight.toFixed(2) },
        {
          tex: String.raw`\mathrm{CE}(${coloured('hard', words.labels)}},\,${student})`,
          plain: `CE(${words.labels}, ${words.student})`,
          number: measured ? measured.crossEntropy.toFixed(3) : UNKNOWN,
        },
      ],
      value: measured && hardWeight * measured.crossEntropy,
    },
    {
      actor: 'teacher',
      factors: [
        { tex: String.raw`\alpha`, plain: 'α', number: softWeight.toFixed(2) },
        { tex: 'T^2', plain: 'T²', number: squareText(square) },
        {
          tex: String.raw`\mathrm{KL}(${coloured('teacher', words.teacher)}_T} \,\|\, ${coloured('student', words.student)}_T})`,
          plain: `KL(${words.teacher} ‖ ${words.student})`,
          // The engine's value already includes T².
          number: soft === null ? UNKNOWN : (soft / square).toFixed(4),
        },
      ],
      // Without soft targets α is 0, and so is the term.
      value: measured && softWeight * (soft ?? 0),
    },
  ];
}
