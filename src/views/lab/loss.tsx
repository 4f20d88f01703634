import { useState } from 'react';
import { entryAt, required } from '@/core/checked.ts';
import { alphaMethod } from '@/distill/registry.ts';
import { effectiveAlpha, HARD_TERM, termFactors } from '@/distill/total-loss.ts';
import { activeMethods, type RunConfig } from '@/protocol/run-config.ts';
import { useLab } from '@/state/lab-context.tsx';
import { Formula } from './pictures/formula.tsx';
import { useMethodTexts } from './methods/use-method-texts.ts';

/** Factor of each active term at a step. */
function factorsAt(config: RunConfig, step: number) {
  const active = activeMethods(config);
  return { active, factors: termFactors({ alpha: config.alpha, step, active }) };
}

/** The loss formula with the numbers of the latest step. */
export function Loss() {
  const config = useLab((state) => state.config);
  const last = useLab((state) => state.series.steps.at(-1) ?? null);
  const start = useLab((state) => state.series.generations.at(-1)?.step ?? 0);
  const texts = useMethodTexts();
  const { temperature } = config;
  const { active, factors } = factorsAt(config, (last?.step ?? start) - start);
  const alpha = effectiveAlpha({ alpha: config.alpha, active });
  // Keep the T and α that the step was computed with: the sliders may have moved since.
  const [at, setAt] = useState({ last, temperature, alpha, factors });
  if (at.last !== last) setAt({ last, temperature, alpha, factors });
  const softTerm = entryAt(alphaMethod.terms, 0).id;
  const soft = last?.terms[softTerm] ?? null;
  const others = active
    .filter(({ method }) => method !== alphaMethod)
    .flatMap(({ method }) => method.terms)
    .map(({ id, tex }) => ({
      id,
      tex,
      name: texts.term(id),
      weight: (last ? at.factors : factors)[id] ?? required(factors[id], id),
      raw: last?.terms[id] ?? null,
    }));
  return (
    <Formula
      temperature={temperature}
      alpha={config.alpha}
      softTargetsOn={active.some(({ method }) => method === alphaMethod)}
      others={others}
      measured={
        last && {
          step: last.step,
          temperature: at.temperature,
          alpha: at.alpha,
          crossEntropy: required(last.terms[HARD_TERM], HARD_TERM),
          softTargets: soft,
          total: last.studentTotal,
          // In the first of several generations the labels have the whole weight.
          hardWeight:
            soft === null && others.every(({ raw }) => raw === null)
              ? 1
              : required(at.factors[HARD_TERM], HARD_TERM),
          softWeight: soft === null ? 0 : (at.factors[softTerm] ?? 0),
        }
      }
    />
  );
}
