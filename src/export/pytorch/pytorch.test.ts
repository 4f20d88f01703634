import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { required } from '@/core/checked.ts';
import { BETA1, BETA2, EPSILON } from '@/engine/compute/kernels/adam.ts';
import { startNodeWasm } from '@/engine/compute/backend/node-wasm.ts';
import { serveFile, smallRun } from '@/engine/worker/testing/start-engine.ts';
import { defaultRunConfig, parseRunConfig } from '@/protocol/run/config.ts';
import { exportedSettings } from '@/protocol/run/exported-steps.ts';
import { unpackSnapshot } from '@/protocol/run/unpack-checkpoint.ts';
import { exportLab } from '@/state/export/export-run.ts';
import { exportFrom, openLab, openTraining } from '../testing/export-runs.ts';
import { exportInput } from '../testing/input.ts';
import { movesOf } from './moves.ts';
import { partSource, programSource } from './source.ts';
import { writeNpy } from './npy.ts';
import { exportPytorch } from './pytorch.ts';
import { textsFor } from './texts/texts.ts';

const runWith = (change: Readonly<Record<string, unknown>>) => parseRunConfig(change, smallRun).config;
/** A hash of each array: comparing them value by value takes seconds for the weights of a teacher. */
const hashes = (arrays: Readonly<Record<string, Uint8Array | Float32Array>>) =>
  Object.fromEntries(
    Object.entries(arrays).map(([name, { buffer, byteOffset, byteLength }]) => [
      name,
      bytesToHex(sha256(new Uint8Array(buffer, byteOffset, byteLength))),
    ]),
  );
const place = { language: 'en', pageUrl: 'http://localhost/' };

