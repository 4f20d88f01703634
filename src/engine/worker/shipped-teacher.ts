import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import * as z from 'zod/mini';
import { WeightsError } from '@/core/errors.ts';
import type { ModelPlan } from '@/models/plan.ts';
import type { TeacherCard } from '@/protocol/messages.ts';
import type { RunConfig } from '@/protocol/run-config.ts';

/** A teacher that is worse on purpose, as it ships beside the good one. */
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

/** What the over-confident teacher's logits are multiplied with: its answers are the same, and far surer. */
const EXAGGERATION = 5;

/** A trained teacher as it ships: its card and its parameters, in the plan's order. */
export interface ShippedTeacher {
  readonly card: TeacherCard;
  readonly values: readonly Float32Array[];
}

async function fetched(url: string): Promise<Response> {
  const response = await fetch(url).catch((error: unknown) => {
    throw new WeightsError(`${url} could not be loaded: ${String(error)}`, {
      file: url,
      reason: String(error),
    });
  });
  if (!response.ok) {
    throw new WeightsError(`${url}: HTTP ${response.status}`, {
      file: url,
      reason: `HTTP ${response.status}`,
    });
  }
  return response;
}

/** Cuts the file into the plan's parameters. */
function split(bytes: ArrayBuffer, plan: ModelPlan, file: string): Float32Array[] {
  if (bytes.byteLength !== plan.parameterBytes) {
    const reason = `${bytes.byteLength} bytes, expected ${plan.parameterBytes}`;
    throw new WeightsError(`${file} has ${reason}`, { file, reason });
  }
  let offset = 0;
  return plan.layers.flatMap((layer) =>
    layer.parameters.map(({ shape }) => {
      const size = shape.reduce((product, length) => product * length, 1);
      const values = new Float32Array(bytes, offset, size).slice();
      offset += size * Float32Array.BYTES_PER_ELEMENT;
      return values;
    }),
  );
}

/** The same network with its last layer's parameters, and so its logits, multiplied. */
function exaggerated(values: readonly Float32Array[], plan: ModelPlan): readonly Float32Array[] {
  const numLast = plan.layers.at(-1)?.parameters.length ?? 0;
  return values.map((each, index) =>
    index < values.length - numLast ? each : each.map((value) => EXAGGERATION * value),
  );
}

/**
 * Loads the teacher that ships for a dataset.
 *
 * @param plan the network the run wants as its teacher
 * @param quality which one of those that ship
 * @param baseUrl where the page is served, absolute, with a slash at its end
 * @returns null when what ships is another network
 * @throws WeightsError for a file that is missing, short or altered
 */
export async function loadShippedTeacher(
  plan: ModelPlan,
  datasetId: string,
  quality: Exclude<RunConfig['teacherWeights'], 'live'>,
  baseUrl: string,
): Promise<ShippedTeacher | null> {
  const folder = `${baseUrl}teachers/${datasetId}/`;
  const cardUrl = `${folder}card.json`;
  const parsed = z.safeParse(cardSchema, await (await fetched(cardUrl)).json().catch(() => null));
  if (!parsed.success) {
    throw new WeightsError(`${cardUrl} is not a teacher's card`, { file: cardUrl, reason: 'not a card' });
  }
  const { variants, ...good } = parsed.data;
  if (good.model !== plan.spec.id) return null;
  const isGood = quality === 'shipped' || quality === 'over-confident';
  const variant = isGood ? good : variants[quality];
  if (!variant) throw new WeightsError(`${cardUrl} has no ${quality}`, { file: cardUrl, reason: quality });
  const card = { ...good, ...variant };
  const bytes = await (await fetched(folder + card.file)).arrayBuffer();
  if (bytesToHex(sha256(new Uint8Array(bytes))) !== card.sha256) {
    throw new WeightsError(`${card.file} was altered`, { file: card.file, reason: 'altered' });
  }
  const values = split(bytes, plan, card.file);
  return { card, values: quality === 'over-confident' ? exaggerated(values, plan) : values };
}
