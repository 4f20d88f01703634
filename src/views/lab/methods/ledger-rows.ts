import { methods } from '@/distill/registry.ts';
import { HARD_TERM } from '@/distill/total-loss.ts';
import type { LedgerEntry, LedgerTerm } from '@/protocol/engine/frames.ts';

/** Above this share of all gradients a term drowns the others, below the other it is not heard. */
const DOMINATING = 0.95;
const SILENT = 0.01;

/** One term of the ledger, with what could be done about its weight. */
export interface LedgerRow extends LedgerTerm {
  /** Of the lengths of all terms' gradients, 0..1; what it has of the pull if none pulled against another. */
  readonly pull: number;
  readonly verdict: 'drowns' | 'silent' | null;
  /** The key and value that would make its gradient as long as the others' mean; null where it has no weight of its own. */
  readonly balance: { readonly key: string; readonly value: number } | null;
  /** Its pull at each entry, oldest first. */
  readonly history: readonly number[];
}

const totalOf = (terms: readonly LedgerTerm[]) =>
  terms.reduce((sum, { gradientNorm }) => sum + gradientNorm, 0);

const pullOf = (term: LedgerTerm, terms: readonly LedgerTerm[]) => {
  const total = totalOf(terms);
  return total > 0 ? term.gradientNorm / total : 0;
};

/** The weight of the method a term belongs to, so that its gradient becomes as long as the mean of the others'. */
function balanceOf(term: LedgerTerm, terms: readonly LedgerTerm[], values: (key: string) => number) {
  const method = methods.find((each) => each.terms.some(({ id }) => id === term.id));
  if (method?.weight.by !== 'beta') return null;
  const others = terms.filter(({ id, weight }) => weight > 0 && !method.terms.some((own) => own.id === id));
  if (others.length === 0 || term.gradientNorm === 0) return null;
  const { key, minimum, maximum } = method.weight.beta;
  const target = (values(key) * totalOf(others)) / others.length / term.gradientNorm;
  return { key, value: Number(Math.min(maximum, Math.max(minimum, target)).toPrecision(2)) };
}

/**
 * The latest entry of a ledger as rows.
 *
 * @param values the present value of a weight, by key
 */
export function ledgerRows(
  entries: readonly LedgerEntry[],
  values: (key: string) => number,
): readonly LedgerRow[] {
  const latest = entries.at(-1);
  if (!latest) return [];
  const counted = latest.terms.filter(({ weight }) => weight > 0);
  return latest.terms.map((term) => {
    const pull = pullOf(term, latest.terms);
    const isAlone = counted.length < 2 || term.weight === 0;
    const verdict = isAlone ? null : pull > DOMINATING ? 'drowns' : pull < SILENT ? 'silent' : null;
    const history = entries.map(({ terms }) => {
      const then = terms.find(({ id }) => id === term.id);
      return then ? pullOf(then, terms) : 0;
    });
    const balance = verdict && term.id !== HARD_TERM ? balanceOf(term, latest.terms, values) : null;
    return { ...term, pull, verdict, balance, history };
  });
}
