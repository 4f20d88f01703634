import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { forwards } from '@/engine/worker/network/blocks/registry.ts';
import { pageBlocks } from '@/export/html/page/blocks/registry.ts';
import { onnxBlocks } from '@/export/onnx/blocks/registry.ts';
import { torchBlocks } from '@/export/pytorch/blocks.ts';
import { networkPicture } from '@/i18n/en/network.ts';
import { models } from '../registry.ts';
import { blocks } from './registry.ts';

const kinds = blocks.map(({ kind }) => kind);
const shared = new Set(['block', 'registry']);
/** Names of the files of a folder that belong to one kind. */
const filesIn = (folder: string) =>
  readdirSync(fileURLToPath(new URL(`../../${folder}`, import.meta.url)))
    .filter((name) => !name.includes('.test.'))
    .map((name) => name.replace(/\.\w+$/, ''))
    .filter((name) => !shared.has(name))
    .toSorted();

describe('the kinds of layers', () => {
  it('have different names, and each is used by a model', () => {
    expect(new Set(kinds).size).toBe(kinds.length);
    const used = new Set<string>(models.flatMap((model) => model.blocks.map(({ kind }) => kind)));
    expect(kinds.filter((kind) => !used.has(kind))).toEqual(['logits']);
  });

  it.each([
    ['models/blocks', kinds],
    ['engine/worker/network/blocks', Object.keys(forwards)],
    ['export/onnx/blocks', Object.keys(onnxBlocks)],
    ['export/html/page/blocks', Object.keys(pageBlocks)],
    ['export/pytorch/parts/blocks', Object.keys(torchBlocks)],
  ])('have one file and one entry each in %s', (folder, entries) => {
    expect(filesIn(folder)).toEqual(kinds.toSorted());
    expect([...entries].toSorted()).toEqual(kinds.toSorted());
  });

  it.each(kinds)(
    '%s is registered by its own Python file, under its own name, and has a name on the page',
    (kind) => {
      expect(torchBlocks[kind].match(/@layer\("([\w-]+)"\)/)?.[1]).toBe(kind);
      const file = new URL(`../../export/pytorch/parts/blocks/${kind}.py`, import.meta.url);
      expect(torchBlocks[kind]).toBe(readFileSync(file, 'utf8'));
      expect(networkPicture.layers[kind]).toMatch(/\w/);
    },
  );
});
