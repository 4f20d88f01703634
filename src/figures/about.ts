import type { BackendId } from '@/protocol/engine/backend.ts';
import { linkFromRunConfig } from '@/protocol/link/write-link.ts';
import type { RunConfig } from '@/protocol/run/config.ts';

/** Where a figure's numbers come from. */
export interface FigureAbout {
  /** Null if they are of no single configuration. */
  readonly config: RunConfig | null;
  /** Another origin than a run, and the query of a link to it. */
  readonly words?: string;
  readonly query?: string;
  /** Seeds, if there are several. */
  readonly seeds?: readonly number[];
  readonly step?: number | null;
  readonly backend?: BackendId | null;
  /** The command and date of a figure that was computed before. */
  readonly precomputed?: { readonly command: string; readonly date: string };
}

/** A table for a CSV file: columns with their units, and one row per line. */
export interface FigureTable {
  /** Part of the file name, if the figure has several tables. */
  readonly name?: string;
  /** Says which one it is, if there are several. */
  readonly title?: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (number | string | null)[])[];
}

/** Address of the run. */
export const linkTo = ({ config, query = '?' }: FigureAbout, language: string): string => {
  const lang = `lang=${language}`;
  const found = config ? linkFromRunConfig(config, `?${lang}`) : `${query}${query === '?' ? '' : '&'}${lang}`;
  return new URL(found, `${location.origin}${location.pathname}`).href;
};

const safe = (text: string) => text.replaceAll(/[^A-Za-z0-9.+-]+/g, '-').replaceAll(/^-+|-+$/g, '');

/** File name of a figure, without its extension: `distillation-playground-curves-mnist-T4-a0.9-seed1-step500`. */
export function fileName(figure: string, { config, seeds, step }: FigureAbout): string {
  const [first, last] = [seeds?.[0], seeds?.at(-1)];
  const seed =
    first !== undefined && last !== undefined && first !== last
      ? `seeds${first}-${last}`
      : config && `seed${first ?? config.seed}`;
  const parts = [
    'distillation-playground',
    figure,
    ...(config ? [config.dataset, `T${config.temperature}`, `a${config.alpha}`] : []),
    seed,
    step === undefined || step === null ? null : `step${step}`,
  ];
  return parts.flatMap((part) => (part === null ? [] : [safe(part)])).join('-');
}
