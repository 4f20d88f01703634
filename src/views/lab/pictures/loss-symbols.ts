import type { MeasuredLoss, OtherTerm, Term } from './loss-terms.ts';

/** A symbol of the loss with an explanation. */
export interface LossSymbol {
  /** Key of its texts. */
  readonly id: string;
  /** Plain text; a method's term has the method's name. */
  readonly plain: string;
  /** Current value; '?' before the first step, null if it has no single value. */
  readonly value: string | null;
  /** Whether it is a method's term. */
  readonly isTerm: boolean;
}

const own = (id: string, plain: string, value: string | null): LossSymbol => ({
  id,
  plain,
  value,
  isTerm: false,
});

/** Creates the symbol of a method's term. */
export const termSymbol = (id: string, name: string, value: string | null): LossSymbol => ({
  id,
  plain: name,
  value,
  isTerm: true,
});

/** Ids of a term's factors, in the order of `lossTerms`. */
export const factorIds = { hard: ['hardWeight', 'CE'], teacher: ['alpha', 'T2', 'KL'] } as const;

/** Every symbol of L = (1 − α) · CE + α · T² · KL + Σ β · other terms, with its value. */
export function lossSymbols(
  [hard, soft]: readonly [Term, Term],
  measured: MeasuredLoss | null,
  temperature: string,
  others: readonly OtherTerm[],
): readonly LossSymbol[] {
  const number = ({ factors }: Term, index: number) => factors[index]?.number ?? null;
  const square = number(soft, 1);
  return [
    own('L', 'L', measured ? measured.total.toFixed(3) : '?'),
    own('hardWeight', '1 − α', number(hard, 0)),
    own('CE', 'CE', number(hard, 1)),
    own('alpha', 'α', number(soft, 0)),
    own('T2', 'T²', square),
    own('T', 'T', temperature),
    own('KL', 'KL', number(soft, 2)),
    ...(others.length > 0
      ? [own('beta', 'β', others.map(({ weight }) => String(Number(weight.toPrecision(3)))).join(', '))]
      : []),
    ...others.map(({ id, name, raw }) => termSymbol(id, name, raw === null ? '?' : raw.toPrecision(3))),
  ];
}
