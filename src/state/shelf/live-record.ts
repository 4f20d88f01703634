import type { GrowingTable } from '@/core/growing-table.ts';
import type { EvaluationReport } from '@/protocol/engine/frames.ts';
import { isLiveChange, type RunConfig } from '@/protocol/run/config.ts';
import { curvesOf, isFiniteReport, type TimedReport } from '@/protocol/run/curves-of.ts';
import { emptyRecord } from '@/protocol/run/empty-record.ts';
import { noMeasurements } from '@/protocol/run/job.ts';
import { networkSizes } from '@/protocol/run/network-sizes.ts';
import type { RunEnd, RunRecord } from '@/protocol/run/record.ts';
import { studentTable, teacherTable } from '@/protocol/run/step-tables.ts';
import type { LabState } from '../lab-state.ts';
import type { MetricsSeries } from '../metrics-series.ts';

interface Rows<Row> {
  readonly length: number;
  readonly at: (index: number) => Row | undefined;
}

/** The table with the rows that a series has; copies only when the series was rewound. */
function followed<Row extends { readonly step: number }>(
  table: GrowingTable<Row>,
  rows: Rows<Row>,
): GrowingTable<Row> {
  let same = Math.min(table.length, rows.length);
  while (same > 0 && table.at(same - 1).step !== rows.at(same - 1)?.step) same--;
  const kept = same === table.length ? table : table.slice(0, same);
  for (let index = same; index < rows.length; index++) {
    const row = rows.at(index);
    if (row) kept.push(row);
  }
  return kept;
}

const keyOf = ({ step, teacherStep }: EvaluationReport) => `${step}/${teacherStep}`;

const noTimes = { step: new Uint32Array(), teacherStep: new Uint32Array(), ms: new Float64Array() };

/** A run that the page shows, as the engine identifies it. */
export interface LiveRunPlace {
  readonly id: string;
  readonly startedAt: string;
}

/**
 * Records the live run from its series, step by step, so that a record can be made at any time without
 * walking through the whole history.
 */
export class LiveRecord {
  #teacher = teacherTable();
  #student = studentTable();
  /** Time of each evaluation since the start, ms. */
  readonly #ms: Map<string, number>;
  readonly #startMs: number;

  /** @param before the record of a run that goes on */
  constructor(before?: RunRecord) {
    const { step, teacherStep, ms } = before?.curves.evaluations ?? noTimes;
    this.#ms = new Map(
      Array.from(ms, (each, index) => [`${step[index] ?? 0}/${teacherStep[index] ?? 0}`, each]),
    );
    this.#startMs = performance.now() - (ms.at(-1) ?? 0);
  }

  /** Must be called with every series of the run, so that no rewind is missed. */
  add(series: MetricsSeries): void {
    this.#student = followed(this.#student, series.steps);
    this.#teacher = followed(this.#teacher, series.teacherSteps);
    const last = series.evaluations.at(-1);
    if (last && !this.#ms.has(keyOf(last))) this.#ms.set(keyOf(last), performance.now() - this.#startMs);
  }

  /**
   * @param state with the series that was added last
   * @returns null without a backend, or without a step
   */
  record(state: LabState, { id, startedAt }: LiveRunPlace, end: RunEnd): RunRecord | null {
    const { backend, series, fullReport, forwardMs } = state;
    if (!backend || this.#student.length + this.#teacher.length === 0) return null;
    const config = trainedConfig(state);
    const reports = this.#reports(series);
    const { generations, closing } = series;
    const step = series.steps.at(-1)?.step ?? 0;
    return {
      ...emptyRecord({ id, config, measure: noMeasurements }, end, backend),
      startedAt,
      endedAt: new Date().toISOString(),
      curves: curvesOf(this.#teacher, this.#student, reports),
      reports: {
        curve: reports.at(-1)?.report ?? null,
        fullTest: fullReport?.step === step && isFiniteReport(fullReport) ? fullReport : null,
      },
      generations: closing ? [...generations, closing] : generations,
      networks: networkSizes(config, forwardMs),
    };
  }

  #reports({ evaluations }: MetricsSeries): readonly TimedReport[] {
    return Array.from({ length: evaluations.length }, (_, index) => evaluations.at(index))
      .filter((report) => report !== undefined)
      .filter(isFiniteReport)
      .map((report) => ({ report, ms: this.#ms.get(keyOf(report)) ?? 0 }));
  }
}

/** The configuration that the run was trained with last. */
export function trainedConfig({ trained, config }: LabState): RunConfig {
  const [first] = trained;
  return (first && trained.findLast((each) => isLiveChange(first, each))) ?? config;
}
