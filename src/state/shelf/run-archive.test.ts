import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { entryAt } from '@/core/checked.ts';
import { ConfigError } from '@/core/errors.ts';
import { RecordError } from '@/protocol/run/record-error.ts';
import { packSnapshot } from '@/protocol/run/checkpoint.ts';
import { unpackSnapshot } from '@/protocol/run/unpack-checkpoint.ts';
import { checkpointOf, curvedRecord, databaseGlobals, fakeShelves } from './fake-browser.ts';
import { checkFileSize, runsFromFile, runsToZips } from './run-archive.ts';
import { runToJson } from './run-file.ts';
import {
  goodJson,
  goodRuns,
  goodZip,
  malformedCheckpoints,
  malformedFiles,
  overlappingZip,
} from './malformed-files.ts';
import { wordShelfRule } from '@/protocol/run/shelf-rule.ts';
import { ShelfError } from './shelf-error.ts';
import type { ImportedRun } from './shelf-types.ts';
import { bytesIn, noSettings, parseSummary, summaryOf } from './summary.ts';

const zipOf = (runs: readonly ImportedRun[]) => entryAt(runsToZips(runs), 0);

describe('files of runs', () => {
  beforeEach(() => {
    for (const [name, value] of Object.entries(databaseGlobals())) vi.stubGlobal(name, value);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  it('contain what was written, bit by bit', () => {
    expect(runsFromFile('run.json', goodJson)).toEqual([{ ...goodRuns[0], checkpoint: null }]);
    expect(runsFromFile('runs.zip', goodZip)).toEqual(goodRuns);
    const { bytes } = checkpointOf(curvedRecord());
    expect(packSnapshot(unpackSnapshot(bytes))).toEqual(bytes);
  });

  it('are several zips if one would have more files or bytes than can be read', () => {
    const runs = [1, 2, 3, 4, 5].map((seed): ImportedRun => {
      const record = curvedRecord({ seed });
      return { record, settings: noSettings, checkpoint: seed === 2 ? null : checkpointOf(record) };
    });
    const seedsOf = (zips: readonly Uint8Array[]) =>
      zips.map((zip) => runsFromFile('runs.zip', zip).map(({ record }) => record.seed));
    expect(seedsOf(runsToZips(runs))).toEqual([[1, 2, 3, 4, 5]]);
    expect(seedsOf(runsToZips(runs, { files: 4, bytes: 1e9 }))).toEqual([[1, 2], [3, 4], [5]]);
    const one =
      bytesIn(runToJson(entryAt(runs, 0).record, noSettings)) +
      checkpointOf(entryAt(runs, 0).record).bytes.length;
    expect(seedsOf(runsToZips(runs, { files: 100, bytes: 2.5 * one }))).toEqual([[1, 2], [3, 4], [5]]);
    // A run that is larger than that is alone.
    expect(seedsOf(runsToZips(runs, { files: 1, bytes: 1 }))).toEqual([[1], [2], [3], [4], [5]]);
    expect(seedsOf(runsToZips([]))).toEqual([[]]);
  });

  it.each(Object.entries(malformedFiles))(
    'are refused if malformed, naming file and field, and harm nothing: 100 of %s',
    async (kind, files) => {
      const said = vi.spyOn(console, 'error');
      const shelf = fakeShelves().open();
      await shelf.refresh();
      await shelf.add(goodRuns);
      const before = shelf.getState().runs;
      const malformed = fc.sample<Uint8Array>(files, { numRuns: 100, seed: 7 });
      const accepted: ImportedRun[] = [];
      const refused: unknown[] = [];
      for (const bytes of malformed) {
        try {
          accepted.push(...runsFromFile('given', bytes));
        } catch (thrown) {
          refused.push(thrown);
        }
      }
      // A byte that nothing depends on, such as a time in a zip's directory, leaves the runs as they are. With a hash
      // that fits, another name or date makes a file that is as good as any: what it holds must be readable.
      const hasOldHash = kind === 'JSON' || kind === 'zip';
      expect(goodRuns).toEqual(expect.arrayContaining(hasOldHash ? accepted : []));
      for (const { record, settings, checkpoint } of accepted) {
        const text = strToU8(runToJson(record, settings));
        expect(runsFromFile('again', text)).toEqual([{ record, settings, checkpoint: null }]);
        expect(runsFromFile('again', zipOf([{ record, settings, checkpoint }]))).toHaveLength(1);
        // The table must be able to list it.
        const written = { revision: 1, owner: null, savedAt: record.endedAt };
        const summary = summaryOf(record, checkpoint, written);
        expect(parseSummary(record.id, summary)).toEqual(summary);
      }
      expect(refused.length).toBeGreaterThanOrEqual(kind === 'JSON' ? 100 : 50);
      for (const error of refused) {
        expect(error).toBeInstanceOf(ShelfError);
        const { code, context } = error as ShelfError;
        expect(code).toBe('file');
        expect(context.file).toMatch(/^given/);
        expect(context.field).toMatch(/\S/);
        expect(wordShelfRule(context.expected ?? { shelf: 'given' })).toMatch(/\S/);
        expect(wordShelfRule(context.expected ?? { shelf: 'given' })).not.toMatch(/\{\{|undefined/);
      }
      await shelf.refresh();
      expect(shelf.getState()).toMatchObject({ runs: before, unreadable: [], error: null });
      for (const { record, checkpoint } of goodRuns) {
        expect(await shelf.record(record.id)).toEqual(record);
        expect(await shelf.checkpoint(record.id)).toEqual(checkpoint?.bytes ?? null);
      }
      expect(said).not.toHaveBeenCalled();
    },
  );

  it('are refused if they hold the weights of another run, or of later steps', () => {
    const [one, two] = goodRuns as readonly [ImportedRun, ImportedRun];
    const snapshot = unpackSnapshot(checkpointOf(one.record).bytes);
    const others = [
      { ...one, checkpoint: checkpointOf(two.record) },
      { ...one, checkpoint: checkpointOf(one.record, 21) },
      { ...one, checkpoint: { step: 20, bytes: packSnapshot({ ...snapshot, teacherStep: 9 }) } },
    ];
    const fieldOf = (run: ImportedRun) => {
      try {
        runsFromFile('runs.zip', zipOf([run]));
        return 'accepted';
      } catch (error) {
        return error instanceof ShelfError ? error.context['field'] : String(error);
      }
    };
    expect(others.map(fieldOf)).toEqual(['config.seed', 'step', 'teacherStep']);
  });

  it('are refused if they are too large, or if a zip has the same bytes under many names', () => {
    const refusal = (read: () => unknown) => {
      try {
        return read();
      } catch (error) {
        return error instanceof ShelfError ? error.context : String(error);
      }
    };
    expect(refusal(() => checkFileSize({ name: 'big.zip', size: 2 ** 31 }))).toMatchObject({
      file: 'big.zip',
      field: 'size',
      received: '2147483648 B',
    });
    expect(refusal(() => checkFileSize({ name: 'small.zip', size: 1_000 }))).toBeUndefined();
    expect(refusal(() => runsFromFile('runs.zip', overlappingZip(new Uint8Array(10_000), 20)))).toMatchObject(
      {
        file: 'runs.zip',
        field: '1.safetensors',
        expected: { shelf: 'zip' },
      },
    );
  });

  it('of 100 malformed checkpoints none is accepted', () => {
    const codeOf = (broken: Uint8Array) => {
      try {
        return JSON.stringify(unpackSnapshot(broken));
      } catch (error) {
        return error instanceof RecordError || error instanceof ConfigError ? 'refused' : String(error);
      }
    };
    const codes = fc.sample(malformedCheckpoints, { numRuns: 100, seed: 3 }).map(codeOf);
    expect(new Set(codes)).toEqual(new Set(['refused']));
  });
});