describe('the export to PyTorch', () => {
  beforeAll(async () => {
    vi.stubGlobal('fetch', serveFile);
    await startNodeWasm();
  });
  afterAll(() => vi.unstubAllGlobals());

  it('holds the default run, with its weights, in less than 2 MB', async () => {
    const lab = await openLab(defaultRunConfig, { students: 1 });
    const { name, bytes } = await exportFrom(lab, 'pytorch');
    expect(name).toBe('mnist-cnn-8-16-seed1-pytorch.zip');
    expect(bytes.length).toBeLessThan(2_000_000);
    const files = unzipSync(bytes);
    expect(Object.keys(files).toSorted()).toEqual([
      'README.md',
      'batches.npy',
      'control-final.safetensors',
      'data/test-images.npy',
      'data/test-labels.npy',
      'data/train-images.npy',
      'data/train-labels.npy',
      'distill.ipynb',
      'distill.py',
      'expected-gradients.safetensors',
      'expected.json',
      'run.json',
      'student-final.safetensors',
      'student-init.safetensors',
      'teacher.safetensors',
    ]);
    const json = (file: string) => JSON.parse(strFromU8(files[file] ?? new Uint8Array())) as object;
    expect(json('run.json')).toMatchObject({
      link: expect.stringMatching(/^http:\/\/localhost\/\?v=1&dataset=mnist&/) as string,
      step: 1,
      config: { ...defaultRunConfig },
      generations: [{ start: 0, end: 500 }],
      networks: { teacher: { model: 'cnn-16-32-128' }, student: { model: 'cnn-8-16' } },
    });
    expect(json('expected.json')).toMatchObject({ steps: [10] });
  });

  it('leaves the run of the lab alone, and exports the same bytes again', async () => {
    const lab = await openLab(runWith({ methods: ['hints'], augmentation: 'shift' }), { students: 2 });
    const state = async () => {
      const { arrays, ...rest } = required(await lab.actions.inspect('snapshot', {}), 'snapshot');
      return { ...rest, arrays: hashes(arrays) };
    };
    const before = await state();
    const [one, other] = [await exportFrom(lab, 'pytorch'), await exportFrom(lab, 'pytorch')];
    expect(await state()).toEqual(before);
    // Both texts have the date.
    const files = (bytes: Uint8Array) => ({ ...hashes(unzipSync(bytes)), 'run.json': '', 'README.md': '' });
    expect(files(other.bytes)).toEqual(files(one.bytes));
  });

  it('refuses by name what the program could not repeat', async () => {
    for (const teacherWeights of ['live', 'live-equal-data']) {
      const untaught = await openLab(runWith({ teacherWeights, teacherSteps: 5 }));
      await expect(exportFrom(untaught, 'pytorch')).rejects.toMatchObject({
        name: 'ExportError',
        code: 'teacher-untrained',
        context: { received: 0, expected: 5 },
      });
    }
    const long = await openLab(runWith({ steps: 100_000, batch: 512 }));
    await expect(exportFrom(long, 'pytorch')).rejects.toMatchObject({
      code: 'too-long',
      context: { received: 51_200_000, expected: 8_000_000 },
    });
    const lab = await openLab(smallRun);
    await expect(exportFrom(lab, 'tensorflow')).rejects.toMatchObject({
      code: 'kind',
      context: { received: 'tensorflow' },
    });
    await expect(exportLab(lab, 'pytorch', { lane: 'student' }, place)).rejects.toMatchObject({
      code: 'option',
      context: { key: 'lane', received: 'student' },
    });
  });

  it('has the trained assistant as the teacher, and refuses one that is not ready', async () => {
    const config = runWith({ teacherWeights: 'shipped', assistant: 'cnn-8-16', assistantSteps: 2, steps: 3 });
    const lab = await openLab(config, { teacher: 1 });
    await expect(exportFrom(lab, 'pytorch')).rejects.toMatchObject({
      code: 'assistant-untrained',
      context: { received: 1, expected: 2 },
    });
    const { lab: trained, train } = await openTraining(config, { students: 1 });
    const files = unzipSync((await exportFrom(trained, 'pytorch')).bytes);
    const text = (file: string) => strFromU8(files[file] ?? new Uint8Array());
    expect(JSON.parse(text('run.json'))).toMatchObject({
      networks: { teacher: { model: 'cnn-8-16' }, student: { model: 'cnn-4-8' } },
      teacherStep: 2,
    });
    expect(text('README.md')).toContain('assistant, cnn-8-16, which a cnn-16-32-128 taught on the page');
    expect(text('distill.py')).toContain('a cnn-4-8 learns from a\ncnn-8-16');
    // The first step of its check is that of the page.
    const { losses } = await train(1);
    const { losses: expected } = JSON.parse(text('expected.json')) as {
      losses: readonly Record<string, number>[];
    };
    expect(expected[1]?.['total']).toBeCloseTo(losses['total'] ?? NaN, 5);
    // A file of the teacher's weights is the assistant's too.
    const { bytes } = await exportLab(trained, 'safetensors', { lane: 'teacher' }, place);
    expect(new TextDecoder().decode(bytes.subarray(0, 2_000))).toContain('"model":"cnn-8-16"');
  });

  it('begins at the present generation after a promotion by hand', async () => {
    const lab = await openLab(runWith({}), { students: 3 });
    await lab.actions.promote();
    const files = unzipSync((await exportFrom(lab, 'pytorch')).bytes);
    const run = JSON.parse(strFromU8(files['run.json'] ?? new Uint8Array())) as object;
    expect(run).toMatchObject({
      generations: [{ index: 1, start: 3, end: 23 }],
      networks: { teacher: { model: 'cnn-4-8' } },
    });
  });

  const materialOf = async (config: typeof smallRun) => {
    const lab = await openLab(config);
    const snapshot = required(await lab.actions.inspect('snapshot', {}), 'snapshot');
    return required(await lab.actions.inspect('exportMaterial', { snapshot }), 'material');
  };

  it('refuses losses that are not finite', async () => {
    const material = await materialOf(smallRun);
    const expected = { ...material.expected, losses: [{ total: 1, control: NaN }] };
    const input = exportInput({}, { material: () => Promise.resolve({ ...material, expected }) });
    await expect(exportPytorch(input, {})).rejects.toMatchObject({ code: 'losses-not-finite' });
  });

  it('says whether settings moved during the run, as far as the page knows', async () => {
    const material = await materialOf(smallRun);
    const sentences = {
      en: [
        'Its settings were changed while it trained, and this program changes them at the same steps: after step 3, temperature 8 → 4.',
        'It isn’t known whether its settings were changed',
      ],
      ko: [
        '이 프로그램도 같은 스텝에서 설정을 바꿉니다(3스텝 뒤 temperature 8 → 4).',
        '알 수 없는 실행입니다.',
      ],
    };
    for (const language of ['en', 'ko'] as const) {
      const { readme } = await textsFor(language);
      const { config } = exportInput();
      const hot = { ...config, temperature: 8 } as typeof config;
      const moved = [
        { from: 0, config: hot },
        { from: 3, config },
      ];
      const found = [moved, [{ from: 0, config }], null].map((trained) => {
        const input = exportInput({}, { trained });
        const text = readme(input, movesOf(exportedSettings(input)), material);
        return sentences[language].map((sentence) => text.includes(sentence));
      });
      expect(found).toEqual([
        [true, false],
        [false, false],
        [false, true],
      ]);
    }
  });

  it('words README and notebook in the language of the page, and its code in English', async () => {
    const lab = await openLab(smallRun);
    const korean = unzipSync((await exportFrom(lab, 'pytorch', 'ko')).bytes);
    const english = unzipSync((await exportFrom(lab, 'pytorch', 'en')).bytes);
    const text = (files: typeof korean, name: string) => strFromU8(files[name] ?? new Uint8Array());
    expect(text(korean, 'README.md')).toContain('실행하기');
    expect(text(english, 'README.md')).toContain('## Run it');
    expect(text(korean, 'distill.ipynb')).toContain('손실');
    expect(text(korean, 'distill.py')).toBe(text(english, 'distill.py'));
    expect(text(korean, 'distill.py')).toMatch(/^[\x20-\x7e\n]*$/);
  });
});

