import { useEffect, useReducer } from 'react';
import type { BenchEvent, BenchPort, BenchTask } from '@/protocol/bench.ts';
import type { BenchPlan } from '@/protocol/bench-plan.ts';
import { emptyReport, withEvent, type BenchPlace, type BenchReport } from '@/protocol/bench-report.ts';

/** The running benchmark case. */
export interface Underway {
  readonly task: BenchTask;
  readonly index: number;
  readonly count: number;
}

export interface BenchState {
  readonly phase: 'ready' | 'running' | 'finished' | 'stopped';
  readonly underway: Underway | null;
  readonly report: BenchReport;
}

type Action =
  | { readonly type: 'begin'; readonly place: BenchPlace; readonly isQuick: boolean }
  | { readonly type: 'event'; readonly event: BenchEvent }
  | { readonly type: 'end'; readonly phase: 'finished' | 'stopped' };

function placeNow(): BenchPlace {
  return {
    date: new Date().toISOString(),
    browser: navigator.userAgent,
    numCores: navigator.hardwareConcurrency,
    isCrossOriginIsolated: window.crossOriginIsolated,
  };
}

function reduce(state: BenchState, action: Action): BenchState {
  switch (action.type) {
    case 'begin':
      return { phase: 'running', underway: null, report: emptyReport(action.place, action.isQuick) };
    case 'event': {
      const { event } = action;
      const report = withEvent(state.report, event);
      return { ...state, report, underway: event.type === 'started' ? event : state.underway };
    }
    case 'end':
      // After a stop the end is reported twice.
      return state.phase === 'running' ? { ...state, phase: action.phase, underway: null } : state;
  }
}

/** A benchmark that can be started and stopped, with its results so far. */
export function useBench(port: BenchPort) {
  const [state, dispatch] = useReducer(reduce, null, () => ({
    phase: 'ready' as const,
    underway: null,
    report: emptyReport(placeNow(), false),
  }));
  useEffect(() => () => port.stop(), [port]);
  const start = async ({ tasks, budget, isQuick }: BenchPlan) => {
    dispatch({ type: 'begin', place: placeNow(), isQuick });
    await port.run(tasks, budget, (event) => dispatch({ type: 'event', event }));
    dispatch({ type: 'end', phase: 'finished' });
  };
  const stop = () => {
    port.stop();
    dispatch({ type: 'end', phase: 'stopped' });
  };
  return { state, start, stop };
}
