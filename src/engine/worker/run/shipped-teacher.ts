import * as z from 'zod/mini';
import { lastOf } from '@/core/checked.ts';
import { DataFileError, WeightsError } from '@/core/errors.ts';
import { NoAnswerError } from '@/core/limits.ts';
import { sizeOf } from '@/core/size-of.ts';
import type { ModelPlan } from '@/models/plan.ts';
import type { TeacherCard } from '@/protocol/engine/events.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import type { TeacherFileId } from '@/protocol/run/teacher-weights.ts';
import { asSilence, fetchDataFile, pastCaches } from '../data/data-response.ts';
import { sha256Hex } from '../data/sha256.ts';

/** A deliberately worse teacher that ships beside the good one. */
const variantSchema = z.object({
  testAccuracy: z.number().check(z.gte(0), z.lte(1)),
  numTrainingPictures: z.int().check(z.gte(1)),
  file: z.string(),
  sha256: z.string(),
});

const cardSchema = z.object({
  dataset: z.string(),
  model: z.string(),
  date: z.string(),
  testAccuracy: z.number().check(z.gte(0), z.lte(1)),
  numTrainingPictures: z.int().check(z.gte(1)),
  seed: z.int(),
  epochs: z.int().check(z.gte(1)),
  file: z.string(),
  sha256: z.string(),
  variants: z.record(z.string(), variantSchema),
});

/** Factor of the over-confident teacher's logits: the same predictions at much higher confidence. */
const EXAGGERATION = 5;

/** A trained teacher as shipped: its card and its parameters, in the plan's order. */
export interface ShippedTeacher {
  readonly card: TeacherCard;
  readonly values: readonly Float32Array[];
}

/** Loads a file's bytes; `fetch` is looked up at each call so that tests can replace it. */
async function bytesOf(url: string, file: string, cache: RequestCache): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetchDataFile(url, file, (...request) => fetch(...request), { cache });
  const bytes = await response.arrayBuffer().catch((error: unknown) => {
    if (error instanceof NoAnswerError) throw asSilence(file, error);
    throw new DataFileError('data-missing', `${file} broke off`, { file, reason: String(error) });
  });
  return new Uint8Array(bytes);
}

const altered = (file: string, reason: string) =>
  new DataFileError('data-altered', `${file} ${reason}`, { file, reason });

/** @throws DataFileError for a missing or invalid card */
async function cardOf(folder: string, file: string, cache: RequestCache) {
  const text = new TextDecoder().decode(await bytesOf(`${folder}card.json`, file, cache));
  try {
    return z.parse(cardSchema, JSON.parse(text));
  } catch {
    throw altered(file, 'is not a teacher’s card');
  }
}

/** @throws DataFileError for missing weights, or weights that do not match the card */
async function weightsOf(folder: string, { file, sha256: expected }: TeacherCard, cache: RequestCache) {
  const bytes = await bytesOf(folder + file, file, cache);
  const hash = await sha256Hex(bytes);
  if (hash !== expected) throw altered(file, `has sha256 ${hash}, expected ${expected}`);
  return bytes.buffer;
}

/** Splits the file into the plan's parameters. */
function split(bytes: ArrayBuffer, plan: ModelPlan, file: string): Float32Array[] {
  if (bytes.byteLength !== plan.parameterBytes) {
    const reason = `${bytes.byteLength} bytes, expected ${plan.parameterBytes}`;
    throw new WeightsError(`${file} has ${reason}`, { file, reason });
  }
  let offset = 0;
  return plan.layers.flatMap((layer) =>
    layer.parameters.map(({ shape }) => {
      const size = sizeOf(shape);
      const values = new Float32Array(bytes, offset, size).slice();
      offset += size * Float32Array.BYTES_PER_ELEMENT;
      return values;
    }),
  );
}

/** The same network with its last layer's parameters, and therefore its logits, scaled. */
function exaggerated(values: readonly Float32Array[], plan: ModelPlan): readonly Float32Array[] {
  const numLast = lastOf(plan.layers).parameters.length;
  return values.map((each, index) =>
    index < values.length - numLast ? each : each.map((value) => EXAGGERATION * value),
  );
}

/**
 * Loads the teacher that ships for a dataset.
 *
 * @param plan the run's teacher network
 * @param quality which of the shipped teachers
 * @param baseUrl the page's URL, absolute, with a trailing slash
 * @returns null if the shipped teacher is another network
 * @throws DataFileError for a file that is missing or altered, WeightsError for one that does not fit
 */
export async function loadShippedTeacher(
  plan: ModelPlan,
  datasetId: string,
  quality: Exclude<RunConfig['teacherWeights'], `live${string}` | TeacherFileId>,
  baseUrl: string,
): Promise<ShippedTeacher | null> {
  const folder = `${baseUrl}teachers/${datasetId}/`;
  const cardFile = `teachers/${datasetId}/card.json`;
  // Revalidated like a manifest: the file name contains no hash.
  const found = await pastCaches((cache = 'no-cache') => cardOf(folder, cardFile, cache));
  const { variants, ...good } = found;
  if (good.model !== plan.spec.id) return null;
  const isGood = quality === 'shipped' || quality === 'over-confident';
  const variant = isGood ? good : variants[quality];
  if (!variant) throw new WeightsError(`${cardFile} has no ${quality}`, { file: cardFile, reason: quality });
  const card = { ...good, ...variant };
  const bytes = await pastCaches((cache = 'default') => weightsOf(folder, card, cache));
  const values = split(bytes, plan, card.file);
  return { card, values: quality === 'over-confident' ? exaggerated(values, plan) : values };
}
