import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type BrowserContext, type Page } from '@playwright/test';
import { chooseBackend, test as watched } from './support.ts';

/** One thread: the sums of several may round differently. */
const link = chooseBackend(
  './?lang=en&threads=1&student=cnn-4-8&labelled=100&batch=16&steps=40&augmentation=shift',
  'wasm',
);

/** The id of the browser's own process. */
async function browserOf(profile: string): Promise<number> {
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    const parts = command.split('\0');
    // Only the browser itself has the profile and no type.
    if (parts.includes(`--user-data-dir=${profile}`) && !parts.some((part) => part.startsWith('--type=')))
      return Number(name);
  }
  throw new Error('no browser has this profile');
}

/** A browser whose profile outlives it. */
async function withProfile(
  work: (open: () => Promise<BrowserContext>, kill: () => Promise<void>) => Promise<void>,
) {
  const profile = await mkdtemp(join(tmpdir(), 'shelf-crash-'));
  const { launchOptions, baseURL } = test.info().project.use;
  const opened: { context: BrowserContext | null } = { context: null };
  const open = async () => {
    const context = await chromium.launchPersistentContext(profile, {
      ...launchOptions,
      ...(baseURL === undefined ? {} : { baseURL }),
      serviceWorkers: 'block',
    });
    opened.context = context;
    return context;
  };
  const kill = async () => {
    const closed = new Promise((resolve) => opened.context?.once('close', resolve));
    process.kill(await browserOf(profile), 'SIGKILL');
    await closed;
    opened.context = null;
  };
  try {
    await work(open, kill);
  } finally {
    await opened.context?.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function openPage(context: BrowserContext): Promise<Page> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(link);
  await page.evaluate(() => window.playground.ready());
  return page;
}

/** The kept runs: their losses by id. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const records = await window.playground.records();
    return Object.fromEntries(
      records.map(({ id, curves }) => [id, Array.from(curves.student.studentTotal)] as const),
    );
  });

test.skip(process.platform !== 'linux', 'finds the browser’s process in /proc');

test('every run that was reported as kept survives 20 kills in mid-write @long', async () => {
  test.setTimeout(20 * 60_000);
  await withProfile(async (open, kill) => {
    const reported = new Map<string, readonly number[]>();
    for (let round = 0; round < 20; round++) {
      const page = await openPage(await open());
      const before = await kept(page);
      for (const [id, losses] of reported) expect(before[id], `run ${id} in round ${round}`).toEqual(losses);
      // Each ended job is kept, and reported when it is on the disk; the kill comes while others are written.
      await page.exposeFunction('report', (id: string, losses: readonly number[]) =>
        reported.set(id, losses),
      );
      const numBefore = reported.size;
      void page
        .evaluate(async (seed) => {
          const report = Reflect.get(window, 'report') as (id: string, losses: readonly number[]) => void;
          for (let next = seed; ; next++) {
            const [record] = await window.playground.run([
              { config: { ...window.playground.config(), seed: next, steps: 2 } },
            ]);
            if (record) report(record.id, Array.from(record.curves.student.studentTotal));
          }
        }, round * 100)
        .catch(() => undefined);
      await expect.poll(() => reported.size, { intervals: [5] }).toBeGreaterThan(numBefore);
      await new Promise((resolve) => setTimeout(resolve, round * 9));
      await kill();
    }
    const page = await openPage(await open());
    const after = await kept(page);
    for (const [id, losses] of reported) expect(after[id]).toEqual(losses);
    await page.getByRole('button', { name: 'Runs', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Runs' });
    await expect(dialog.getByRole('table').first()).toBeVisible();
    await expect(dialog.getByText(/Can’t be read/)).toHaveCount(0);
  });
});

test('a run that was killed goes on with the same numbers @long', async () => {
  test.setTimeout(10 * 60_000);
  await withProfile(async (open, kill) => {
    const page = await openPage(await open());
    // Paused at 10 steps, and saved; then killed in the middle of further steps.
    await page.evaluate(() => window.playground.train(10));
    await kept(page);
    void page.evaluate(() => window.playground.train(30)).catch(() => undefined);
    await kill();

    const next = await openPage(await open());
    await expect(next.getByText(/^Continue at step \d+ of 40$/)).toBeVisible();
    await next.getByRole('button', { name: 'Continue', exact: true }).click();
    await expect(next.getByText('Step 40 of 40')).toBeVisible();
    const [losses = []] = Object.values(await kept(next));
    expect(losses).toHaveLength(40);
    await next.evaluate(() => window.playground.reset());
    await next.evaluate(() => window.playground.train(40));
    for (const each of Object.values(await kept(next))) expect(each).toEqual(losses);
  });
});

watched('two tabs do not overwrite each other’s runs @long', async ({ context }) => {
  const [one, two] = [await context.newPage(), await context.newPage()];
  for (const page of [one, two]) {
    await page.goto(link);
    await page.evaluate(() => window.playground.ready());
  }
  const train = (page: Page, seed: number) =>
    page.evaluate(async (value) => {
      await window.playground.reset({ seed: value });
      await window.playground.train(8);
      await window.playground.records();
    }, seed);
  await Promise.all([train(one, 1), train(two, 2)]);
  // The live run of one tab can’t be taken by another.
  await two.getByRole('button', { name: 'Runs', exact: true }).click();
  const dialog = two.getByRole('dialog', { name: 'Runs' });
  await expect(dialog.getByRole('row').filter({ hasText: 'open in a tab' })).toHaveCount(2);
  const row = dialog.getByRole('row').filter({ hasText: /seed 1/ });
  await row.getByRole('button', { name: /^Restore: / }).click();
  await expect(dialog.getByRole('alert')).toContainText('Another tab is training this run.');
  await Promise.all([one, two].map((page) => page.evaluate(() => window.playground.train(4))));
  const ofTwo = await kept(two);
  const ofOne = await kept(one);
  expect(Object.values(ofOne).map((losses) => losses.length)).toEqual([12, 12]);
  expect(await kept(two)).toEqual(ofOne);
  expect(Object.keys(ofTwo).toSorted()).toEqual(Object.keys(ofOne).toSorted());
});
