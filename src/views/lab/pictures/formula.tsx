import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './formula.module.css';

interface FormulaProps {
  /** As it acts: 0 while soft targets are off. */
  readonly alpha: number;
  readonly temperature: number;
  /** Raw terms of the latest step; `softTargets` contains T². */
  readonly terms: { readonly crossEntropy: number; readonly softTargets: number } | null;
  readonly total: number | null;
}

const tex = String.raw`L = (1-\alpha)\,\mathrm{CE}(y, s) \;+\; \alpha\,T^2\,\mathrm{KL}\!\left(p^{\,\mathrm{teacher}}_T \,\middle\|\, p^{\,\mathrm{student}}_T\right)`;
const plain = 'L = (1 − α) · CE(y, s) + α · T² · KL(teacher ‖ student)';

/** The formula that the engine computes, with the numbers of the latest step in it. */
export function Formula({ alpha, temperature, terms, total }: FormulaProps) {
  const { t } = useTranslation();
  const [html, setHtml] = useState<string | null>(null);
  useEffect(() => {
    let isShown = true;
    const render = async () => {
      const [{ default: katex }] = await Promise.all([import('katex'), import('katex/dist/katex.min.css')]);
      if (isShown) setHtml(katex.renderToString(tex, { output: 'htmlAndMathml', strict: 'error' }));
    };
    void render();
    return () => {
      isShown = false;
    };
  }, []);
  const square = temperature * temperature;
  const divergence = terms ? terms.softTargets / square : null;
  const number = (value: number | null | undefined, digits: number) =>
    value === null || value === undefined ? '?' : value.toFixed(digits);
  return (
    <section aria-labelledby="formula-title" className={styles['card']}>
      <h2 id="formula-title">{t('formula.title')}</h2>
      {html === null ? (
        <p className={styles['formula']}>{plain}</p>
      ) : (
        // KaTeX escapes its input, and the input is a constant of this file.
        <p
          className={styles['formula']}
          tabIndex={0}
          role="group"
          aria-labelledby="formula-title"
          dangerouslySetInnerHTML={{ __html: html }}
        />
      )}
      <div className={styles['numbers']}>
        <p data-actor="hard">
          {(1 - alpha).toFixed(2)} · {number(terms?.crossEntropy, 3)}
          <small>{t('formula.labels')}</small>
        </p>
        <span>+</span>
        <p data-actor="teacher">
          {alpha.toFixed(2)} · {square.toFixed(1)} · {number(divergence, 4)}
          <small>{t('formula.teacher')}</small>
        </p>
        <span>=</span>
        <p data-actor="total">
          {number(total, 3)}
          <small>{t('formula.total')}</small>
        </p>
        <p className={styles['note']}>{terms ? '' : t('formula.waiting')}</p>
      </div>
    </section>
  );
}
