import type { Page } from '@playwright/test';
import { expect, test } from './support.ts';

const small = 'student=cnn-4-8&batch=8&labelled=20&backend=wasm&steps=40';
const projectors = [
  [1024, 768],
  [1280, 720],
  [1280, 800],
  [1440, 900],
  [1920, 1080],
] as const;
const screens = [...projectors, [820, 1180], [390, 844]] as const;

const seen = { isGapSeen: true, isMeaningSeen: true, isCurveSeen: true, isWide: false };

/** Words in headings, buttons and names that are broken across lines. */
const brokenWords = (page: Page) =>
  page.evaluate(() => {
    const named =
      'h1, h2, h3, h4, th, td, label, legend, summary, dt, button, [data-verdict], output, option';
    const broken = new Set<string>();
    for (const element of document.querySelectorAll(named)) {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('.visually-hidden'))
        continue;
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const parent = text.parentElement;
        if (!parent || parent.closest('.visually-hidden, svg, .katex')) continue;
        // Visible to screen readers only.
        if (getComputedStyle(parent).clipPath !== 'none') continue;
        // A line may break after a hyphen or a dash.
        for (const { 0: word, index } of (text.textContent ?? '').matchAll(/[^\s\-‐–—/]+/g)) {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
          if (lines.size > 1) broken.add(`${element.tagName} ${word}`);
        }
      }
    }
    return [...broken];
  });

const firstScreen = (page: Page) =>
  page.evaluate(() => {
    const bottomOf = (selector: string) =>
      document.querySelector(selector)?.getBoundingClientRect().bottom ?? Infinity;
    return {
      isGapSeen: bottomOf('[aria-labelledby="gap-title"] [data-verdict]') <= innerHeight,
      // What the teacher saw beside what the students saw: below the gap in all modes.
      isMeaningSeen:
        (document.querySelector('[aria-labelledby="gap-title"] [class*="meaning"] p')?.clientHeight ?? 0) >
          0 && bottomOf('[aria-labelledby="gap-title"] [class*="meaning"]') <= innerHeight,
      isCurveSeen: bottomOf('[data-spotlight="curves"] .recharts-wrapper') <= innerHeight,
      isWide: document.documentElement.scrollWidth > innerWidth,
      curve: bottomOf('[data-spotlight="curves"] .recharts-wrapper'),
      beyond: [...document.querySelectorAll('main *')]
        .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
        .slice(0, 5)
        .map((each) => `${each.tagName} ${each.textContent.slice(0, 30)}`),
    };
  });

for (const { title, sizes } of [
  { title: 'the smallest projectors and a phone', sizes: [screens[0], screens[1], screens[6]] },
  { title: 'every screen @long', sizes: screens },
]) {
  test(`the first screen shows the gap and breaks no word: ${title}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`./?lang=ko&${small}`);
    await page.evaluate(() => window.playground.train(20));
    await page.evaluate(() => window.playground.evaluate());
    await expect(page.locator('[data-spotlight="curves"] .recharts-line-curve').first()).toBeAttached();
    // The parts below the first screen are loaded.
    await expect(page.locator('[data-spotlight~="recall"] tbody tr').first()).toBeVisible();
    const html = page.locator('html');
    for (const isPresenting of [false, true]) {
      await page.setViewportSize({ width: 1440, height: 900 });
      if (isPresenting) await page.locator('header button[aria-pressed="false"]').first().click();
      // Presenter mode enlarges Korean and English alike.
      for (const lang of isPresenting && sizes !== screens ? ['ko'] : ['ko', 'en']) {
        await page.setViewportSize({ width: 1440, height: 900 });
        if ((await html.getAttribute('lang')) !== lang)
          await page.getByRole('button', { name: /^(Language|언어)/ }).click();
        await expect(html).toHaveAttribute('lang', lang);
        for (const size of sizes) {
          const isProjector = projectors.some((each) => each === size);
          if (isPresenting && !isProjector) continue;
          const [width, height] = size;
          await page.setViewportSize({ width, height });
          await page.evaluate(() => scrollTo(0, 0));
          const where = `${lang}, ${width}×${height}${isPresenting ? ', presenting' : ''}`;
          expect.soft(await brokenWords(page), where).toEqual([]);
          if (!isProjector) continue;
          // A chart is measured again shortly after the window.
          await expect
            .soft(async () => expect(await firstScreen(page)).toMatchObject(seen), where)
            .toPass({ timeout: 10_000 });
        }
      }
    }
  });
}

test('the arrow keys scroll the lab in presenter mode, also with a lesson open @long', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`./?lang=en&present=1&lesson=temperature&${small}`);
  await expect(page.getByText('Step 1 of 5')).toBeVisible();
  await page.getByRole('heading', { level: 2 }).first().focus();
  const pressUntil = (key: string, isThere: (top: number) => boolean) =>
    // The lesson's own text scrolls first.
    expect
      .poll(async () => {
        await page.keyboard.press(key);
        return isThere(await page.evaluate(() => scrollY));
      })
      .toBe(true);
  await pressUntil('Home', (top) => top === 0);
  await pressUntil('ArrowDown', (top) => top > 100);
  await pressUntil('ArrowUp', (top) => top === 0);
  await pressUntil('End', (top) => top > 1000);
});
