import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { required } from '@/core/checked.ts';
import { startNodeWasm } from '@/engine/compute/backend/node-wasm.ts';
import { serveFile, smallRun } from '@/engine/worker/testing/start-engine.ts';
import { packSnapshot } from '@/protocol/run/checkpoint.ts';
import { parseRunConfig } from '@/protocol/run/config.ts';
import { unpackSnapshot } from '@/protocol/run/unpack-checkpoint.ts';
import { exportKept } from '@/state/export/export-run.ts';
import type { LabStore } from '@/state/lab-store.ts';
import { curvedRecord, databaseGlobals, fakeShelves, keepNew } from '@/state/shelf/fake-browser.ts';
import { exportFrom, openLab, openTraining } from '../testing/export-runs.ts';
import { movedTensors } from './moves.ts';

const snapshotOf = async (lab: LabStore) => required(await lab.actions.inspect('snapshot', {}), 'snapshot');

/** The texts of an export that differ from one with other settings. */
function textsOf(bytes: Uint8Array) {
  const files = unzipSync(bytes);
  const text = (name: string) => strFromU8(required(files[name], name));
  const { settings, areSettingsKnown } = JSON.parse(text('run.json')) as {
    settings: readonly object[];
    areSettingsKnown: boolean;
  };
  const [moved] =
    /Its settings [^.]*\.(\d[^.]*\.)*|It isn’t known whether its settings [^.]*\./.exec(text('README.md')) ??
    [];
  return { settings, areSettingsKnown, moved, expected: text('expected.json') };
}

describe('settings that moved while the run trained', () => {
  beforeAll(async () => {
    vi.stubGlobal('fetch', serveFile);
    for (const [name, value] of Object.entries(databaseGlobals())) vi.stubGlobal(name, value);
    await startNodeWasm();
  });
  afterAll(() => vi.unstubAllGlobals());

  it('move at the same steps in the export of the visible, of the kept and of the continued run', async () => {
    const { lab, train } = await openTraining(smallRun, { students: 3 });
    await lab.actions.configure({ temperature: 8, alpha: 0.5 });
    await train(2);
    const snapshot = await snapshotOf(lab);
    const visible = textsOf((await exportFrom(lab, 'pytorch')).bytes);
    expect(visible).toMatchObject({
      settings: [
        { from: 0, values: { temperature: 4, alpha: 0.9 } },
        { from: 3, values: {} },
      ],
      areSettingsKnown: true,
      moved: expect.stringContaining('after step 3, alpha 0.9 → 0.5, temperature 4 → 8') as string,
    });

    const bytes = packSnapshot(snapshot);
    const shelf = fakeShelves().open();
    const record = curvedRecord({ ...snapshot.config });
    await keepNew(shelf, record, { step: 5, bytes });
    const place = { language: 'en', pageUrl: 'http://localhost/' };
    expect(textsOf((await exportKept(lab, shelf, record.id, 'pytorch', {}, place)).bytes)).toEqual(visible);

    const next = await openLab(snapshot.config);
    await next.actions.restore(unpackSnapshot(bytes));
    expect(textsOf((await exportFrom(next, 'pytorch')).bytes)).toEqual(visible);

    // A setting that moved after the last step is that of the steps to come.
    await next.actions.configure({ alpha: 0.2 });
    expect(textsOf((await exportFrom(next, 'pytorch')).bytes).settings).toMatchObject([
      { from: 0, values: { temperature: 4, alpha: 0.9 } },
      { from: 3, values: { alpha: 0.5 } },
      { from: 5, values: {} },
    ]);
  });

  it('are said to be unknown for a run of an older checkpoint', async () => {
    const lab = await openLab(smallRun, { students: 2 });
    const { trained: _, ...older } = await snapshotOf(lab);
    await lab.actions.restore({ ...older, version: 1 });
    expect(textsOf((await exportFrom(lab, 'pytorch')).bytes)).toMatchObject({
      settings: [{ from: 0, values: {} }],
      areSettingsKnown: false,
      moved: expect.stringContaining('It isn’t known') as string,
    });
  });

  it('are refused by name if other tensors were trained beside the student', async () => {
    const hinted = parseRunConfig({ methods: ['hints'] }, smallRun).config;
    const { lab, train } = await openTraining(hinted, { students: 2 });
    await lab.actions.configure({ regressor: '3x3' });
    await train(2);
    await expect(exportFrom(lab, 'pytorch')).rejects.toMatchObject({
      code: 'moved',
      context: { key: 'regressor' },
    });
    const from = (change: Readonly<Record<string, unknown>>) => ({
      from: 0,
      config: parseRunConfig(change, smallRun).config,
    });
    expect(movedTensors([from({ methods: ['hints'] }), from({ methods: [] })])).toBe('hints');
    expect(
      movedTensors([from({ methods: ['hints'], hintBeta: 7 }), from({ methods: ['hints'] })]),
    ).toBeNull();
    expect(movedTensors([from({ methods: [] }), from({ methods: ['decoupled'] })])).toBeNull();
  });
});
