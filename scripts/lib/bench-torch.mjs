/** Times the same steps in PyTorch, if a Python has it. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ours = fileURLToPath(new URL('../bench-torch.py', import.meta.url));
// A user's Python may shadow the system's, which has the distribution's packages.
const pythons = ['python3', '/usr/bin/python3'];

/**
 * @typedef {{ workload: 'student' | 'teacher', threads: number, medianMs: number, fastestMs: number, slowestMs: number }} TorchTime
 * @param {boolean} isQuick
 * @param {string} program path of bench-torch.py
 * @returns {{ version: string, times: TorchTime[] } | null} null without PyTorch
 */
export function timeTorch(isQuick, program = ours) {
  const python = pythons.find((name) => spawnSync(name, ['-c', 'import torch']).status === 0);
  if (python === undefined) return null;
  const run = spawnSync(python, [program, ...(isQuick ? ['--quick'] : [])], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (run.status !== 0) throw new Error(`${program} failed`);
  return JSON.parse(run.stdout);
}
