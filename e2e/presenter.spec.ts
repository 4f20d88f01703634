import type { Page } from '@playwright/test';
import { expect, expectNoFaults, firstScreenOnly, switchTheme, test, watchShifts } from './support.ts';

const small = 'student=cnn-4-8&batch=8&labelled=20&backend=wasm';
const text = {
  keys: 'Keys of presenter mode',
  stepped: 'One step',
  seed: 'New seed: 3',
  reset: /^Reset/,
  play: 'Play',
  pause: 'Pause',
  lesson: 'Lesson 1',
  black: /screen is black/,
  again: 'The page is back',
} as const;

const stepOf = async (page: Page) =>
  Number(
    /\d+/.exec(
      (await page
        .getByText(/^Step \d+ of/)
        .first()
        .textContent()) ?? '',
    )?.[0],
  );
/** Focuses the page itself, where Space and arrows are presenter keys. */
const toPage = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());

test('every key does what the help says, in presenter mode only and never to a control in use', async ({
  page,
}) => {
  const seed = () => page.evaluate(() => window.playground.config().seed);
  await page.goto(`./?lang=en&${small}&${firstScreenOnly}`);
  await page.evaluate(() => window.playground.ready());
  await expect(page.getByRole('button', { name: text.play, exact: true })).toBeEnabled();
  for (const key of ['n', 'r', 'b', 'ArrowRight', '?', '1']) await page.keyboard.press(key);
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(await seed()).toBe(1);
  expect(await stepOf(page)).toBe(0);

  await page.getByRole('button', { name: 'Present' }).click();
  await expect(page.getByRole('button', { name: 'Keys' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-presenting');
  const temperature = page.getByRole('slider', { name: /Temperature/ });
  await temperature.focus();
  await page.keyboard.press('ArrowRight');
  expect(await page.evaluate(() => window.playground.config().temperature)).not.toBe(4);
  expect(await stepOf(page)).toBe(0);
  await page.getByRole('combobox').first().focus();
  await page.keyboard.press('n');
  expect(await seed()).toBe(1);
  await temperature.focus();
  await page.keyboard.press('n');
  await expect.poll(seed).toBe(2);
  await toPage(page);

  const expectMessage = (what: string | RegExp) =>
    expect(page.getByRole('status').filter({ hasText: what })).toBeVisible();

  await expect(page.getByRole('button', { name: text.play, exact: true })).toBeEnabled();
  await page.keyboard.press('ArrowRight');
  await expectMessage(text.stepped);
  await expect.poll(() => page.evaluate(async () => (await window.playground.snapshot()).step)).toBe(1);
  await page.keyboard.press('n');
  await expectMessage(text.seed);
  await expect.poll(seed).toBe(3);
  await page.keyboard.press('r');
  await expectMessage(text.reset);
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: text.pause, exact: true })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: text.play, exact: true })).toBeVisible();

  await page.keyboard.press('b');
  await expect(page.getByRole('dialog', { name: text.black })).toBeVisible();
  await page.keyboard.press('Space');
  await expectMessage(text.again);
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: text.play, exact: true })).toBeVisible();
  const play = page.getByRole('button', { name: text.play, exact: true });
  await play.focus();
  await page.keyboard.press('b');
  await page.mouse.click(300, 300);
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(play).toBeFocused();

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: text.keys })).toBeVisible();
  await page.keyboard.press('n');
  expect(await seed()).toBe(3);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  await page.keyboard.press('f');
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  await page.keyboard.press('f');
  await expect.poll(() => page.evaluate(() => document.fullscreenElement === null)).toBe(true);

  await page.keyboard.press('1');
  await expectMessage(text.lesson);
  await expect.poll(() => new URL(page.url()).searchParams.get('lesson')).not.toBeNull();

  // One press leaves the lesson, the next one presenter mode.
  await page.keyboard.press('Escape');
  await expect.poll(() => new URL(page.url()).searchParams.get('lesson')).toBeNull();
  await expect(page.locator('html')).toHaveAttribute('data-presenting');
  await page.keyboard.press('Escape');
  await expect(page.locator('html')).not.toHaveAttribute('data-presenting');
  await expect.poll(() => new URL(page.url()).searchParams.get('present')).toBeNull();
});

test('the last row can read T, α, the gap and all ten bars at 1280×720; nothing moves while it loads; axe finds no violations', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const shift = await watchShifts(page);
  // Its load event waits for the letters.
  await page.goto(`./?lang=en&present=1&${small}`, { waitUntil: 'domcontentloaded' });
  await page.evaluate(() => window.playground.ready());
  await expect(page.getByRole('toolbar', { name: 'Test pictures' }).getByRole('button')).toHaveCount(12);
  expect(await shift()).toBeLessThan(0.01);
  await page.evaluate(() => window.playground.train(20));
  const sizes = await page.evaluate(() => {
    const pixels = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize);
    const body = document.querySelector('tbody [data-axis]')?.closest('tbody');
    const rows = [...(body?.querySelectorAll('tr') ?? [])];
    const outputs = [...document.querySelectorAll('output')].slice(0, 2);
    return {
      outputs: outputs.map(pixels),
      rows: rows.length,
      isWhole: rows.every((row) => row.getBoundingClientRect().bottom <= innerHeight),
      isWide: document.documentElement.scrollWidth > innerWidth,
      gap: pixels(document.querySelector('[aria-labelledby="gap-title"] [data-verdict]') ?? document.body),
    };
  });
  expect(sizes).toMatchObject({ rows: 10, isWhole: true, isWide: false });
  for (const size of sizes.outputs) expect(size).toBeGreaterThanOrEqual(36);
  expect(sizes.gap).toBeGreaterThanOrEqual(64);
  await toPage(page);
  await switchTheme(page, 'dark');
  await expectNoFaults(page);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNoFaults(page, 'dialog');
});

test('the bars stay wide with hidden picture choice and with a lesson open, whose question fills the window', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const widthOfBars = () =>
    page.evaluate(() => document.querySelector('tbody [data-axis]')?.closest('table')?.clientWidth ?? 0);
  await page.goto(`./?lang=en&present=1&lesson=temperature&${small}&${firstScreenOnly},pictures`);
  await expect(page.getByText('Step 1 of 5')).toBeVisible();
  await expect.poll(widthOfBars).toBeGreaterThan(600);
  // The picture of the bars stays visible without the chooser.
  await expect(page.getByRole('img', { name: /^Test picture/ })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Which pictures' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(page.getByRole('combobox', { name: 'Which pictures' })).toBeVisible();
  await expect.poll(widthOfBars).toBeGreaterThan(600);
  await toPage(page);
  await page.keyboard.press('q');
  const question = page.getByRole('dialog').getByRole('heading');
  await expect(question).toBeVisible();
  const size = await question.evaluate((heading) => Number.parseFloat(getComputedStyle(heading).fontSize));
  expect(size).toBeGreaterThanOrEqual(40);
  await expectNoFaults(page, 'dialog');
  await page.keyboard.press('PageDown');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
