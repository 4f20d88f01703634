/**
 * The benchmark's WebGPU paths in Node: `node main.mjs <dawn.node> [--quick] [only=student] [paths=webgpu-recorded]`. Runs
 * every task in a process of its own, prints the tables and writes bench-node.json into the current folder.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { cpus, release, type } from 'node:os';
import { fileURLToPath } from 'node:url';
import { benchPlan } from '../../../src/protocol/bench/bench-plan.ts';
import { asJson, emptyReport, withEvent } from '../../../src/protocol/bench/bench-report.ts';
import { benchTables } from '../bench-tables.mjs';
import { timeTorch } from '../bench-torch.mjs';

/** A task that takes longer is ended, ms. */
const TASK_MS = 600_000;

const [, , dawn = '', ...args] = process.argv;
const isQuick = args.includes('--quick');
const query = new URLSearchParams(args.filter((arg) => arg.includes('=')).join('&'));
const { tasks, budget } = benchPlan(query.toString(), isQuick);

let report = emptyReport(
  {
    date: new Date().toISOString(),
    browser: `Node ${process.version}, Dawn`,
    numCores: cpus().length,
    isCrossOriginIsolated: false,
  },
  isQuick,
);
for (const task of tasks.filter(({ path }) => path.startsWith('webgpu'))) {
  const subject = task.kind === 'workload' ? task.workload : task.kind;
  console.error(`${task.path}, ${subject}`);
  const program = fileURLToPath(new URL('./task.mjs', import.meta.url));
  const { stdout, status, error } = spawnSync(
    process.execPath,
    [program, dawn, JSON.stringify({ task, budget })],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], timeout: TASK_MS },
  );
  for (const line of stdout.split('\n').filter((each) => each.startsWith('{')))
    report = withEvent(report, JSON.parse(line));
  if (status !== 0) {
    const reason = error?.message ?? `the process ended with ${status}`;
    report = withEvent(report, {
      type: 'missing',
      gap: { path: task.path, workload: subject, outcome: 'failed', reason },
    });
  }
}

const torch = fileURLToPath(new URL('./bench-torch.py', import.meta.url));
const [cpu] = cpus();
const whole = {
  ...JSON.parse(asJson(report)),
  machine: `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${type()} ${release()}`,
  browser: report.place.browser,
  torch: existsSync(torch) ? timeTorch(isQuick, torch) : timeTorch(isQuick),
};
writeFileSync('bench-node.json', `${JSON.stringify(whole, null, 2)}\n`);
console.log(benchTables(whole));
