import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';

export { expect } from '@playwright/test';

interface Watch {
  /** Patterns of the console errors that a test causes on purpose; none by default. */
  readonly expectedErrors: readonly RegExp[];
  readonly watch: void;
}

/** A policy violation on the page is a console error anyway; one in a worker is not. */
function reportViolations() {
  addEventListener('securitypolicyviolation', (event) => {
    const { violatedDirective, blockedURI } = event as SecurityPolicyViolationEvent;
    console.error(`Content Security Policy: ${violatedDirective} forbids ${blockedURI}`);
  });
}

/**
 * Playwright's `test`, which also fails on hidden faults: a request to another origin, a console error (of a
 * worker too), an uncaught exception, a policy violation.
 */
export const test = base.extend<Watch>({
  expectedErrors: [[], { option: true }],
  watch: [
    async ({ context, baseURL, expectedErrors }, use) => {
      const consoleErrors: string[] = [];
      const home = new URL(baseURL ?? 'http://localhost').host;
      const note = (url: string) => {
        const { protocol, host } = new URL(url);
        if (!/^(data|blob|about|chrome-error):$/.test(protocol) && host !== home)
          consoleErrors.push(`left home: ${url}`);
      };
      context.on('request', (request) => note(request.url()));
      context.on('page', (page) => {
        page.on('websocket', (socket) => note(socket.url()));
        page.on('worker', (worker) => void worker.evaluate(reportViolations).catch(() => undefined));
      });
      context.on('console', (message) => {
        if (message.type() === 'error')
          consoleErrors.push(`console: ${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (error) =>
        consoleErrors.push(`uncaught: ${error.error().stack || String(error.error())}`),
      );
      await use();
      const unexpected = consoleErrors.filter(
        (line) => !expectedErrors.some((pattern) => pattern.test(line)),
      );
      expect(unexpected, 'requests that left the page, console errors and uncaught exceptions').toEqual([]);
    },
    { auto: true },
  ],
});

/** The same address with a fixed backend, so that a test does not depend on the machine. */
export function chooseBackend(url: string, backend: 'webgpu' | 'wasm' | 'webgl' | 'cpu'): string {
  const [, path = '', query = '', hash = ''] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/.exec(url) ?? [];
  const search = new URLSearchParams(query);
  search.set('backend', backend);
  return `${path}?${search.toString()}${hash}`;
}

/** Part of a link that leaves out what is below the first screen, which takes a second to draw. */
export const firstScreenOnly = 'hide=loss,scores,recall,comparison,methods,map';

/** From a projector to a phone. */
const screens = [
  [1440, 900],
  [1280, 720],
  [1024, 768],
  [820, 1180],
  [390, 844],
] as const;

/** Switches the theme of an open page without choosing one. */
export async function switchTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.evaluate((value) => (document.documentElement.dataset['theme'] = value), theme);
  // Colours change with a transition.
  await page.waitForTimeout(400);
}

/** Expects no horizontal scrolling at any screen size; leaves the page at the smallest. */
export async function expectToFit(page: Page): Promise<void> {
  for (const [width, height] of screens) {
    await page.setViewportSize({ width, height });
    // Charts follow a new width with a delay.
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
}

/**
 * Holds back the page's own letters, and measures by how much its parts move: call before it is opened.
 *
 * @returns lets the letters come, and the sum of all layout shifts since the page was opened
 */
export async function watchShifts(page: Page): Promise<() => Promise<number>> {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/*.woff2', async (route) => {
    await held;
    await route.continue();
  });
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return async () => {
    release();
    await page.evaluate(() => document.fonts.ready);
    return page.evaluate(async () => {
      // Reported after the next picture.
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)));
      return (Reflect.get(window, 'shifts') as number[]).reduce((sum, value) => sum + value, 0);
    });
  };
}

/**
 * Expects no axe violations at levels A and AA or of best practices, on the page or a part of it.
 *
 * @param rules only the colours, for the other theme of what was checked already
 */
export async function expectNoFaults(
  page: Page,
  part = ':root',
  rules: 'all' | 'colours' = 'all',
): Promise<void> {
  const all = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await new AxeBuilder({ page })
    .include(part)
    // Otherwise axe opens a second page for each check, to join the results of frames of other sites: we have none.
    .setLegacyMode()
    .options({
      runOnly: rules === 'all' ? all : ['color-contrast', 'link-in-text-block'],
      // Passed checks are skipped: describing each of their elements takes seconds.
      resultTypes: ['violations'],
    })
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
