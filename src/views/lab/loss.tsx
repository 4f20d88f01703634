import { useMemo, useState } from 'react';
import { entryAt, required } from '@/core/checked.ts';
import { alphaMethod } from '@/distill/registry.ts';
import { effectiveAlpha, HARD_TERM, termFactors } from '@/distill/total-loss.ts';
import { activeMethods, type RunConfig } from '@/protocol/run/config.ts';
import { usesLabels } from '@/protocol/run/transfer-set.ts';
import { settingsOfStep } from '@/protocol/run/trained-settings.ts';
import { useLab } from '@/state/lab-context.tsx';
import { Formula } from './pictures/formula.tsx';
import { useMethodTexts } from './methods/use-method-texts.ts';

/** Factor of each active term at a step. */
function factorsAt(config: RunConfig, step: number) {
  const active = activeMethods(config);
  return {
    active,
    factors: termFactors({ alpha: config.alpha, step, active, usesLabels: usesLabels(config) }),
  };
}

/** The losses of the step that the page shows, and its settings: those of an earlier step, or the present ones. */
function useShownStep() {
  const config = useLab((state) => state.config);
  const steps = useLab((state) => state.series.steps);
  const at = useLab((state) => state.past?.step);
  const trained = useLab((state) => state.history?.trained);
  // Every reading of a table makes another row.
  const last = useMemo(
    () => (at === undefined ? steps : steps.upTo(({ step }) => step <= at)).at(-1) ?? null,
    [steps, at],
  );
  const then = at !== undefined && trained && settingsOfStep(trained, at);
  return { last, config: then || config, isPast: at !== undefined };
}

/** The loss formula with the numbers of the latest step, or of the earlier one that is shown. */
export function Loss() {
  const { last, config, isPast } = useShownStep();
  const start = useLab(
    ({ series, past }) =>
      series.generations.findLast(({ step }) => step < (past?.step ?? Infinity))?.step ?? 0,
  );
  const texts = useMethodTexts();
  const { temperature } = config;
  const { active, factors } = factorsAt(config, (last?.step ?? start) - start);
  const alpha = effectiveAlpha({ alpha: config.alpha, active });
  // Keep the T and α that the step was computed with: the sliders may have moved since.
  const [latest, setLatest] = useState({ last, temperature, alpha, factors });
  if (!isPast && latest.last !== last) setLatest({ last, temperature, alpha, factors });
  const at = isPast ? { temperature, alpha, factors } : latest;
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
