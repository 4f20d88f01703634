import type { Page } from '@playwright/test';
import { chooseBackend, expect, expectNoFaults, firstScreenOnly, test } from './support.ts';

/** Runs a script in the engine's worker before its own code. */
const before = (page: Page, script: string) =>
  page.route(/assets\/entry-[^/]*\.js/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${script}\n${await response.text()}` });
  });

/** Provides that many devices, each of which is lost when the page says so. */
const losableDevices = (numGiven: number) => `{
  const give = GPUAdapter.prototype.requestDevice;
  let left = ${numGiven};
  GPUAdapter.prototype.requestDevice = async function (...args) {
    if (left-- <= 0) throw new DOMException('no device', 'OperationError');
    const device = await give.apply(this, args);
    new BroadcastChannel('lose').onmessage = () => device.destroy();
    return device;
  };
}`;
const loseDevice = (page: Page) => page.evaluate(() => new BroadcastChannel('lose').postMessage(1));

test('training continues through two GPU losses, and on another backend if the GPU stays away @long', async ({
  browser,
  page,
}) => {
  test.setTimeout(480_000);
  const session = await browser.newBrowserCDPSession();
  await before(page, losableDevices(2));
  await page.goto(chooseBackend('./?lang=en&student=cnn-4-8&batch=8&labelled=20', 'webgpu'));
  await page.evaluate(() => window.playground.ready());
  await page.evaluate(() => window.playground.train(26));
  const training = page.evaluate(() => window.playground.train(60));
  // A real crash of the GPU process, like one of a driver.
  await session.send('Browser.crashGpuProcess');
  await expect(page.getByText(/The GPU was lost and restored. The run continues from step 25/)).toBeVisible({
    timeout: 120_000,
  });
  await loseDevice(page);
  await expect(
    page.getByText(/The GPU didn’t come back. The run continues on WebAssembly from step/),
  ).toBeVisible({
    timeout: 120_000,
  });
  expect((await training).step).toBe(86);
  await expect(page.getByRole('status', { name: 'Backend' })).toContainText('WebAssembly');
});

test('without WebAssembly the engine starts on another backend', async ({ page }) => {
  await before(page, 'delete self.WebAssembly;');
  await page.goto(chooseBackend(`./?lang=en&student=cnn-4-8&batch=8&labelled=20&${firstScreenOnly}`, 'cpu'));
  expect((await page.evaluate(() => window.playground.ready())).backend).toBe('cpu');
});

test('WebGL passes the self-test and trains @long', async ({ page }) => {
  await page.goto(chooseBackend('./?lang=en&student=cnn-4-8&batch=8&labelled=20', 'webgl'));
  expect((await page.evaluate(() => window.playground.ready())).backend).toBe('webgl');
  const { losses } = await page.evaluate(() => window.playground.train(2));
  expect(losses['total']).toBeGreaterThan(0);
});

test.describe('unexpected data', () => {
  test('names an altered file, uses nothing of it, and recovers on retry', async ({ page }) => {
    let isAltered = true;
    await page.route(/train-0\.\w+\.bin/, async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      if (isAltered) body[1000] = (body[1000] ?? 0) ^ 255;
      await route.fulfill({ response, body });
    });
    await page.goto(`./?lang=en&${firstScreenOnly}`);
    const alert = page.getByRole('alert');
    await expect(alert).toContainText(/train-0\.\w+\.bin isn’t the expected one/);
    isAltered = false;
    await alert.getByRole('button', { name: 'Try again' }).click();
    const isReady = () =>
      page.evaluate(() =>
        window.playground.ready().then(
          () => true,
          () => false,
        ),
      );
    await expect.poll(isReady, { timeout: 30_000 }).toBe(true);
    const { losses } = await page.evaluate(() => window.playground.train(1));
    expect(Number.isFinite(losses['total'])).toBe(true);
  });
});

test.describe('a part of the page that cannot be loaded', () => {
  test.use({ expectedErrors: [/ERR_FAILED|dynamically imported module|MIME type/] });

  test('leaves the trained run alone and loads on retry', async ({ page }) => {
    await page.goto(chooseBackend('./?lang=en', 'wasm'));
    await page.evaluate(() => window.playground.train(2));
    await page.route(/open-share-.*\.js/, (route) => route.abort());
    await page.getByRole('button', { name: 'Share' }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'This part couldn’t be opened' });
    await expect(alert).toBeVisible();
    await expectNoFaults(page, '[role=alert]');
    expect((await page.evaluate(() => window.playground.train(1))).step).toBe(3);
    await alert.getByRole('button', { name: 'Dismiss' }).click();
    await expect(alert).toBeHidden();
    await page.getByRole('button', { name: 'Share' }).click();
    await expect(alert).toBeVisible();
    await page.unroute(/open-share-.*\.js/);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect((await page.evaluate(() => window.playground.train(1))).step).toBe(4);
  });

  test('keeps the lab usable when a lesson fails, and is requested once per try', async ({ page }) => {
    const lesson = /\/lesson-(?!dock).*\.js/;
    const requested: string[] = [];
    await page.route(lesson, (route) => {
      requested.push(route.request().url());
      return route.abort();
    });
    await page.goto(chooseBackend('./?lang=en&lesson=temperature', 'wasm'));
    const alert = page.getByRole('alert').filter({ hasText: 'This part couldn’t be opened' });
    await expect(alert).toBeVisible();
    expect((await page.evaluate(() => window.playground.train(1))).step).toBe(1);
    // At most once ahead of time and once on import.
    expect(requested.length).toBeLessThanOrEqual(2);
    await page.unroute(lesson);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('complementary', { name: 'Lesson' })).toBeVisible();
  });

  test('shows a message when the part is the whole page', async ({ page }) => {
    await page.route(/start-class-.*\.js/, (route) => route.abort());
    await page.goto('./?class=1&lang=ko');
    await expect(page.getByRole('button', { name: '새로고침' })).toBeVisible();
  });
});

test('a loss that is not finite stops the run, names the step and offers the last good weights', async ({
  page,
}) => {
  await page.goto(`./?lang=en&optimizer=sgd&momentum=0&student=cnn-4-8&batch=16&${firstScreenOnly}`);
  await page.evaluate(() => window.playground.ready());
  await page.evaluate(() => window.playground.train(25));
  const snapshot = await page.evaluate(async () => {
    const taken = await window.playground.snapshot();
    const first = Object.keys(taken.arrays).find((name) => name.startsWith('student/parameter'));
    if (first) taken.arrays[first]?.fill(3e38);
    await window.playground.restore(taken);
    return window.playground.train(1).catch(String);
  });
  expect(snapshot).toMatch(/not finite at step 26/);
  await page.getByRole('button', { name: 'Back to the last good weights' }).click();
  const { losses } = await page.evaluate(() => window.playground.train(1));
  expect(Number.isFinite(losses['total'])).toBe(true);
});
