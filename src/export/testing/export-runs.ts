import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { createNodePort } from '@/engine/worker/testing/node-port.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import { exportLab } from '@/state/export/export-run.ts';
import { createLabStore, type LabStore } from '@/state/lab-store.ts';
import type { ExportedFile } from '../input.ts';

/** How far a run is trained before it is exported. */
export interface TrainedSteps {
  readonly teacher?: number;
  readonly students?: number;
}

/** A lab with an engine in this process; `fetch` must serve the page's files, and the backend must be started. */
export const openLab = async (config: RunConfig, steps?: TrainedSteps): Promise<LabStore> =>
  (await openTraining(config, steps)).lab;

/** The same, with a function that trains the students on. */
export async function openTraining(config: RunConfig, { teacher = 0, students = 0 }: TrainedSteps = {}) {
  const engine = createNodePort();
  const lab = createLabStore(engine, config);
  await lab.actions.start(null, 'http://localhost/');
  if (teacher > 0) await engine.request('step', { lane: 'teacher', count: teacher });
  const train = (steps: number) => engine.request('train', { steps });
  if (students > 0) await train(students);
  return { lab, train };
}

export const exportFrom = (lab: LabStore, kind: string, language = 'en'): Promise<ExportedFile> =>
  exportLab(lab, kind, {}, { language, pageUrl: 'http://localhost/' });

/** Writes the files of a zip into a new folder. */
export function unpacked(bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'distill-'));
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}
