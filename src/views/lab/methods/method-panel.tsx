import { ExternalLink } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { entryAt } from '@/core/checked.ts';
import type { Diagnostic, DistillationMethod } from '@/distill/method.ts';
import { referenceOf } from '@/distill/references.ts';
import { termFactors } from '@/distill/total-loss.ts';
import { activeMethods } from '@/protocol/run/config.ts';
import { usesLabels } from '@/protocol/run/transfer-set.ts';
import { useLab } from '@/state/lab-context.tsx';
import { numGenerationsShown } from '@/state/look-back.ts';
import { lazyPart } from '@/ui/lazy-part.tsx';
import { termSymbol } from '../pictures/loss-symbols.ts';
import { Tex } from '../pictures/tex.tsx';
import { useKatex } from '../pictures/use-katex.ts';
import { PastStep } from '../time/past-step.tsx';
import { EnsembleNote } from './ensemble-note.tsx';
import { MethodCost } from './method-cost.tsx';
import { MethodPicture } from './method-picture.tsx';
import { MethodSettings } from './method-settings.tsx';
import { useMethodTexts } from './use-method-texts.ts';
import styles from './methods-section.module.css';

const SymbolDialog = lazyPart(async () => (await import('../pictures/symbol-dialog.tsx')).SymbolDialog);

/** The losses of the step that the page shows; null if it has none. */
function useShownLosses() {
  const steps = useLab((state) => state.series.steps);
  const past = useLab((state) => state.past);
  return useMemo(
    () => (past ? steps.upTo(({ step }) => step <= past.step) : steps).at(-1) ?? null,
    [steps, past],
  );
}

/** Opens the explanation of the formula's symbols. */
function ExplainSymbols({ method }: { readonly method: DistillationMethod }) {
  const { t } = useTranslation();
  const texts = useMethodTexts();
  const last = useShownLosses();
  const { temperature } = useLab((state) => state.config);
  const [isOpen, setIsOpen] = useState(false);
  const symbols = method.terms.map(({ id }) =>
    termSymbol(id, texts.term(id), last?.terms[id]?.toPrecision(3) ?? '?'),
  );
  const { formula } = referenceOf(method);
  const hasTemperature = formula.includes('T^2');
  const own = (id: string, plain: string, value: string | null) => ({ id, plain, value, isTerm: false });
  return (
    <>
      <button
        type="button"
        className={styles['explain']}
        aria-haspopup="dialog"
        onClick={() => setIsOpen(true)}
      >
        {t('methodPanel.explain')}
      </button>
      {isOpen && (
        <SymbolDialog
          failure="above"
          symbols={[
            ...symbols,
            ...(hasTemperature
              ? [
                  own('T2', 'T²', String(Number((temperature * temperature).toFixed(2)))),
                  own('T', 'T', String(Number(temperature.toPrecision(3)))),
                ]
              : []),
            ...(formula.includes('log p') ? [own('KL', 'KL', null)] : []),
            ...(method.weight.by === 'alpha' ? [own('alpha', 'α', null)] : []),
            ...(method.weight.by === 'beta' ? [own('beta', 'β', null)] : []),
          ]}
          first={entryAt(symbols, 0).id}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}

/** A method's terms at the shown step: raw value and share of the loss with the present settings. */
function LiveTerms({ method }: { readonly method: DistillationMethod }) {
  const { t } = useTranslation();
  const texts = useMethodTexts();
  const config = useLab((state) => state.config);
  const last = useShownLosses();
  const at = useLab(({ past }) => past?.step ?? null);
  const numGenerations = useLab(numGenerationsShown);
  const start = useLab(({ series }) => series.generations[numGenerations - 1]?.step ?? 0);
  const active = activeMethods(config);
  const factors = termFactors({
    alpha: config.alpha,
    step: (last?.step ?? 0) - start,
    active,
    usesLabels: usesLabels(config),
  });
  const isOn = config.methods.includes(method.id);
  return (
    <dl className={styles['terms']}>
      {method.terms.map(({ id, actor }) => {
        const raw = last?.terms[id];
        const weight = factors[id] ?? 0;
        const numbers =
          raw === undefined
            ? t(isOn ? 'methodPanel.notYet' : 'methodPanel.off')
            : t('methodPanel.now', {
                raw: raw.toPrecision(3),
                weight: String(Number(weight.toPrecision(3))),
                share: (raw * weight).toPrecision(3),
              });
        return (
          <div key={id} data-actor={actor}>
            <dt>{texts.term(id)}</dt>
            <dd>
              {isOn ? numbers : t('methodPanel.off')} <PastStep at={at} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function TypesetFormula({ tex }: { readonly tex: string }) {
  const typeset = useKatex();
  if (!typeset) return <code className={styles['formula']}>{tex}</code>;
  return (
    <div className={styles['formula']} tabIndex={0} role="group">
      <Tex output="html" tex={tex} typeset={typeset} />
      <Tex output="mathml" tex={tex} typeset={typeset} />
    </div>
  );
}

/** The views that show what happens inside the networks. */
const showsInside: ReadonlySet<Diagnostic> = new Set([
  'feature-maps',
  'attention-maps',
  'token-attention',
  'token-states',
  'relations',
]);

/** One method: what it imitates, its loss with live numbers, settings, cost and picture. */
export function MethodPanel({ method }: { readonly method: DistillationMethod }) {
  const { t } = useTranslation();
  const texts = useMethodTexts();
  const { formula, citation } = referenceOf(method);
  const { authors, year, title, locator, url } = citation;
  return (
    <article className={styles['panel']} aria-labelledby="method-panel-title">
      <div className={styles['words']}>
        <h3 id="method-panel-title">{texts.name(method)}</h3>
        <p className={styles['imitates']}>{texts.imitates(method)}</p>
        <TypesetFormula tex={formula} />
        <p className={styles['legend']}>{t('methodPanel.legend')}</p>
        <ExplainSymbols method={method} />
        <LiveTerms method={method} />
        <MethodSettings method={method} />
        <p className={styles['small']}>{texts.note(method)}</p>
        <p className={styles['small']}>
          {t('methodPanel.paper')}:{' '}
          <a href={url} target="_blank" rel="noreferrer" lang="en">
            {authors} {year}, “{title}”, {locator} <ExternalLink aria-hidden="true" />
          </a>
        </p>
        <MethodCost method={method} />
      </div>
      <div className={styles['picture']}>
        {showsInside.has(method.diagnostic) && <EnsembleNote className={styles['small']} />}
        <MethodPicture of={method.diagnostic} />
      </div>
    </article>
  );
}
