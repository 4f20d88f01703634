/** The numbers of one step, together with what T and α were when it was computed. */
export interface MeasuredLoss {
  readonly step: number;
  readonly temperature: number;
  /** As it acted: 0 while soft targets were off. */
  readonly alpha: number;
  readonly crossEntropy: number;
  /** Raw, with its T² inside; null where soft targets were off. */
  readonly softTargets: number | null;
  readonly total: number;
  /** What cross-entropy was multiplied with, where that is not 1 − α: another term may stand in its place. */
  readonly hardWeight?: number;
  /** What the soft term was multiplied with, where that is not α: other methods may share it. */
  readonly softWeight?: number;
}

/** A term of another method: what it is called, its sign, and its numbers at the step. */
export interface OtherTerm {
  readonly id: string;
  readonly name: string;
  readonly tex: string;
  readonly weight: number;
  /** Raw; null where the step had it not. */
  readonly raw: number | null;
}

/** A factor of the formula: as TeX, in plain letters until KaTeX is there, and as the number it stands for. */
export interface Factor {
  readonly tex: string;
  readonly plain: string;
  readonly number: string;
}

/** A term of the sum: its factors, what they multiply to, and whose part of the loss it is. */
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
/** Written as 16 or 6.25: T² is known exactly, so that zeros behind it would only pretend. */
const squareText = (square: number) => String(Number(square.toFixed(2)));
const coloured = (actor: string, word: string) => String.raw`\htmlClass{${actor}}{\text{${word}}`;

/**
 * The two terms of L = (1 − α) · CE + α · T² · KL, with a step's numbers in the places of the letters.
 *
 * @param knobs T and α to write where nothing was measured yet
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
          // What the engine reports holds T² already.
          number: soft === null ? UNKNOWN : (soft / square).toFixed(4),
        },
      ],
      // Without soft targets α is 0, and so is the part.
      value: measured && softWeight * (soft ?? 0),
    },
  ];
}