describe('the source of the program', () => {
  it('has the engine’s epsilon of Adam, which no loss of ten steps would show', () => {
    expect(partSource('step')).toContain(`betas=(${BETA1}, ${BETA2}), eps=${EPSILON})`);
  });

  it('imports nothing but PyTorch, NumPy and Python’s own, each once, before everything else', () => {
    const lines = programSource('Text.').split('\n');
    const imports = lines.filter((line) => /^(import|from) /.test(line));
    expect(new Set(imports).size).toBe(imports.length);
    const foreign = imports.filter((line) => !/^(import|from) (torch|numpy)/.test(line));
    expect(foreign.map((line) => line.split(' ')[1])).toEqual(
      'pathlib argparse gzip hashlib json math os shutil struct time urllib.request zlib'.split(' '),
    );
    expect(lines.findLastIndex((line) => /^(import|from) /.test(line))).toBeLessThan(25);
    expect(lines.filter((line) => line.startsWith('if __name__'))).toHaveLength(1);
  });

  it('starts nothing in a notebook', () => {
    expect(partSource('train')).not.toContain('__main__');
  });
});

describe('a NumPy file', () => {
  it('has a header of whole lines of 64 bytes, and little-endian values', () => {
    const bytes = writeNpy(Uint16Array.of(1, 256), [2]);
    expect(strFromU8(bytes.subarray(1, 6))).toBe('NUMPY');
    expect(bytes.length).toBe(128 + 4);
    expect(strFromU8(bytes.subarray(10, 128))).toMatch(/^\{'descr': '<u2', .*'shape': \(2,\), \} *\n$/);
    expect([...bytes.subarray(128)]).toEqual([1, 0, 0, 1]);
  });
});

// A checkpoint is a safetensors file as well: the writer is one for both.
it('reads no checkpoint from a file of weights', async () => {
  vi.stubGlobal('fetch', serveFile);
  await startNodeWasm();
  const files = unzipSync((await exportFrom(await openLab(smallRun), 'pytorch')).bytes);
  vi.unstubAllGlobals();
  expect(() => unpackSnapshot(files['student-init.safetensors'] ?? new Uint8Array())).toThrow('header');
});
