import { useEffect, useRef, useState } from 'react';
import type { EngineRequests } from '@/protocol/engine/requests.ts';
import type { InspectKind } from '@/state/lab-actions.ts';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import { numGenerationsShown } from '@/state/look-back.ts';

/** A request as text, by which it is compared with the last one; a typed text's ids are an array that JSON has no name for. */
const written = (payload: unknown): string =>
  JSON.stringify(payload, (_, value: unknown) =>
    value instanceof Float32Array ? { floats: [...value] } : value,
  );
const read = (text: string): unknown =>
  JSON.parse(text, (_, value: unknown) => {
    const floats = (value as { readonly floats?: readonly number[] } | null)?.floats;
    return floats ? Float32Array.from(floats) : value;
  });

/** Minimum time between two inspections, ms: each takes the engine from training. */
const REST_MS = 500;

/**
 * The run and step; a change requires a new inspection: another run or generation, training, restored weights,
 * or an earlier step.
 */
function useMoment() {
  const run = useLab((state) => `${state.status?.runId ?? 0}.${numGenerationsShown(state)}`);
  const now = useLab(({ status, series }) =>
    status?.phase === 'training' ? series.evaluations.at(-1)?.step : status?.step,
  );
  const at = useLab(({ past }) => past?.step ?? null);
  return { run, at, step: at ?? now ?? 0 };
}

/** Result of an inspection, or the error if it failed. */
export interface Inspection<Result> {
  /** The latest result; null before the first, and after a change of the request. */
  readonly view: Result | null;
  readonly error: unknown;
  /** The inspected run and generation. */
  readonly run: string;
  /** The last evaluated step before it. */
  readonly step: number;
  /** The same if it is an earlier step that the visitor looks back at; null for the latest. */
  readonly at: number | null;
}

/**
 * Inspects the run while the component is mounted, repeatedly during training.
 *
 * One request at a time, with a pause between two, so that inspecting never holds up the training.
 *
 * @param payload null for no request yet
 * @param dependsOn further state of the run that the result depends on; a change discards the last result
 */
export function useInspection<Kind extends InspectKind>(
  kind: Kind,
  payload: EngineRequests[Kind]['payload'] | null,
  dependsOn = '',
): Inspection<EngineRequests[Kind]['result']> {
  const { inspect } = useLabActions();
  const { run, step, at } = useMoment();
  const isReady = useLab((state) => state.isReady);
  const request = written(payload);
  const subject = `${dependsOn} ${request}`;
  const [seen, setSeen] = useState<Inspection<EngineRequests[Kind]['result']> & { readonly of: string }>({
    of: subject,
    run,
    step,
    at,
    view: null,
    error: null,
  });
  const lastMs = useRef(0);
  const inFlight = useRef<Promise<void>>(Promise.resolve());
  const latest = useRef<string | null>(null);
  useEffect(() => {
    latest.current = subject;
    return () => {
      latest.current = null;
    };
  }, [subject]);
  useEffect(() => {
    if (!isReady || request === 'null') return undefined;
    let isOutdated = false;
    const load = async () => {
      // Moving along the run outdates requests faster than some engines answer: only the latest is sent.
      await inFlight.current;
      if (isOutdated) return;
      inFlight.current = inspectOnce();
    };
    const inspectOnce = async () => {
      // Fast training outdates every result: one is of use as long as its subject is current.
      const isCurrent = () => latest.current === subject;
      try {
        const moment = at === null ? {} : { at };
        const view = await inspect(kind, {
          ...(read(request) as EngineRequests[Kind]['payload']),
          ...moment,
        });
        if (isCurrent()) setSeen({ of: subject, run, step, at, view, error: null });
      } catch (error) {
        if (isCurrent()) setSeen({ of: subject, run, step, at, view: null, error });
      } finally {
        lastMs.current = performance.now();
      }
    };
    const timer = setTimeout(() => void load(), Math.max(0, REST_MS - (performance.now() - lastMs.current)));
    return () => {
      isOutdated = true;
      clearTimeout(timer);
    };
  }, [inspect, kind, request, subject, run, step, at, isReady]);
  // A result for another subject must not be shown for this one.
  return seen.of === subject ? seen : { view: null, error: null, run, step, at };
}
