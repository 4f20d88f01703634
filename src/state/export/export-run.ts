import { required } from '@/core/checked.ts';
import { lanes, perLane, type Lane } from '@/core/lane.ts';
import { pageVersion } from '@/core/page-version.ts';
import { ExportError } from '@/export/export-error.ts';
import type { ExportedFile, ExportedNetwork, ExportInput, ExportOptions } from '@/export/input.ts';
import { exporters, loadExporter } from '@/export/registry.ts';
import { roundedNetwork } from '@/export/quantise.ts';
import { namedArrays } from '@/export/torch-layout.ts';
import { planFor } from '@/protocol/run/plan-for.ts';
import type { EvaluationReport } from '@/protocol/engine/frames.ts';
import type { RunSnapshot } from '@/protocol/engine/requests.ts';
import { linkFromRunConfig } from '@/protocol/link/write-link.ts';
import { teachingModel } from '@/protocol/run/teaching-model.ts';
import { unpackSnapshot } from '@/protocol/run/unpack-checkpoint.ts';
import { latestReport } from '../lab-state.ts';
import type { LabStore } from '../lab-store.ts';
import type { Shelf } from '../shelf/shelf.ts';
import { readAs } from '../shelf/rows.ts';
import { accuraciesIn, knownAccuracies, scoreOnce } from './whole-test.ts';

/** A run to export, and what the page knows of it beside its snapshot. */
interface Exported {
  readonly snapshot: RunSnapshot;
  readonly report: EvaluationReport | null;
  readonly known: ExportInput['known'];
}

/** Where a file is made for: language, and the address of the page without its query. */
export interface ExportPlace {
  readonly language: string;
  readonly pageUrl: string;
}

function networksOf({
  config,
  arrays,
  generationSteps = [],
}: RunSnapshot): Pick<ExportInput, 'networks' | 'otherTeachers'> {
  const isOriginal = generationSteps.length === 0;
  /** @param member number of the network, if several have the lane's arrays one after the other */
  const networkOf = (lane: Lane, member = 0): ExportedNetwork => {
    const isTeacher = lane === 'teacher' && isOriginal;
    const plan = planFor(config.dataset, isTeacher ? teachingModel(config) : config.student);
    const numParameters = plan.layers.reduce((sum, layer) => sum + layer.parameters.length, 0);
    const values = Array.from({ length: numParameters }, (_, index) => {
      const name = `${lane}/parameter/${member * numParameters + index}`;
      return required(arrays[name], name);
    });
    const network = { plan, arrays: namedArrays(plan, values) };
    // A snapshot has the weights that are trained; the network computes with rounded ones.
    return isTeacher || config.studentBits === 32
      ? network
      : roundedNetwork({ ...network, bits: config.studentBits });
  };
  const numOthers = isOriginal ? config.teacherMembers - 1 : 0;
  return {
    networks: perLane((lane) => networkOf(lane)),
    otherTeachers: Array.from({ length: numOthers }, (_, index) => networkOf('teacher', index + 1)),
  };
}

const accuracyOf = (report: EvaluationReport): ExportInput['accuracy'] => ({
  ...perLane((lane) => report[lane].accuracy),
  numPictures: report.numPictures,
});

function inputOf(lab: LabStore, exported: Exported, { language, pageUrl }: ExportPlace): ExportInput {
  const { snapshot, report, known } = exported;
  const { config, step, teacherStep, generationSteps = [], trained = null } = snapshot;
  let material: ReturnType<ExportInput['material']> | null = null;
  const load = async () => {
    const loaded = await lab.actions.inspect('exportMaterial', { snapshot });
    if (!loaded) throw new ExportError('untrained', 'the lab has no run yet');
    return loaded;
  };
  return {
    config,
    step,
    teacherStep,
    generationSteps,
    ...networksOf(snapshot),
    trained,
    accuracy: report && report.step === step ? accuracyOf(report) : null,
    known,
    link: new URL(linkFromRunConfig(config), pageUrl).href,
    pageVersion,
    date: new Date().toISOString(),
    language: language === 'ko' ? 'ko' : 'en',
    material: () => (material ??= load()),
    score: (network) => scoreOnce(lab, config.dataset, network),
  };
}

/** @throws ExportError 'not-finite' */
function checkFinite({ arrays }: RunSnapshot): void {
  for (const lane of lanes)
    for (const [name, values] of Object.entries(arrays))
      if (name.startsWith(`${lane}/parameter/`) && !values.every(Number.isFinite))
        throw new ExportError('not-finite', `${name} has values that are not finite`, { lane });
}

/** Loads the exporter while the run to export is read. */
async function write(
  lab: LabStore,
  run: Promise<Exported>,
  kind: string,
  options: ExportOptions,
  place: ExportPlace,
): Promise<ExportedFile> {
  const [exporter, exported] = await Promise.all([loadExporter(kind), run]);
  checkFinite(exported.snapshot);
  return exporter(inputOf(lab, exported, place), options);
}

/** The lab's run, as it is between two steps. @throws ExportError 'untrained' while there is none */
async function labsRun(lab: LabStore): Promise<Exported> {
  const snapshot = await lab.actions.inspect('snapshot', {});
  if (!snapshot) throw new ExportError('untrained', 'the lab has no run yet');
  return { snapshot, report: latestReport(lab.getState()), known: knownAccuracies(lab, snapshot) };
}

/**
 * Writes the lab's run, as it is between two steps.
 *
 * @throws ExportError for a kind that does not exist, or a run that it cannot export
 */
export async function exportLab(
  lab: LabStore,
  kind: string,
  options: ExportOptions,
  place: ExportPlace,
): Promise<ExportedFile> {
  return write(lab, labsRun(lab), kind, options, place);
}

/** Computes what takes longest of the exports of the lab's run before one is asked for. */
export async function prepareExports(lab: LabStore, place: ExportPlace): Promise<void> {
  const run = await labsRun(lab);
  if (run.snapshot.step === 0) return;
  checkFinite(run.snapshot);
  const input = inputOf(lab, run, place);
  for (const { prepare } of exporters) await prepare?.(input);
}

/** A kept run. */
async function keptRun(shelf: Shelf, id: string): Promise<Exported> {
  const [record, bytes] = await Promise.all([shelf.record(id), shelf.checkpoint(id)]);
  if (!bytes) throw new ExportError('no-weights', `run ${id} has no weights`);
  const snapshot = readAs(id, () => unpackSnapshot(bytes));
  const report = record.reports.fullTest ?? record.reports.curve;
  return { snapshot, report, known: accuraciesIn(record.reports.fullTest, snapshot) };
}

/**
 * Writes a kept run.
 *
 * @throws ShelfError for a run that cannot be read, ExportError 'no-weights' for one whose weights were deleted
 */
export async function exportKept(
  lab: LabStore,
  shelf: Shelf,
  id: string,
  kind: string,
  options: ExportOptions,
  place: ExportPlace,
): Promise<ExportedFile> {
  return write(lab, keptRun(shelf, id), kind, options, place);
}
