import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findPython, pythons, torchrun } from '../../../scripts/lib/python.mjs';

/** A Python with PyTorch and NumPy; null without one, and the tests that need it are skipped. */
export const python: string | null = findPython(['numpy', 'torch']) ?? null;
if (python === null)
  console.warn(`SKIPPED: no ${pythons().join(' or ')} with torch and numpy, so exports are not run`);

/** Whether this Python has another module, too. */
export const hasModule = (name: string): boolean => findPython(['numpy', 'torch', name]) !== undefined;

/** Less than the ten minutes of the tests, so that Python does not outlive one that hangs. */
const TIMEOUT_MS = 9 * 60_000;

/** Runs Python in a folder; rejects with its output if it fails or takes too long. */
export const runPython = (folder: string, ...given: readonly string[]): Promise<string> =>
  execute(folder, given, {});

/** The same in two processes of torchrun. */
export async function runTwo(folder: string, ...given: readonly string[]): Promise<string> {
  if (python === null) throw new Error('no Python with torch');
  const launcher = torchrun(python);
  return execute(folder, [...launcher.given, ...given], launcher.env);
}

async function execute(folder: string, given: readonly string[], more: Readonly<Record<string, string>>) {
  if (python === null) throw new Error('no Python with torch');
  // One thread: other tests run beside it.
  const env = { ...process.env, OMP_NUM_THREADS: '1', PYTHONDONTWRITEBYTECODE: '1', ...more };
  // Not SIGKILL: torchrun must end its processes, too.
  const limits = { timeout: TIMEOUT_MS, killSignal: 'SIGTERM', maxBuffer: 64 * 2 ** 20 } as const;
  const options = { cwd: folder, env, ...limits };
  try {
    return (await promisify(execFile)(python, [...given], options)).stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${given.join(' ')} failed in ${folder}:\n${stdout}\n${stderr}`, { cause: error });
  }
}
