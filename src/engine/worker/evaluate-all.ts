import type { EnginePhase } from '@/protocol/engine/events.ts';
import type { EvaluationReport } from '@/protocol/engine/frames.ts';
import type { Engine } from './engine.ts';

interface PhaseAccess {
  readonly phase: () => EnginePhase;
  readonly setPhase: (phase: EnginePhase, progress?: number) => void;
}

/** Evaluates all three lanes on the whole test set; sets the phase unless the run trains meanwhile. */
export async function evaluateAll(
  engine: Engine,
  at: number | undefined,
  { phase, setPhase }: PhaseAccess,
): Promise<EvaluationReport> {
  await engine.whenTest('all');
  return engine.inspectAt(at, async ({ evaluator }, store) => {
    const before = phase();
    const isShown = !engine.isTraining;
    if (isShown) setPhase('evaluating', 0);
    try {
      return await evaluator.evaluate(store.spec.counts.test, (progress) => {
        // Play may have been pressed meanwhile; its phase takes precedence.
        if (phase() === 'evaluating') setPhase('evaluating', progress);
      });
    } finally {
      if (phase() === 'evaluating') setPhase(before);
    }
  });
}
