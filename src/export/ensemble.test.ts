import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { lanes } from '@/core/lane.ts';
import { startNodeWasm } from '@/engine/compute/backend/node-wasm.ts';
import { serveFile, smallRun } from '@/engine/worker/testing/start-engine.ts';
import { exportLab } from '@/state/export/export-run.ts';
import type { LabStore } from '@/state/lab-store.ts';
import { exportFrom, openLab } from './testing/export-runs.ts';

const run = {
  ...smallRun,
  teacherWeights: 'live-equal-data',
  teacherMembers: 3,
  teacherSteps: 1,
} as const;
const place = { language: 'en', pageUrl: 'http://localhost/' };
const codeOf = (lab: LabStore, kind: string, options = {}) =>
  exportLab(lab, kind, options, place).then(
    () => 'written',
    (error: unknown) => error,
  );

describe('the exports of a run that an ensemble teaches', { timeout: 120_000 }, () => {
  let lab: LabStore;
  beforeAll(async () => {
    vi.stubGlobal('fetch', serveFile);
    await startNodeWasm();
    lab = await openLab(run, { students: 1 });
  }, 120_000);
  afterAll(() => vi.unstubAllGlobals());

  it('are refused, with the number of its networks, where a file has room for one', async () => {
    const refusal = { name: 'ExportError', code: 'ensemble', context: { received: 3 } };
    expect(await codeOf(lab, 'onnx', { lane: 'teacher' })).toMatchObject(refusal);
    expect(await codeOf(lab, 'safetensors', { lane: 'teacher' })).toMatchObject(refusal);
    expect(await codeOf(lab, 'html')).toMatchObject(refusal);
    expect(await codeOf(lab, 'onnx', { lane: 'student' })).toBe('written');
    expect(await codeOf(lab, 'safetensors', { lane: 'control' })).toBe('written');
  });

  it('hold each of its networks as weights, in files of their own', async () => {
    const files = unzipSync((await exportFrom(lab, 'safetensors')).bytes);
    const names = [...lanes, 'teacher-2', 'teacher-3'].map((name) => `${name}.safetensors`);
    expect(Object.keys(files).toSorted()).toEqual(names.toSorted());
    const teachers = ['teacher', 'teacher-2', 'teacher-3'].map((name) =>
      String(files[`${name}.safetensors`]?.slice(-4000)),
    );
    expect(new Set(teachers).size).toBe(3);
  });

  it('hold all of them for PyTorch, which is told their files', async () => {
    const files = unzipSync((await exportFrom(lab, 'pytorch')).bytes);
    const { teachers } = JSON.parse(strFromU8(files['run.json'] ?? new Uint8Array())) as {
      teachers: string[];
    };
    expect(teachers).toEqual(['teacher.safetensors', 'teacher-2.safetensors', 'teacher-3.safetensors']);
    const sizes = teachers.map((name) => files[name]?.length ?? 0);
    expect(Math.min(...sizes)).toBeGreaterThan(100_000);
    expect(String(files['teacher-2.safetensors']?.slice(-4000))).not.toBe(
      String(files['teacher-3.safetensors']?.slice(-4000)),
    );
  });

  it('have the one teacher that is left once a student has taken its place', async () => {
    await lab.actions.promote();
    const files = unzipSync((await exportFrom(lab, 'safetensors')).bytes);
    expect(Object.keys(files)).toHaveLength(3);
    expect(await codeOf(lab, 'onnx', { lane: 'teacher' })).toBe('written');
  });
});
