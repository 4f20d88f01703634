import { useEffect, useRef, useState } from 'react';
import type { EngineRequests } from '@/protocol/messages.ts';
import type { LookKind } from '@/state/lab-actions.ts';
import { useLab, useLabActions } from '@/state/lab-context.tsx';

/** At most so often: a look takes the engine from training. */
const REST_MS = 500;

/** What is worth a look again: another run, more training, another generation, or weights put back. */
function useMoment() {
  const run = useLab(({ status, series }) => `${status?.runId ?? 0}.${series.generations.length}`);
  const step = useLab(({ status, series }) =>
    status?.phase === 'training' ? series.evaluations.at(-1)?.step : status?.step,
  );
  return { run, step: step ?? 0 };
}

/** Something of the run that is looked at, and what was wrong where it cannot be. */
export interface Look<Result> {
  /** The last one that came; null before the first, and after a change of what is asked for. */
  readonly view: Result | null;
  readonly error: unknown;
  /** The run and its generation that it is of. */
  readonly run: string;
  /** The last step before it that was evaluated. */
  readonly step: number;
}

/**
 * Looks at something of the run for as long as the component is there, again and again while it trains.
 *
 * One request at a time, with a rest between two, so that a look never holds up the training.
 *
 * @param payload null while there is nothing to look at yet
 * @param dependsOn what else of the run the answer depends on: where it changes, the last answer no longer holds
 */
export function useLook<Kind extends LookKind>(
  kind: Kind,
  payload: EngineRequests[Kind]['payload'] | null,
  dependsOn = '',
): Look<EngineRequests[Kind]['result']> {
  const { ask } = useLabActions();
  const { run, step } = useMoment();
  const isReady = useLab((state) => state.isReady);
  const asked = JSON.stringify(payload);
  const about = `${dependsOn} ${asked}`;
  const [seen, setLook] = useState<Look<EngineRequests[Kind]['result']> & { readonly of: string }>({
    of: about,
    run,
    step,
    view: null,
    error: null,
  });
  const lastMs = useRef(0);
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    wanted.current = about;
    return () => {
      wanted.current = null;
    };
  }, [about]);
  useEffect(() => {
    if (!isReady || asked === 'null') return undefined;
    const look = async () => {
      // While it trains fast there is always something newer: an answer is of use as long as it is about the same.
      const isWanted = () => wanted.current === about;
      try {
        const view = await ask(kind, JSON.parse(asked) as EngineRequests[Kind]['payload']);
        if (isWanted()) setLook({ of: about, run, step, view, error: null });
      } catch (error) {
        if (isWanted()) setLook({ of: about, run, step, view: null, error });
      } finally {
        lastMs.current = performance.now();
      }
    };
    const timer = setTimeout(() => void look(), Math.max(0, REST_MS - (performance.now() - lastMs.current)));
    return () => clearTimeout(timer);
  }, [ask, kind, asked, about, run, step, isReady]);
  // An answer about something else would pass for this.
  return seen.of === about ? seen : { view: null, error: null, run, step };
}
