import { readdirSync, readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { glyphPath, readGlyphs } from './glyphs.ts';

const packed = readFileSync(new URL('noto-sans-kr.glyphs', import.meta.url));
const glyphs = readGlyphs(gunzipSync(packed));
const texts = new URL('../../i18n/ko/', import.meta.url);
const at = { x: 10, y: 20 };

describe('the packed outlines', () => {
  it('have every syllable of the Korean texts', () => {
    const files = readdirSync(texts, { recursive: true, encoding: 'utf8' })
      .map((name) => new URL(name, texts))
      .filter((file) => statSync(file).isFile());
    const letters = new Set(files.flatMap((file) => Array.from(readFileSync(file, 'utf8'))));
    const missing = [...letters].filter(
      (letter) => /\p{Script=Hangul}/u.test(letter) && !glyphs.has(letter.codePointAt(0) ?? 0),
    );
    // Syllables outside of KS X 1001: add them to scripts/pack-outlines.mjs.
    expect(missing).toEqual([]);
  });

  it('have digits, Latin and Greek letters and the signs of the charts', () => {
    const letters = Array.from('0123456789%.,+−–·×→≥AZazαβ²…“”’()');
    const style = { size: 12, weight: 400 };
    expect(letters.filter((letter) => glyphPath(glyphs, letter, at, style) === null)).toEqual([]);
  });

  it('are closed contours at the letter’s place', () => {
    const path = glyphPath(glyphs, '가', at, { size: 100, weight: 400 }) ?? '';
    expect(path).toMatch(/^(M[^MZ]+Z)+$/);
    const numbers = [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)];
    const [xs, ys] = [1, 2].map((which) => numbers.map((match) => Number(match[which])));
    expect(Math.min(...(xs ?? []))).toBeGreaterThan(10);
    expect(Math.max(...(xs ?? []))).toBeLessThan(110);
    expect(Math.min(...(ys ?? []))).toBeGreaterThan(-80);
    expect(Math.max(...(ys ?? []))).toBeLessThan(40);
  });

  it('differ between weights, and have no contour for a space or a word joiner', () => {
    const of = (letter: string, weight: number) => glyphPath(glyphs, letter, at, { size: 100, weight });
    expect(of('한', 700)).not.toBe(of('한', 400));
    expect(of(' ', 400)).toBe('');
    expect(of('\u2060', 400)).toBe('');
    expect(of('\u{1F600}', 400)).toBeNull();
  });
});
