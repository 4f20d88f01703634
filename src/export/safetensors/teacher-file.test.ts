import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datasetById } from '@/datasets/registry.ts';
import { writeSafetensors, type NamedTensor } from '@/core/safetensors.ts';
import { areSameArrays, planOf, randomNetwork } from '../testing/networks.ts';
import { torchParameters } from '../torch-layout.ts';
import { readTeacherFile, MAX_TEACHER_BYTES, TeacherFileError } from './teacher-file.ts';
import type { WeightsOrigin } from '../origin.ts';
import { weightsFile } from './weights-file.ts';

const dataset = datasetById('mnist');
const origin: WeightsOrigin = {
  dataset,
  lane: 'teacher',
  step: 500,
  link: 'https://example.org/?seed=7',
  pageVersion: '1.2.3',
  date: '2026-11-28T12:00:00.000Z',
};
const network = randomNetwork(planOf('cnn-16-32-128'));
const values = Object.values(network.arrays);
const good = weightsFile(network, origin);
const headerLength = Number(new DataView(good.buffer).getBigUint64(0, true));
const header = new TextDecoder().decode(good.subarray(8, 8 + headerLength)).trimEnd();
const tensors = torchParameters(network.plan, network.arrays);

function refusal(bytes: Uint8Array): TeacherFileError {
  try {
    readTeacherFile(bytes, 'mine.safetensors', dataset);
  } catch (error) {
    if (error instanceof TeacherFileError) return error;
    throw error;
  }
  throw new Error('the file was accepted');
}

/** How reading a file ends, with any values and errors that it must not have. */
function outcome(bytes: Uint8Array): string {
  try {
    const read = readTeacherFile(bytes, 'x', dataset);
    return read.values.every((each) => each.every(Number.isFinite)) ? 'read' : 'not finite';
  } catch (error) {
    return error instanceof TeacherFileError ? 'refused' : String(error);
  }
}

/** The file with another header before the same values. */
function withHeader(text: string): Uint8Array<ArrayBuffer> {
  const written = new TextEncoder().encode(text);
  const rest = good.subarray(8 + headerLength);
  const bytes = new Uint8Array(8 + written.length + rest.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(written.length), true);
  bytes.set(written, 8);
  bytes.set(rest, 8 + written.length);
  return bytes;
}

const withTensor = (name: string, change: (tensor: NamedTensor) => NamedTensor) =>
  writeSafetensors(
    tensors.map((each) => (each.name === name ? change(each) : each)),
    {},
  );

