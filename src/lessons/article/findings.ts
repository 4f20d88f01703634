import { required } from '@/core/checked.ts';
import { pairedDifference, type PairedDifference } from '@/metrics/paired-difference.ts';
import { verdictOf, type VerdictKind } from '@/metrics/verdict.ts';
import { isAt } from '@/protocol/map/cells.ts';
import { precomputedCells, precomputedMaps } from '@/protocol/map/precomputed.ts';
import { isComplete, type Measured, type SeedResult } from '@/protocol/measured/measured.ts';
import { methodRuns, methodSeeds } from '@/protocol/measured/method-runs.ts';
import methodsFile from '@/protocol/measured/methods.json' with { type: 'json' };
import studentsFile from '@/protocol/measured/students.json' with { type: 'json' };
import presetsFile from '@/protocol/presets/measured.json' with { type: 'json' };
import { parseRunConfig, type RunConfig } from '@/protocol/run/config.ts';
import { measuredOf, standingOf, type MeasuredLesson, type Standing } from '../measured.ts';
import type { Evidence, RunRef, Sentence } from './sentences.ts';

const files: Readonly<Record<'students' | 'presets' | 'methods', Measured>> = {
  students: studentsFile,
  presets: presetsFile,
  methods: methodsFile,
};

/** A run as it was measured. */
export interface MeasuredRef {
  /** With the first seed that was measured. */
  readonly config: RunConfig;
  readonly results: ReadonlyMap<number, SeedResult>;
  readonly date: string;
}

/** What was measured of a run; null if some of its seeds are missing. @throws RangeError for a cell that is in no map */
export function measuredRef(ref: RunRef): MeasuredRef | null {
  if (ref.from === 'map') {
    const { dataset, temperature, alpha } = ref;
    const map = required(
      precomputedMaps.find(({ config }) => config.dataset === dataset),
      `map of ${dataset}`,
    );
    const cell = required(
      precomputedCells(map).find((each) => isAt(each, { x: temperature, y: alpha })),
      `cell T = ${temperature}, α = ${alpha}`,
    );
    const [seed] = map.plan.seeds;
    if (seed === undefined || cell.runs.length < map.plan.seeds.length) return null;
    const results = new Map(cell.runs.map((run) => [run.seed, run]));
    return { config: { ...map.config, temperature, alpha, seed }, results, date: map.date };
  }
  const { runs, date } = files[ref.from];
  const run = runs[ref.id];
  if (!run || !isComplete(run, ref.from === 'methods' ? methodSeeds : undefined)) return null;
  const results = new Map(Object.entries(run.seeds).map(([seed, result]) => [Number(seed), result]));
  const { config } = parseRunConfig({ ...run.config, seed: Math.min(...results.keys()) });
  return { config, results, date };
}

/** The configuration of a run that can be trained again, measured or not. @throws RangeError for a run that is not planned */
export function configOf(ref: RunRef): RunConfig {
  const measured = measuredRef(ref);
  if (measured) return measured.config;
  const planned = ref.from === 'methods' ? methodRuns().find(({ id }) => id === ref.id) : undefined;
  const { config } = parseRunConfig({ ...required(planned, `run ${JSON.stringify(ref)}`).config });
  return { ...config, seed: methodSeeds[0] ?? config.seed };
}

/** What a piece of evidence says of its sentence; 'open' if it is too close to call or not measured. */
export type Speaks = 'for' | 'against' | 'open';

/** A piece of evidence as it was measured. */
export type Finding =
  | {
      readonly kind: 'gap' | 'students';
      readonly evidence: Exclude<Evidence, { kind: 'claim' }>;
      readonly speaks: Speaks;
      /** Null if it isn't measured. */
      readonly measured: {
        readonly difference: PairedDifference;
        readonly verdict: VerdictKind;
        readonly run: MeasuredRef;
        readonly other: MeasuredRef | null;
      } | null;
    }
  | {
      readonly kind: 'claim';
      readonly evidence: Extract<Evidence, { kind: 'claim' }>;
      readonly speaks: Speaks;
      readonly measured: {
        readonly appeared: number;
        readonly standing: Standing;
        readonly lesson: MeasuredLesson;
      } | null;
    };

const spokenBy: Readonly<Record<VerdictKind, Speaks>> = {
  ahead: 'for',
  behind: 'against',
  'too-close': 'open',
};

function claimFinding(evidence: Extract<Evidence, { kind: 'claim' }>): Finding {
  const lesson = measuredOf(evidence.lesson);
  const appeared = lesson?.claims[evidence.claim]?.appeared;
  if (!lesson || appeared === undefined) return { kind: 'claim', evidence, speaks: 'open', measured: null };
  const standing = standingOf(appeared, lesson.seeds);
  const opposite = evidence.speaks === 'for' ? 'against' : 'for';
  // A claim that failed against the sentence is not yet evidence for it.
  const failed = evidence.speaks === 'for' ? opposite : 'open';
  const speaks = { holds: evidence.speaks, often: 'open', failed } as const;
  return { kind: 'claim', evidence, speaks: speaks[standing], measured: { appeared, standing, lesson } };
}

/** A piece of evidence with what was measured. */
export function findingOf(evidence: Evidence): Finding {
  if (evidence.kind === 'claim') return claimFinding(evidence);
  const { kind } = evidence;
  const run = measuredRef(evidence.run);
  const other = kind === 'students' ? measuredRef(evidence.other) : null;
  const differences = [...(run?.results ?? [])].flatMap(([seed, { student, control }]) => {
    const against = kind === 'gap' ? control : other?.results.get(seed)?.student;
    return against === undefined ? [] : [student - against];
  });
  if (!run || differences.length === 0) return { kind, evidence, speaks: 'open', measured: null };
  const difference = pairedDifference(differences);
  const verdict = verdictOf(difference).kind;
  return { kind, evidence, speaks: spokenBy[verdict], measured: { difference, verdict, run, other } };
}

/** What all measurements say of a sentence together. */
export type SentenceStanding = 'held' | 'depends' | 'refuted' | 'open';

const countsOf = (findings: readonly Finding[]) => {
  const count = (speaks: Speaks) => findings.filter((each) => each.speaks === speaks).length;
  return { for: count('for'), against: count('against'), open: count('open') };
};

/** A sentence with its findings and what they say together. It can't have held while some of them aren't measured. */
export function sentenceFindings({ evidence }: Sentence) {
  const findings = evidence.map(findingOf);
  const measured = findings.filter((each) => each.measured !== null);
  const standing = standingOfCounts(countsOf(measured));
  const isWhole = measured.length === findings.length;
  return {
    findings,
    counts: countsOf(findings),
    standing: standing === 'held' && !isWhole ? 'open' : standing,
  } as const;
}

/** A sentence that says "always" or "usually" is refuted where nothing speaks for it, and holds where all does. */
export function standingOfCounts(counts: Readonly<Record<Speaks, number>>): SentenceStanding {
  if (counts.for > 0) return counts.against + counts.open > 0 ? 'depends' : 'held';
  return counts.against > 0 ? 'refuted' : 'open';
}
