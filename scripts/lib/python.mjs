/** The Python that runs exported programs in tests; only node: imports, since setup.mjs loads it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Debian's packages of what the tests of exports use. */
const packages = ['python3-torch', 'python3-numpy', 'python3-onnx', 'python3-nbformat'];

/** The commands that are tried, in order; PYTHON names another one. */
export const pythons = () => {
  const wanted = process.env['PYTHON'];
  return wanted === undefined || wanted === '' ? ['python3', '/usr/bin/python3'] : [wanted];
};

/**
 * A Python that has all of these modules; undefined without one.
 *
 * @param {readonly string[]} modules
 */
export const findPython = (modules) =>
  pythons().find(
    (command) => spawnSync(command, ['-c', `import ${modules.join(', ')}`], { stdio: 'ignore' }).status === 0,
  );

/**
 * How a Python starts two processes of a program: arguments before its name, and variables.
 *
 * Debian 13's PyTorch 2.6 is built without libuv, which its torchrun asks for; processes can meet in a file instead.
 *
 * @param {string} python
 * @returns {{ given: readonly string[], env: Readonly<Record<string, string>> }}
 */
export function torchrun(python) {
  const store =
    'from torch.distributed import TCPStore; TCPStore("localhost", 0, is_master=True, wait_for_workers=False)';
  const hasStore = spawnSync(python, ['-c', store], { stdio: 'ignore' }).status === 0;
  const file = () => join(mkdtempSync(join(tmpdir(), 'torchrun-')), 'meet');
  const meeting = hasStore
    ? ['--standalone']
    : ['--rdzv_backend=c10d', '--rdzv_conf=store_type=file', `--rdzv_endpoint=${file()}`];
  // Debian 12's 1.13 on Python 3.11 knows no default of the last two.
  const outputs = ['--tee=1', '--redirects=1'];
  return {
    given: ['-m', 'torch.distributed.run', ...meeting, '--nproc_per_node=2', ...outputs],
    env: hasStore ? {} : { USE_LIBUV: '0', TORCH_DISABLE_SHARE_RDZV_TCP_STORE: '1' },
  };
}

/** The versions of a Python with PyTorch, in words. @param {string} python */
export function torchVersion(python) {
  const code =
    'import platform, torch; print(f"PyTorch {torch.__version__}, Python {platform.python_version()}")';
  return spawnSync(python, ['-c', code], { encoding: 'utf8' }).stdout.trim();
}

/**
 * Installs Debian's PyTorch where a root may and none is there; tests that need it are skipped otherwise.
 *
 * @returns {string | undefined} a Python that runs exported programs
 */
export function ensurePython() {
  const modules = ['torch', 'numpy', 'onnx', 'nbformat'];
  const found = findPython(modules);
  if (found !== undefined) return found;
  const isDebian = process.platform === 'linux' && spawnSync('apt-get', ['--version']).status === 0;
  if (isDebian && process.getuid?.() === 0) {
    console.log('setup: no Python with torch found, installing one');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const options = { stdio: /** @type {const} */ ('inherit'), env, timeout: 600_000 };
    spawnSync('apt-get', ['-qq', 'update'], options);
    spawnSync('apt-get', ['-qq', '-y', '--no-install-recommends', 'install', ...packages], options);
  }
  return findPython(modules) ?? findPython(['torch', 'numpy']);
}
