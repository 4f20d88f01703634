import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { methodNames as namesEn } from '@/i18n/en/method-names.ts';
import { methodTexts as textsEn } from '@/i18n/en/methods.ts';
import { methodNames as namesKo } from '@/i18n/ko/method-names.ts';
import { methodTexts as textsKo } from '@/i18n/ko/methods.ts';
import { methods } from './registry.ts';
import { tapShapes } from './testing/method-inputs.ts';
import { defaultsOf, settingsOf } from './values.ts';

const source = fileURLToPath(new URL('..', import.meta.url));

/** Every source file of the app except tests and test helpers. */
function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return ['testing', 'golden'].includes(entry.name) ? [] : sourceFiles(file);
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [file] : [];
  });
}
const codeOf = new Map(
  sourceFiles(source).map((file) => [path.relative(source, file), readFileSync(file, 'utf8')]),
);
const filesWith = (pattern: RegExp) =>
  [...codeOf].filter(([, code]) => pattern.test(code)).map(([file]) => file);
const isIn = (file: string, ...folders: string[]) =>
  folders.some((folder) => file.startsWith(path.join(folder, path.sep)));

describe.each(methods)('the sources of the method $id', (method) => {
  const own = path.join('distill', 'methods', `${method.id}.ts`);

  it('have defaults in range, complete texts and a formula in strict TeX', () => {
    for (const { default: value, minimum, maximum, stops } of settingsOf(method)) {
      for (const each of [value, ...stops]) {
        expect(each).toBeGreaterThanOrEqual(minimum);
        expect(each).toBeLessThanOrEqual(maximum);
      }
    }
    for (const choice of method.choices) expect(choice.options).toContain(choice.default);
    const strict = { throwOnError: true, strict: 'error' } as const;
    const settings = settingsOf(method).map(({ tex }) => tex);
    for (const tex of [method.formula, ...method.terms.map((term) => term.tex), ...settings]) {
      expect(katex.renderToString(tex, strict)).toContain('katex');
    }
    expect(Object.values(method.citation).every(Boolean)).toBe(true);
    expect(method.citation.url).toMatch(/^https:\/\//);
    for (const { methods: names } of [namesEn, namesKo])
      expect(Reflect.get(names, method.id)).toMatchObject({ name: expect.any(String) });
    for (const { methods: texts } of [textsEn, textsKo])
      expect(Reflect.get(texts, method.id)).toMatchObject({
        imitates: expect.any(String),
        note: expect.any(String),
      });
  });

  it('mention its id in its own file only', () => {
    expect(codeOf.has(own)).toBe(true);
    const mentions = filesWith(new RegExp(`['"\`]${method.id}['"\`]`));
    // Texts are keyed by method id; lessons, presets and measured runs name methods in their run data, as links do.
    const others = mentions.filter(
      (file) =>
        file !== own &&
        !isIn(file, 'i18n', 'lessons', path.join('protocol', 'presets'), path.join('protocol', 'measured')),
    );
    expect(mentions).toContain(own);
    expect(others).toEqual([]);
  });

  it('are imported by the registry only', () => {
    expect(filesWith(new RegExp(`methods/${method.id}\\.ts'`))).toEqual([
      path.join('distill', 'registry.ts'),
    ]);
  });

  it('name its auxiliary tensors in its own file only', () => {
    const shapes = method.pairs(defaultsOf(method)).map(({ student, teacher }) => ({
      student: tapShapes[student] ?? [],
      teacher: tapShapes[teacher] ?? [],
    }));
    const plans = method.auxiliary?.(defaultsOf(method), shapes) ?? [];
    expect(plans.every(({ pair }) => shapes[pair] !== undefined)).toBe(true);
    const mentions = plans.flatMap(({ name }) => filesWith(new RegExp(`['"\`]${name}['"\`]`)));
    // Kernels, metrics and lessons use the same words with other meanings.
    const others = mentions.filter(
      (file) =>
        file !== own &&
        isIn(file, 'distill', 'protocol', 'state', 'app', 'engine') &&
        !/\/compute\/(kernels|wasm)\//.test(file),
    );
    expect(others).toEqual([]);
  });
});
