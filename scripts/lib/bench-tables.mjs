/** Formats a benchmark's result as Markdown tables. */

/**
 * @typedef {import('../../src/protocol/bench/bench-report.ts').BenchReport & {
 *   ratios: readonly import('../../src/protocol/bench/bench-report.ts').BenchRatio[],
 *   together: readonly { path: string, ratio: number }[],
 *   families: readonly { path: string, ratio: number }[],
 * }} Report
 * @typedef {Report & { machine: string, browser: string, torch: ReturnType<typeof import('./bench-torch.mjs').timeTorch> }} WholeReport
 */

const format = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
/** @type {(value: number) => string} */
const digits = (value) => format.format(value);
/** @type {(value: number | null, unit?: string) => string} */
const orDash = (value, unit = '') => (value === null ? '–' : `${digits(value)}${unit}`);

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
function table(head, rows) {
  if (rows.length === 0) return '';
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  /** @param {readonly string[]} cells */
  const line = (cells) => {
    const padded = cells.map((cell, column) =>
      column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    return `| ${padded.join(' | ')} |`;
  };
  const rule = `|${widths.map((width, column) => `${'-'.repeat(width + 1)}${column < 2 ? '-' : ':'}`).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** @param {WholeReport} report */
function measurements({ measurements: all, torch }) {
  const order = [...new Set(all.map(({ workload }) => workload))];
  const rows = order.flatMap((id) => {
    const same = all.filter(({ workload }) => workload === id);
    const app = same.filter(({ path }) => path === 'webgpu-recorded' || path === 'wasm');
    const oursMs = Math.min(...app.map(({ medianMs }) => medianMs));
    /** @type {(ms: number) => string} */
    const times = (ms) => (app.length === 0 ? '–' : `${digits(ms / oursMs)} ×`);
    const torchRows = (torch?.times ?? [])
      .filter(({ workload }) => workload === id)
      .map(({ threads, medianMs, fastestMs, slowestMs }) => {
        const name = `PyTorch ${torch?.version}, ${threads === 1 ? '1 thread' : `${threads} threads`}`;
        const range = `${digits(fastestMs)}–${digits(slowestMs)}`;
        return [id, name, times(medianMs), digits(medianMs), range, '–', '–', '–', '–', '–', '–'];
      });
    return [
      ...same.map((each) => [
        id,
        each.path,
        times(each.medianMs),
        `${digits(each.medianMs)}${each.scaledBy > 1 ? ` (scaled up ${digits(each.scaledBy)} ×)` : ''}`,
        `${digits(each.fastestMs)}–${digits(each.slowestMs)}`,
        orDash(each.jsMs),
        orDash(each.dispatches),
        orDash(each.submits),
        digits(each.firstMs),
        `${each.peakTensors}, ${digits(each.peakTensorBytes / 1e6)} MB`,
        orDash(each.peakDeviceBytes === null ? null : each.peakDeviceBytes / 1e6, ' MB'),
      ]),
      ...torchRows,
    ];
  });
  const head = [
    'workload',
    'path',
    'times ours',
    'median ms',
    'fastest–slowest',
    'JavaScript ms',
    'dispatches',
    'submits',
    'first ms',
    'tensors at peak',
    'device memory',
  ];
  return table(head, rows);
}

/** @param {WholeReport} report */
function growth({ growth: points }) {
  const rows = points.map((point) => {
    const first = points.find(({ path, series }) => path === point.path && series === point.series) ?? point;
    return [
      point.path,
      `${point.series} ${point.value}`,
      `${digits(point.multiplyAccumulates / first.multiplyAccumulates)} ×`,
      `${digits(point.medianMs / first.medianMs)} ×`,
      digits(point.medianMs),
    ];
  });
  return table(['path', 'student step with', 'work', 'time', 'median ms'], rows);
}

/**
 * All tables of a report.
 *
 * @param {WholeReport} report
 */
export function benchTables(report) {
  const { place, machine, browser, ratios, together, families, limit, gaps, runtimes } = report;
  const comparisons = ratios.map(({ workload, ours, against, ratio }) => [
    workload,
    `${ours} against ${against}`,
    `${digits(ratio)} ×`,
  ]);
  const parts = [
    `${machine}; ${browser}; ${place.date}${report.isQuick ? '; quick' : ''}`,
    Object.entries(runtimes)
      .map(([path, name]) => `${path}: ${name}`)
      .join('\n'),
    table(['workload', 'how many times as fast', 'ratio'], comparisons),
    together
      .map(({ path, ratio }) => `student + control on ${path}: ${digits(ratio)} × one student`)
      .join('\n'),
    families
      .map(({ path, ratio }) => `all families on ${path}: ${digits(ratio)} × soft targets alone`)
      .join('\n'),
    measurements(report),
    growth(report),
    ...(limit
      ? [
          `convolutions of the student's step: ${digits(limit.convolutionsPerSecond / 1e9)} of ${digits(limit.limitPerSecond / 1e9)} ` +
            `billion multiply-adds a second, ${digits((100 * limit.convolutionsPerSecond) / limit.limitPerSecond)} %`,
        ]
      : []),
    ...(report.torch === null ? ['PyTorch: not found'] : []),
    gaps
      .map(
        ({ path, workload, outcome, reason }) =>
          `${outcome}: ${path}, ${workload ?? 'everything'}: ${reason}`,
      )
      .join('\n'),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}
