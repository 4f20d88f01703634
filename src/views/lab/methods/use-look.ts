import { useEffect, useRef, useState } from 'react';
import type { EngineRequests } from '@/protocol/messages.ts';
import type { LookKind } from '@/state/lab-state.ts';
import { useLab, useLabActions } from '../lab-context.tsx';

/** At most so often: a look takes the engine from training. */
const REST_MS = 400;

/** What is worth a look again: another run, more training, another generation, or weights put back. */
const useMoment = () =>
  useLab(({ status, series }) =>
    [
      status?.runId,
      status?.phase === 'training' ? series.evaluations.at(-1)?.step : status?.step,
      series.generations.length,
    ].join(' '),
  );

/** Something of the run that is looked at, and what was wrong where it cannot be. */
export interface Look<Result> {
  /** The last one that came; null before the first, and after a change of what is asked for. */
  readonly view: Result | null;
  readonly error: unknown;
}

/**
 * Looks at something of the run for as long as the component is there, again and again while it trains.
 *
 * One request at a time, with a rest between two, so that a look never holds up the training.
 *
 * @param payload null while there is nothing to look at yet
 */
export function useLook<Kind extends LookKind>(
  kind: Kind,
  payload: EngineRequests[Kind]['payload'] | null,
): Look<EngineRequests[Kind]['result']> {
  const { ask } = useLabActions();
  const moment = useMoment();
  const isReady = useLab((state) => state.isReady);
  const asked = JSON.stringify(payload);
  const [seen, setLook] = useState<{
    readonly of: string;
    readonly at: string;
    readonly view: EngineRequests[Kind]['result'] | null;
    readonly error: unknown;
  }>({ of: asked, at: moment, view: null, error: null });
  const lastMs = useRef(0);
  useEffect(() => {
    if (!isReady || asked === 'null') return undefined;
    let isCurrent = true;
    const look = async () => {
      try {
        const view = await ask(kind, JSON.parse(asked) as EngineRequests[Kind]['payload']);
        if (isCurrent) setLook({ of: asked, at: moment, view, error: null });
      } catch (error) {
        if (isCurrent) setLook({ of: asked, at: moment, view: null, error });
      } finally {
        lastMs.current = performance.now();
      }
    };
    const timer = setTimeout(() => void look(), Math.max(0, REST_MS - (performance.now() - lastMs.current)));
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [ask, kind, asked, moment, isReady]);
  // An answer about something else would pass for this.
  return seen.of === asked ? seen : { view: null, error: null };
}
