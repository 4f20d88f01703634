import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { lanes, type Lane } from '@/core/lane.ts';
import { datasetById } from '@/datasets/registry.ts';
import type { ExportedNetwork } from '@/export/input.ts';
import type { EvaluationReport } from '@/protocol/engine/frames.ts';
import type { NetworkScore, RunSnapshot } from '@/protocol/engine/requests.ts';
import type { LabStore } from '../lab-store.ts';
import { perLab } from '../per-lab.ts';

/** Accuracies 0..1 on all test pictures. */
type KnownAccuracies = { readonly [Each in Lane]?: number };

/** Scores to remember: those of the four networks of two runs. */
const MAX_SCORES = 8;

/** Scores by network, latest last. */
const scoresOf = perLab(() => new Map<string, Promise<NetworkScore>>());

/** Stands for a network: its model, and every bit of its values. */
function keyOf(dataset: string, { plan, arrays }: ExportedNetwork): string {
  const hash = sha256.create();
  for (const { buffer, byteOffset, byteLength } of Object.values(arrays))
    hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  return `${dataset}/${plan.spec.id}/${bytesToHex(hash.digest())}`;
}

/** Evaluates a network on all test pictures; the same network only once. */
export function scoreOnce(lab: LabStore, dataset: string, network: ExportedNetwork): Promise<NetworkScore> {
  const scores = scoresOf(lab);
  const key = keyOf(dataset, network);
  const { plan, arrays } = network;
  const payload = { dataset, model: plan.spec.id, values: Object.values(arrays) };
  const score = scores.get(key) ?? lab.actions.ask('score', payload);
  scores.delete(key);
  scores.set(key, score);
  for (const oldest of [...scores.keys()].slice(0, -MAX_SCORES)) scores.delete(oldest);
  // The next export tries again.
  score.catch(() => scores.delete(key));
  return score;
}

/** The accuracies of a report, if it is of these weights and of all test pictures. */
export function accuraciesIn(
  report: EvaluationReport | null,
  { config, step, teacherStep, generationSteps = [] }: RunSnapshot,
): KnownAccuracies {
  // At the end of a generation the report may still be of its student.
  const isOfThese =
    report?.step === step && report.teacherStep === teacherStep && generationSteps.at(-1) !== step;
  if (!isOfThese || report.numPictures !== datasetById(config.dataset).counts.test) return {};
  return Object.fromEntries(lanes.map((lane) => [lane, report[lane].accuracy]));
}

/** What the page knows already of the live run's networks on all test pictures. */
export function knownAccuracies(lab: LabStore, snapshot: RunSnapshot): KnownAccuracies {
  const { fullReport, status } = lab.getState();
  const known = accuraciesIn(fullReport, snapshot);
  if (known.student !== undefined) return known;
  const { generationSteps = [], teacherStep } = snapshot;
  const card = generationSteps.length === 0 && teacherStep === 0 ? status?.teacherCard : null;
  // Measured on all test pictures when it was trained.
  return card ? { teacher: card.testAccuracy } : {};
}
