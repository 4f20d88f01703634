import type { RunRecord } from './record.ts';

/** Nine significant digits represent every 32-bit float uniquely. */
const float32Digits = 9;

function plain(value: unknown): unknown {
  if (value instanceof Float32Array)
    return Array.from(value, (each) => Number(each.toPrecision(float32Digits)));
  if (ArrayBuffer.isView(value)) return Array.from(value as Uint32Array | Float64Array);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}

/** Converts typed arrays to plain ones; NaN becomes null in JSON. `parseRunRecord` reads the result. */
export const recordToJson = (record: RunRecord): unknown => plain(record);
