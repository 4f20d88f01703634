import { methods } from '@/distill/registry.ts';
import { HARD_TERM } from '@/distill/total-loss.ts';
import type { LedgerEntry, LedgerTerm } from '@/protocol/metrics.ts';

/** Above this share of the gradients a term dominates, below the other it is negligible. */
const DOMINATING = 0.95;
const SILENT = 0.01;

/** One term of the ledger, with a suggested weight. */
export interface LedgerRow extends LedgerTerm {
  /** Share of the sum of all terms' gradient lengths, 0..1. */
  readonly gradientShare: number;
  readonly verdict: 'drowns' | 'silent' | null;
  /** Key and value that would give its gradient the others' mean length; null if it has no weight of its own. */
  readonly balance: { readonly key: string; readonly value: number } | null;
  /** Its share at each entry, oldest first. */
  readonly history: readonly number[];
}

const totalOf = (terms: readonly LedgerTerm[]) =>
  terms.reduce((sum, { gradientNorm }) => sum + gradientNorm, 0);

const pullOf = (term: LedgerTerm, terms: readonly LedgerTerm[]) => {
  const total = totalOf(terms);
  return total > 0 ? term.gradientNorm / total : 0;
};

/** The weight of a term's method for which its gradient has the others' mean length. */
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
 * @param values current weights, by key
 */
export function ledgerRows(
  entries: readonly LedgerEntry[],
  values: (key: string) => number,
): readonly LedgerRow[] {
  const latest = entries.at(-1);
  if (!latest) return [];
  const counted = latest.terms.filter(({ weight }) => weight > 0);
  return latest.terms.map((term) => {
    const gradientShare = pullOf(term, latest.terms);
    const isAlone = counted.length < 2 || term.weight === 0;
    const verdict = isAlone
      ? null
      : gradientShare > DOMINATING
        ? 'drowns'
        : gradientShare < SILENT
          ? 'silent'
          : null;
    const history = entries.map(({ terms }) => {
      const then = terms.find(({ id }) => id === term.id);
      return then ? pullOf(then, terms) : 0;
    });
    const balance = verdict && term.id !== HARD_TERM ? balanceOf(term, latest.terms, values) : null;
    return { ...term, gradientShare, verdict, balance, history };
  });
}
