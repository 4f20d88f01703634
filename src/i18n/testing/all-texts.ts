import { bench as benchEn } from '../en/bench.ts';
import { en } from '../en/en.ts';
import { extraTexts, namespaces } from '../extra-texts.ts';
import { bench as benchKo } from '../ko/bench.ts';
import { ko } from '../ko/ko.ts';
import type { Language } from '../language.ts';

function flatten(texts: object, prefix = ''): Map<string, string> {
  const entries = Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[`${prefix}${key}`, value] as const]
      : [...flatten(value as object, `${prefix}${key}.`)],
  );
  return new Map(entries);
}

/** Every text of a language by its key, those of the lessons and sheets included, as visitors get them. */
export async function allTexts(language: Language): Promise<Map<string, string>> {
  const first = language === 'ko' ? { ...ko, bench: benchKo } : { ...en, bench: benchEn };
  const later = await Promise.all(
    namespaces.map(async (name) => [name, await extraTexts(language, name)] as const),
  );
  return flatten({ ...first, ...Object.fromEntries(later) });
}

/** A text without the invisible characters that forbid a line break. */
export const plain = (text: string) => text.replaceAll('\u2060', '').replaceAll('\u00a0', ' ');
