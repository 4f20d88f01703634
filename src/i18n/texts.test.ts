import { describe, expect, it } from 'vitest';
import { bench as benchEn } from './en/bench.ts';
import { classroom as classroomEn } from './en/classroom.ts';
import { comparison as comparisonEn } from './en/comparison.ts';
import { en } from './en/en.ts';
import { exportTexts as exportEn } from './en/export.ts';
import { figures as figuresEn } from './en/figures.ts';
import { guide as guideEn } from './en/guide.ts';
import { lessons as lessonsEn } from './en/lessons.ts';
import { map as mapEn } from './en/map.ts';
import { methodTexts as methodsEn } from './en/methods.ts';
import { link as linkEn } from './en/link.ts';
import { records as recordsEn } from './en/records.ts';
import { repeats as repeatsEn } from './en/repeats.ts';
import { shelf as shelfEn } from './en/shelf.ts';
import { studentPage as studentPageEn } from './en/student-page.ts';
import { symbols as symbolsEn } from './en/symbols.ts';
import { tools as toolsEn } from './en/tools.ts';
import { bench as benchKo } from './ko/bench.ts';
import { classroom as classroomKo } from './ko/classroom.ts';
import { comparison as comparisonKo } from './ko/comparison.ts';
import { ko } from './ko/ko.ts';
import { exportTexts as exportKo } from './ko/export.ts';
import { figures as figuresKo } from './ko/figures.ts';
import { guide as guideKo } from './ko/guide.ts';
import { lessons as lessonsKo } from './ko/lessons.ts';
import { map as mapKo } from './ko/map.ts';
import { methodTexts as methodsKo } from './ko/methods.ts';
import { link as linkKo } from './ko/link.ts';
import { records as recordsKo } from './ko/records.ts';
import { repeats as repeatsKo } from './ko/repeats.ts';
import { shelf as shelfKo } from './ko/shelf.ts';
import { studentPage as studentPageKo } from './ko/student-page.ts';
import { symbols as symbolsKo } from './ko/symbols.ts';
import { tools as toolsKo } from './ko/tools.ts';

function flatten(texts: object, prefix = ''): Map<string, string> {
  const entries = Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[`${prefix}${key}`, value] as const]
      : [...flatten(value as object, `${prefix}${key}.`)],
  );
  return new Map(entries);
}

const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted();

describe('the texts of both languages', () => {
  const english = flatten({
    ...en,
    bench: benchEn,
    classroom: classroomEn,
    exportTexts: exportEn,
    comparison: comparisonEn,
    figures: figuresEn,
    guide: guideEn,
    lessons: lessonsEn,
    map: mapEn,
    methodTexts: methodsEn,
    link: linkEn,
    records: recordsEn,
    repeats: repeatsEn,
    shelf: shelfEn,
    studentPage: studentPageEn,
    symbols: symbolsEn,
    tools: toolsEn,
  });
  const korean = flatten({
    ...ko,
    bench: benchKo,
    classroom: classroomKo,
    exportTexts: exportKo,
    comparison: comparisonKo,
    figures: figuresKo,
    guide: guideKo,
    lessons: lessonsKo,
    map: mapKo,
    methodTexts: methodsKo,
    link: linkKo,
    records: recordsKo,
    repeats: repeatsKo,
    shelf: shelfKo,
    studentPage: studentPageKo,
    symbols: symbolsKo,
    tools: toolsKo,
  });

  it('have the same keys', () => {
    expect([...korean.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  it('are never empty', () => {
    const all = [...english, ...korean];
    expect(all.filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('have the same placeholders', () => {
    const values = (texts: Map<string, string>) =>
      Object.fromEntries([...texts].map(([key, text]) => [key, placeholders(text)]));
    expect(values(korean)).toEqual(values(english));
  });

  it('are Korean in Korean, except for names', () => {
    const names = /^(CNN|ResNet|MLP|Adam|PyTorch$|ONNX$|WebGPU|WebAssembly|WebGL|CPU|T\s=\s|CE |α\s=\s)/;
    // Of placeholders and punctuation alone, a text has no language.
    const hasWords = (text: string) => /\p{L}/u.test(text.replaceAll(/\{\{[^}]*\}\}/g, ''));
    const foreign = [...korean.values()].filter(
      (text) => hasWords(text) && !names.test(text) && !/[가-힣]|%p/.test(text),
    );
    expect(foreign).toEqual([]);
  });

  it.each([
    ['the card of the recall', 'tools.recall.title', 'classroom.share.parts.recall'],
    ['the scoreboard', 'scoreboard.title', 'classroom.share.parts.scores'],
    ['the calibration error', 'scoreboard.calibration', 'repeats.study.columns.calibration'],
  ])('name %s the same everywhere', (_, one, other) => {
    for (const texts of [english, korean]) {
      expect(texts.get(one)).toBeDefined();
      expect(texts.get(other)).toBe(texts.get(one));
    }
  });
});
