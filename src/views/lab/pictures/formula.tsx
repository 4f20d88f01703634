import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { entryAt } from '@/core/checked.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { lossTerms, type Factor, type MeasuredLoss, type OtherTerm, type Term } from './loss-terms.ts';
import { lazyPart } from '@/ui/lazy-part.tsx';
import { factorIds, lossSymbols } from './loss-symbols.ts';
import { Tex } from './tex.tsx';
import { useKatex, type Typeset } from './use-katex.ts';
import styles from './formula.module.css';

interface FormulaProps {
  readonly temperature: number;
  /** α of the slider; has no effect without soft targets. */
  readonly alpha: number;
  readonly softTargetsOn: boolean;
  /** The latest step; null before the first. */
  readonly measured: MeasuredLoss | null;
  /** Terms of other active methods. */
  readonly others?: readonly OtherTerm[];
}

/** Loaded on demand: its texts are long. */
const SymbolDialog = lazyPart(async () => (await import('./symbol-dialog.tsx')).SymbolDialog);

interface LettersProps {
  readonly tex: string;
  readonly plain: string;
  readonly typeset: Typeset | null;
}

function Letters({ tex, plain, typeset }: LettersProps) {
  return typeset ? (
    <Tex output="html" tex={tex} typeset={typeset} />
  ) : (
    <span aria-hidden="true">{plain}</span>
  );
}

interface ExplainProps {
  /** Key of the symbol's texts. */
  readonly id: string;
  readonly onExplain: (id: string) => void;
}

/** A symbol that opens its explanation. */
function SymbolButton({ id, onExplain, ...letters }: LettersProps & ExplainProps) {
  const { t } = useTranslation('tools');
  return (
    <button
      type="button"
      className={styles['symbol']}
      aria-haspopup="dialog"
      aria-label={t('formula.explain', { symbol: letters.plain })}
      title={t('formula.explain', { symbol: letters.plain })}
      onClick={() => onExplain(id)}
    >
      <Letters {...letters} />
    </button>
  );
}

/** A symbol above its number. */
function Column({ number, ...letters }: Factor & LettersProps & ExplainProps) {
  return (
    <span className={styles['column']}>
      <SymbolButton {...letters} />
      <span className={styles['number']}>{number}</span>
    </span>
  );
}

const Sign = ({ of }: { readonly of: string }) => (
  <span className={styles['column']}>
    <span aria-hidden="true">{of}</span>
    <span>{of}</span>
  </span>
);

interface TermColumnsProps {
  readonly term: Term;
  readonly name: string;
  readonly typeset: Typeset | null;
  readonly onExplain: (id: string) => void;
}

/** A term's factors above their numbers, with the term's value below. */
function TermColumns({ term, name, typeset, onExplain }: TermColumnsProps) {
  // Factors and the signs between them; the line below needs the number of columns to span.
  const numColumns = term.factors.length * 2 - 1;
  return (
    <span
      className={styles['term']}
      data-actor={term.actor}
      style={{ gridTemplateColumns: `repeat(${numColumns}, auto)` }}
    >
      {term.factors.map((factor, index) => (
        <Fragment key={factor.plain}>
          {index > 0 && <Sign of="·" />}
          <Column
            {...factor}
            id={entryAt(factorIds[term.actor], index)}
            typeset={typeset}
            onExplain={onExplain}
          />
        </Fragment>
      ))}
      <span className={styles['share']} aria-hidden="true">
        {name} <b>{term.value === null ? '?' : term.value.toFixed(3)}</b>
      </span>
    </span>
  );
}

/** The terms of other methods: weight, symbol and product. */
function Others({
  terms,
  typeset,
  onExplain,
}: {
  readonly terms: readonly OtherTerm[];
  readonly typeset: Typeset | null;
  readonly onExplain: (id: string) => void;
}) {
  if (terms.length === 0) return null;
  return (
    <ul className={styles['others']}>
      {terms.map(({ id, name, tex, weight, raw }) => (
        <li key={id}>
          <span aria-hidden="true">+</span>{' '}
          <SymbolButton id="beta" tex={String.raw`\beta`} plain="β" typeset={typeset} onExplain={onExplain} />
          {' = '}
          <b>{String(Number(weight.toPrecision(3)))}</b> ·{' '}
          <SymbolButton id={id} tex={tex} plain={name} typeset={typeset} onExplain={onExplain} />{' '}
          <span className={styles['othersShare']}>
            {name} <b>{raw === null ? '?' : (weight * raw).toFixed(3)}</b>
          </span>
        </li>
      ))}
    </ul>
  );
}

const noOthers: readonly OtherTerm[] = [];

/** The loss that the engine computes, with the numbers of the latest step below its symbols. */
export function Formula({ temperature, alpha, softTargetsOn, measured, others = noOthers }: FormulaProps) {
  const { t, i18n } = useTranslation('tools');
  const typeset = useKatex();
  const numbers = numbersOf(i18n.language);
  const knobs = { temperature, alpha: softTargetsOn ? alpha : 0 };
  const words = { labels: t('formula.labels'), teacher: t('formula.teacher'), student: t('formula.student') };
  const terms = lossTerms(knobs, measured, words);
  const [hard, soft] = terms;
  const [explained, setExplained] = useState<string | null>(null);
  const total = measured ? measured.total.toFixed(3) : '?';
  const tex = [hard, soft].map(({ factors }) => factors.map((each) => each.tex).join(String.raw`\cdot `));
  const rest = others.map((each) => String.raw`\beta \cdot ${each.tex}`);
  const whole = `L = ${[...tex, ...rest].join(' + ')}`;
  const hasMoved =
    measured !== null && (measured.temperature !== temperature || measured.alpha !== knobs.alpha);
  const note = () => {
    if (!measured) return t('formula.waiting');
    if (!hasMoved) return t('formula.measured', { step: numbers.whole(measured.step) });
    return t('formula.moved', {
      step: numbers.whole(measured.step),
      temperature: numbers.temperature(measured.temperature),
      alpha: measured.alpha.toFixed(2),
    });
  };
  return (
    <section aria-labelledby="formula-title" className={styles['formula']}>
      <h2 id="formula-title">{t('formula.title')}</h2>
      {typeset && <Tex output="mathml" tex={whole} typeset={typeset} />}
      <div className={styles['sum']}>
        <span className={styles['line']}>
          <span className={styles['term']}>
            <Column id="L" tex="L" plain="L" number={total} typeset={typeset} onExplain={setExplained} />
            <Sign of="=" />
          </span>
          <TermColumns
            term={hard}
            name={t('formula.fromLabels')}
            typeset={typeset}
            onExplain={setExplained}
          />
        </span>
        <span className={styles['line']}>
          <span className={styles['term']}>
            <Sign of="+" />
          </span>
          <TermColumns
            term={soft}
            name={t('formula.fromTeacher')}
            typeset={typeset}
            onExplain={setExplained}
          />
        </span>
      </div>
      <Others terms={others} typeset={typeset} onExplain={setExplained} />
      <p className={styles['note']}>
        {softTargetsOn ? '' : `${t('formula.off')} `}
        {note()}
      </p>
      {explained !== null && (
        <SymbolDialog
          failure="above"
          symbols={lossSymbols(
            terms,
            measured,
            numbers.temperature(measured?.temperature ?? temperature),
            others,
          )}
          first={explained}
          onClose={() => setExplained(null)}
        />
      )}
    </section>
  );
}
