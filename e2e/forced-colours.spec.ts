import type { Locator, Page } from '@playwright/test';
import { expect, expectNoFaults, test } from './support.ts';

const small = 'student=cnn-4-8&batch=8&labelled=20&backend=wasm&steps=40';

/** Number of colours that cover at least 1 % of a part's screenshot. */
async function coloursOf(page: Page, part: Locator): Promise<number> {
  const picture = (await part.screenshot()).toString('base64');
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (!context) return 0;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const counts = new Map<number, number>();
    for (let at = 0; at < data.length; at += 4) {
      const colour = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    return [...counts.values()].filter((count) => count * 400 > data.length).length;
  }, picture);
}

/** End of each bar and position of each thumb, px. */
const places = (page: Page) =>
  page.evaluate(() => {
    const round = (value: number) => Math.round(value * 2) / 2;
    return {
      bars: [...document.querySelectorAll('[data-axis] [data-empty]')].map((bar) =>
        round(bar.getBoundingClientRect().right),
      ),
      recall: [...document.querySelectorAll('[data-spotlight~="recall"] tbody td span span')].map((bar) =>
        round(bar.getBoundingClientRect().width),
      ),
    };
  });

/** Sliders whose thumb is invisible or not at its value. */
const misplacedThumbs = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('main input[type=range]')].flatMap((input) => {
      const rail = input.nextElementSibling?.getBoundingClientRect();
      const thumb = input.nextElementSibling?.nextElementSibling;
      const place = thumb?.getBoundingClientRect();
      const share = Number(input.closest<HTMLElement>('[style]')?.style.getPropertyValue('--share'));
      if (!thumb || !rail || !place) return [`${input.id}: no thumb`];
      const off = place.left + place.width / 2 - (rail.left + share * rail.width);
      const isSeen = place.width > 10 && getComputedStyle(thumb).backgroundColor !== 'rgb(255, 255, 255)';
      return isSeen && Math.abs(off) < 1 ? [] : [`${input.getAttribute('aria-valuetext')}: ${off} px off`];
    }),
  );

/** Texts in the same colour as the box that high contrast draws behind them. */
const unreadable = (page: Page) =>
  page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'Canvas';
    const canvas = getComputedStyle(probe).color;
    probe.remove();
    return [...document.querySelectorAll('body *')].flatMap((element) => {
      const style = getComputedStyle(element);
      const hasText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
      );
      return hasText && style.forcedColorAdjust === 'auto' && style.color === canvas
        ? [element.textContent]
        : [];
    });
  });

/** A row half covered by the sticky transport would count as too small a target. */
async function expectNoFaultsFromTop(page: Page): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0));
  await expectNoFaults(page);
}

test('every picture keeps its meaning in high contrast @long', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`./?lang=en&${small}`);
  await page.evaluate(() => window.playground.train(20));
  const map = page.getByRole('table', { name: /Mean soft targets/ });
  await map.scrollIntoViewIfNeeded();
  await expect(map.locator('td').first()).toBeVisible();
  await page.locator('[data-spotlight~="recall"]').scrollIntoViewIfNeeded();
  await expect(page.locator('[data-spotlight~="recall"] tbody')).toContainText('%');
  const before = await places(page);
  expect(before.bars.length).toBeGreaterThan(40);

  await page.emulateMedia({ forcedColors: 'active' });
  expect.soft(await places(page)).toEqual(before);
  expect.soft(await misplacedThumbs(page)).toEqual([]);
  expect.soft(await unreadable(page)).toEqual([]);
  expect.soft(await coloursOf(page, map)).toBeGreaterThan(8);
  expect.soft(await coloursOf(page, page.locator('main progress').first())).toBeGreaterThanOrEqual(2);
  expect
    .soft(await coloursOf(page, page.getByRole('switch').first().locator('+ *')))
    .toBeGreaterThanOrEqual(2);
  for (const bar of ['teacher', 'student', 'control'])
    expect
      .soft(await coloursOf(page, page.locator(`tbody [data-axis][data-actor="${bar}"]`).nth(3)), bar)
      .toBeGreaterThanOrEqual(2);
  const [pressed, other] = await Promise.all(
    ['true', 'false'].map((is) =>
      page
        .locator(`main button[aria-pressed="${is}"]`)
        .filter({ hasText: /Linear|Log/ })
        .evaluate((button) => getComputedStyle(button).backgroundColor),
    ),
  );
  expect.soft(pressed).not.toBe(other);
  await expectNoFaultsFromTop(page);
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  expect.soft(await unreadable(page)).toEqual([]);
  expect.soft(await coloursOf(page, map)).toBeGreaterThan(8);
  await expectNoFaultsFromTop(page);
});
