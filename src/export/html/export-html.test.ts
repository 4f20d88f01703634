import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { emoji } from '@/datasets/specs/emoji.ts';
import { tokenise } from '@/datasets/tokeniser.ts';
import { ExportError } from '../export-error.ts';
import { roundedNetwork } from '../quantise.ts';
import { engineLogits, largestError } from '../testing/engine-answers.ts';
import { exportInput } from '../testing/input.ts';
import { areSameArrays } from '../testing/networks.ts';
import { exportHtml } from './export-html.ts';
import { infer, mapsOf } from './page/infer.ts';
import type { PageData } from './page/page-data.ts';
import { unpackArray } from './page/unpack.ts';

const between = (html: string, start: string, end: string) =>
  html.slice(html.indexOf(start) + start.length, html.indexOf(end, html.indexOf(start) + start.length));

async function pageOf(change = {}, options = {}, more = {}) {
  const { name, bytes } = await exportHtml(exportInput(change, more), options);
  const html = new TextDecoder().decode(bytes);
  const json = between(html, '<script type="application/json" id="data">', '</script>');
  return { name, bytes, html, data: JSON.parse(json) as PageData };
}

describe('the page with the student', () => {
  it('is under 60 kB for the default student in 8 bits, and holds exactly its weights', async () => {
    const { name, bytes, data } = await pageOf();
    expect(name).toBe('my-student-mnist-cnn-8-16-student-step-500-seed-1-int8.html');
    expect(bytes.length).toBeLessThan(60_000);
    const expected = roundedNetwork(exportInput().networks.student);
    expect(areSameArrays(data.arrays.map(unpackArray), Object.values(expected.arrays))).toBe(true);
  });

  it('holds 32-bit weights on request', async () => {
    const { bytes, data } = await pageOf({}, { precision: 'float32' });
    const { arrays } = exportInput().networks.student;
    expect(areSameArrays(data.arrays.map(unpackArray), Object.values(arrays))).toBe(true);
    expect(bytes.length).toBeLessThan(100_000);
  });

  it('allows nothing but its own style and script', async () => {
    const { html } = await pageOf();
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const [style, script] = [between(html, '<style>', '</style>'), between(html, '<script>', '</script>')];
    expect(style).toContain('.bar');
    expect(script.length).toBeGreaterThan(2000);
    const policy = between(html, 'Content-Security-Policy" content="', '">');
    expect(policy).toBe(
      `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'`,
    );
    expect(html.match(/<(img|link|iframe|script src)/)).toBeNull();
    expect(html.match(/\b(style|on\w+)="/)).toBeNull();
    expect([...html.matchAll(/https?:\/\/[^"\s]+/g)].map(([url]) => url)).toEqual([
      'https://example.org/playground/?seed=1&amp;alpha=0.9',
    ]);
  });

  it('shows texts from elsewhere as texts, whatever they hold', async () => {
    const hostile = '"><script>alert(1)</script><b onclick="alert(2)">';
    const { html } = await pageOf({}, {}, { link: `https://example.org/?${hostile}`, pageVersion: hostile });
    const expected = (await pageOf()).html;
    const tagsOf = (text: string) => text.match(/<\/?[a-z][^>]*>?/gi)?.map((tag) => tag.split(/[\s>]/)[0]);
    expect(tagsOf(html)).toEqual(tagsOf(expected));
    expect(html).toContain('href="https://example.org/?&quot;&gt;&lt;script&gt;');
  });

  it('is in the language of the page, with what was measured', async () => {
    const scores = [0.9924, 0.88, 0.9447, 0.9431];
    const { html } = await pageOf(
      { dataset: 'mnist' },
      {},
      {
        language: 'ko',
        score: async () => ({
          accuracy: scores.shift() ?? NaN,
          numPictures: 10_000,
          sample: new Uint8Array(784).fill(100),
        }),
      },
    );
    expect(html).toContain('<html lang="ko">');
    expect(html).toContain('나의 학생');
    for (const text of ['99.24%', '88.00%', '94.47%', '94.31%', '+6.5%p', '−0.2%p', '10,000장'])
      expect(html).toContain(text);
    expect(html).not.toContain('{{points}}');
  });

  it('names clothes in words', async () => {
    const { data, html } = await pageOf({ dataset: 'fashion-mnist' });
    expect(data.classNames[9]).toBe('Ankle boot');
    expect(data.input).toMatchObject({ kind: 'image', framing: 'whole-frame' });
    expect(html).toContain('data-words');
  });

  it.each(['int8', 'float32'] as const)(
    'answers a typed Korean text like the engine, in %s',
    async (precision) => {
      const { name, html, data } = await pageOf(
        { dataset: 'emoji', student: 'transformer-2' },
        { precision },
        { language: 'ko' },
      );
      expect(name).toContain(`emoji-transformer-2-student-step-500-seed-1-${precision}`);
      expect(html).toContain('<textarea id="text"');
      expect(html).not.toContain('<canvas');
      for (const text of ['직접 쓴 글', '라벨이 있는 글', '글 한 편당 시간', '테스트 글 10,000편'])
        expect(html).toContain(text);
      const { input } = data;
      if (input.kind !== 'tokens') throw new Error('the page takes no text');
      const ids = Float32Array.from(tokenise('생일 축하 케이크', input).ids);
      expect([...ids]).toEqual(tokenise('생일 축하 케이크', emoji.input).ids);
      const received = infer(data.layers, data.arrays.map(unpackArray), ids, mapsOf(input));
      const { student } = exportInput({ dataset: 'emoji', student: 'transformer-2' }).networks;
      const network = precision === 'int8' ? roundedNetwork(student) : student;
      expect(largestError(received, await engineLogits(network, ids))).toBeLessThan(1e-5);
    },
  );

  it('is refused before the first step, and for an option that does not exist', async () => {
    await expect(exportHtml(exportInput({}, { step: 0 }), {})).rejects.toThrow(ExportError);
    await expect(exportHtml(exportInput(), { precision: 'int4' })).rejects.toMatchObject({
      code: 'option',
      context: { key: 'precision', received: 'int4', expected: 'int8 | float32' },
    });
    await expect(exportHtml(exportInput(), { bits: 8 })).rejects.toMatchObject({ context: { key: 'bits' } });
  });
});