describe('a weights file', () => {
  it('holds metadata of texts, and is read again as the same teacher', () => {
    const read = readTeacherFile(good, 'mine.safetensors', dataset);
    expect(read.model).toBe('cnn-16-32-128');
    expect(areSameArrays(read.values, values)).toBe(true);
    expect(read.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(read.metadata).toMatchObject({
      format: 'pt',
      lane: 'teacher',
      dataset: 'mnist',
      link: origin.link,
    });
    expect(Object.values(read.metadata).every((text) => typeof text === 'string')).toBe(true);
  });

  it('is read with the names of a wrapped model, of our plan, and in any order', () => {
    const named = (name: (tensor: NamedTensor) => string) =>
      writeSafetensors(
        tensors.toReversed().map((each) => ({ ...each, name: name(each) })),
        {},
      );
    for (const bytes of [
      named(({ name }) => `module.${name}`),
      named(({ name }) => name.replaceAll('.', '/').replace(/weight$/, 'weights')),
    ])
      expect(areSameArrays(readTeacherFile(bytes, 'x', dataset).values, values)).toBe(true);
  });

  it('is read with a header of any length', () => {
    for (const end of ['', ' ', '  ']) {
      const read = readTeacherFile(withHeader(header + end), 'x', dataset);
      expect(areSameArrays(read.values, values)).toBe(true);
    }
  });
});

describe('a file that cannot teach', () => {
  it('is refused with what was received and expected', () => {
    expect(refusal(new Uint8Array(MAX_TEACHER_BYTES + 1)).reason).toBe('size');
    expect(refusal(new Uint8Array(0)).facts.expected).toBe('a safetensors file');
    expect(refusal(good.subarray(0, -4)).reason).toBe('content');
    const noHeader = ['<!doctype html>', 'PK', '', '[]', '{"a":'];
    for (const text of noHeader)
      expect([text, refusal(new TextEncoder().encode(text)).reason]).toEqual([text, 'format']);
    for (const text of ['[]', 'null', header.slice(0, -1)])
      expect([text, refusal(withHeader(text)).reason]).toEqual([text, 'format']);
    const nan = withTensor('logits.bias', (each) => ({ ...each, values: each.values.with(3, NaN) }));
    expect(refusal(nan).facts).toMatchObject({ field: 'logits.bias.3', received: 'NaN' });
    const text = new TextDecoder('latin1').decode(good).replace('"F32"', '"F16"');
    const half = Uint8Array.from(text, (each) => each.charCodeAt(0) & 0xff);
    half.set(good.subarray(0, 8));
    expect(refusal(half).facts).toMatchObject({
      field: 'header.conv1.weight.dtype',
      received: 'F16',
      expected: 'an array of 32-bit floats',
    });
  });

  it('names a tensor that it has twice, instead of choosing one of them', () => {
    const [conv] = /"conv1\.weight":\{[^}]*\}/.exec(header) ?? [''];
    // A name may be written in several ways.
    for (const twice of [conv, conv.replace('conv1', String.raw`\u0063onv1`)])
      expect(refusal(withHeader(header.replace(conv, `${conv},${twice}`)))).toMatchObject({
        reason: 'content',
        facts: { field: 'header', received: 'conv1.weight,conv1.weight', expected: 'every name once' },
      });
    const wrapped = [
      ...tensors,
      ...tensors.slice(0, 1).map((each) => ({ ...each, name: 'module.conv1.weight' })),
    ];
    expect(refusal(writeSafetensors(wrapped, {}))).toMatchObject({
      reason: 'tensor-twice',
      facts: { field: 'conv1.weight', received: 'conv1.weight, module.conv1.weight' },
    });
  });

  it('is named with every character that a reader would not see', () => {
    const renamed = tensors.map((each) => ({ ...each, name: `\u202E${each.name}\n` }));
    const { facts } = refusal(writeSafetensors(renamed.slice(0, 1), {}));
    expect(facts.received).toBe(String.raw`\u{202e}conv1.weight\u{a}`);
    expect(refusal(writeSafetensors([], {})).facts.received).toBe('–');
  });

  it('names the tensor that does not fit the closest model', () => {
    const wrong = withTensor('dense1.bias', (each) => ({
      ...each,
      shape: [64],
      values: each.values.subarray(0, 64),
    }));
    expect(refusal(wrong)).toMatchObject({
      reason: 'tensor-shape',
      facts: { field: 'dense1.bias', received: '[64]', expected: '[128]', model: 'cnn-16-32-128' },
    });
    const missing = writeSafetensors(tensors.slice(1), {});
    expect(refusal(missing)).toMatchObject({
      reason: 'tensor-missing',
      facts: { field: 'conv1.weight', expected: '[16, 1, 3, 3]' },
    });
    const extra = writeSafetensors(
      [...tensors, { name: 'fc9', shape: [1], values: new Float32Array(1) }],
      {},
    );
    expect(refusal(extra)).toMatchObject({ reason: 'tensors-extra', facts: { received: 'fc9' } });
    const other = writeSafetensors([{ name: 'fc9', shape: [1], values: new Float32Array(1) }], {});
    expect(refusal(other)).toMatchObject({ reason: 'networks', facts: { received: 'fc9' } });
    expect(refusal(other).facts.expected).toMatch(/^cnn-16-32-128 \| /);
  });

  it('is refused if it is a student, or was trained on another dataset', () => {
    expect(refusal(weightsFile(randomNetwork(planOf('cnn-8-16')), origin))).toMatchObject({
      reason: 'role',
      facts: { received: 'cnn-8-16' },
    });
    const clothes = weightsFile(network, { ...origin, dataset: datasetById('fashion-mnist') });
    expect(refusal(clothes).facts).toMatchObject({ received: 'fashion-mnist', expected: 'mnist' });
  });

  it('is either read or refused, whatever bytes are changed', () => {
    const headerBytes = 1200;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(headerBytes), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        fc.option(fc.nat(good.length), { nil: good.length }),
        (changes, length) => {
          const bytes = good.slice(0, length);
          for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
          expect(outcome(bytes)).toMatch(/^(read|refused)$/);
        },
      ),
      { numRuns: 300, seed: 11 },
    );
  });
});
