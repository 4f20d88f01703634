/** PyTorch's times of the same steps, where there is a Python that has it. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../bench-torch.py', import.meta.url));
// A Python of one's own hides the system's, to which a distribution's packages belong.
const pythons = ['python3', '/usr/bin/python3'];

/**
 * @typedef {{ workload: 'student' | 'teacher', threads: number, medianMs: number, fastestMs: number, slowestMs: number }} TorchTime
 * @returns {{ version: string, times: TorchTime[] } | null} null without PyTorch
 */
export function timeTorch() {
  const python = pythons.find((name) => spawnSync(name, ['-c', 'import torch']).status === 0);
  if (python === undefined) return null;
  const run = spawnSync(python, [program], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (run.status !== 0) throw new Error(`${program} failed`);
  return JSON.parse(run.stdout);
}
