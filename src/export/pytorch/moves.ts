import { asText } from '@/core/errors.ts';
import { entryAt, lastOf } from '@/core/checked.ts';
import { activeMethods, isSameValue, valueOf, type RunConfig } from '@/protocol/run/config.ts';
import { movedKeys, type TrainedFrom } from '@/protocol/run/trained-settings.ts';

/** Settings that changed between two steps. */
export interface Move {
  /** Steps before the change. */
  readonly from: number;
  /** e.g. "temperature 4 → 8, alpha 0.9 → 0.5" */
  readonly change: string;
}

/** The changes from each stretch of steps to the next. */
export function movesOf(settings: readonly TrainedFrom[]): readonly Move[] {
  return settings.slice(1).map(({ from, config }, index) => {
    const before = entryAt(settings, index).config;
    const words = movedKeys(before, config).map(
      (key) => `${key} ${asText(valueOf(before, key))} → ${asText(valueOf(config, key))}`,
    );
    return { from, change: words.join(', ') };
  });
}

/** What decides which tensors the methods train beside the student, by key. */
function tensorsOf(config: RunConfig): Readonly<Record<string, unknown>> {
  const entries = activeMethods(config)
    .filter(({ method }) => 'auxiliary' in method)
    .flatMap(({ method, values }) => [
      [method.id, true] as const,
      ...method.choices.map(({ key }) => [key, values[key]] as const),
    ]);
  return Object.fromEntries(entries);
}

/** The first setting that changed which tensors are trained beside the student: PyTorch's optimizer has one set; else null. */
export function movedTensors(settings: readonly TrainedFrom[]): string | null {
  const last = tensorsOf(lastOf(settings).config);
  for (const { config } of settings) {
    const own = tensorsOf(config);
    const moved = [...new Set([...Object.keys(own), ...Object.keys(last)])].find(
      (key) => !isSameValue(last, own, key),
    );
    if (moved !== undefined) return moved;
  }
  return null;
}
