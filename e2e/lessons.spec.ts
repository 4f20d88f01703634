import type { Page } from '@playwright/test';
import { lessonIds } from '../src/lessons/registry.ts';
import { heading, player } from './lesson-player.ts';
import { chooseBackend, expect, expectNoFaults, firstScreenOnly, switchTheme, test } from './support.ts';

/** A lesson trains up to about twenty runs of some hundred steps. */
const LESSON_MS = 600_000;
const RUN_MS = 240_000;

type Language = 'en' | 'ko';

const words = {
  en: {
    lessons: /^Lessons/,
    skip: 'Skip',
    next: 'Next',
    free: 'Free play',
  },
  ko: {
    lessons: /^수업/,
    skip: '건너뛰기',
    next: '다음',
    free: '자유 실험',
  },
} as const;

const address = (query: string, language: Language) => chooseBackend(`/?lang=${language}${query}`, 'wasm');

test('every lesson has a sheet of one page', async ({ page }) => {
  for (const [index, id] of lessonIds.entries()) {
    // Both languages have the same keys, by type.
    await page.goto(`/?sheet=${id}&lang=${index % 2 === 0 ? 'en' : 'ko'}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(String(index + 1));
    // A missing text shows its key; a sentence may well end with the lesson's name.
    await expect(page.getByRole('main')).not.toContainText(new RegExp(`${id}\\.[a-z]`));
    const printed = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(printed.match(/\/Type\s*\/Page\b/g), id).toHaveLength(1);
  }
});

test('free play restores the run from before the lesson; a reload continues a lesson, and Escape leaves it', async ({
  page,
}) => {
  await page.goto(address(`&labelled=1000&${firstScreenOnly}`, 'en'));
  await page.getByRole('button', { name: words.en.lessons }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Temperature' }).click();
  await expect(page.getByRole('slider', { name: 'Labelled pictures' })).toHaveValue('100');
  await player(page).getByRole('button', { name: words.en.free }).click();
  await page.getByRole('button', { name: 'Back to my earlier run' }).press('Enter');
  await expect(page.getByRole('button', { name: words.en.lessons })).toBeFocused();
  await expect.poll(() => page.evaluate(() => window.playground.config().labelled)).toBe(1000);

  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('button', { name: words.ko.lessons }).click();
  await page.getByRole('dialog').getByRole('listitem').first().getByRole('button').click();
  await player(page)
    .getByRole('button', { name: words.ko.skip })
    .or(player(page).getByRole('button', { name: words.ko.next }))
    .click();
  const title = await heading(page).innerText();
  await expect(page).toHaveURL(/at=2/);
  await page.reload();
  await expect(heading(page)).toHaveText(title);
  await page.keyboard.press('Escape');
  await expect(player(page)).toHaveCount(0);
  await expect(page).not.toHaveURL(/lesson=/);
});

test('the lesson is beside the lab and never covers its spotlight, on every screen', async ({ page }) => {
  await page.goto(address('&lesson=temperature&at=3', 'en'));
  const lit = page.locator('[data-spotlit]');
  await expect(page.getByRole('status', { name: 'Backend' })).toContainText('WebAssembly');
  const slider = page.getByRole('slider', { name: 'Temperature' });
  for (const [width, height] of [
    [1440, 900],
    [1280, 720],
    [820, 1180],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await player(page).getByRole('button', { name: 'Show me where' }).click();
    await expect(slider).toBeFocused();
    await expect(lit).toBeInViewport({ ratio: 1 });
    const isBeside = async () => {
      const [control, lesson] = [await lit.boundingBox(), await player(page).boundingBox()];
      if (!control || !lesson) throw new Error('neither the control nor the lesson is there');
      return control.x >= lesson.x + lesson.width || control.y + control.height <= lesson.y;
    };
    await expect.poll(isBeside).toBe(true);
    const lesson = await player(page).boundingBox();
    if (width <= 1100) expect(lesson?.height).toBeLessThanOrEqual((width <= 560 ? 0.55 : 0.45) * height + 1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  }
  await slider.press('End');
  await expect(player(page).getByRole('button', { name: 'Next' })).toBeVisible();
});

/** Expects no axe violations in a part of the page, in a theme. */
const expectNoFaultsIn = async (page: Page, part: string, theme: 'light' | 'dark') => {
  await switchTheme(page, theme);
  await expectNoFaults(page, part);
};

test('the first reveal takes three clicks, and the pictures are right, but not certain; axe finds no violations', async ({
  page,
}) => {
  test.setTimeout(LESSON_MS);
  await page.goto(address('', 'en'));
  await page.getByRole('button', { name: words.en.lessons }).click();
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
  await expectNoFaultsIn(page, 'dialog', 'dark');
  await page.getByRole('dialog').getByRole('button', { name: 'Temperature' }).click();
  await expect(heading(page)).toBeFocused();
  await player(page).getByRole('group').getByRole('button').first().click();
  await expect(player(page).getByText('The least likely one, for every picture')).toBeVisible({
    timeout: RUN_MS,
  });
  // The pressed answers are gone.
  await expect(player(page).getByRole('heading', { level: 3 }).first()).toBeFocused();
  await expectNoFaultsIn(page, 'aside', 'dark');

  // The pictures are as the lessons describe them.
  await expect(page.getByText('2 · no. 321')).toBeVisible();
  const seen = await page.evaluate(async () => {
    await window.playground.ready();
    const { labels, teacher, numClasses } = await window.playground.answers(500);
    return [321, 444].map((index) => {
      const logits = teacher.subarray(index * numClasses, (index + 1) * numClasses);
      const powers = Array.from(logits, (logit) => Math.exp(logit));
      return { label: labels[index] ?? NaN, powers };
    });
  });
  for (const { label, powers } of seen) {
    const share = (powers[label] ?? NaN) / powers.reduce((sum, power) => sum + power, 0);
    expect(label).toBe(2);
    expect(share).toBeGreaterThan(0.7);
    expect(share).toBeLessThan(0.9);
  }
});

test('axe finds no violations in a question, a task, a spotlight, a sheet, the article and the test @long', async ({
  page,
}) => {
  await page.goto(address('&lesson=temperature', 'en'));
  await expect(player(page).getByRole('group').getByRole('button').first()).toBeVisible();
  await expectNoFaultsIn(page, 'aside', 'light');
  await page.goto(address('&lesson=temperature&at=3', 'en'));
  await expect(page.locator('[data-spotlit]')).toBeVisible();
  // After the spotlight has scrolled, the transport may cover half a control, as in the lab itself.
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  await expectNoFaults(page);
  await page.goto(address('&lesson=temperature&at=4', 'en'));
  await player(page).getByRole('slider').first().press('ArrowUp');
  await expectNoFaultsIn(page, 'aside', 'light');
  await page.goto('/?sheet=temperature&lang=en');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectNoFaultsIn(page, ':root', 'dark');
  await page.goto('/?article=1&lang=ko');
  await expect(page.getByRole('listitem').first()).toBeVisible();
  await expectNoFaultsIn(page, ':root', 'light');
  await page.goto(address('', 'en'));
  await page.getByRole('button', { name: words.en.lessons }).click();
  await page.getByRole('button', { name: 'Start the test' }).click();
  await expect(page.getByRole('radio').first()).toBeVisible();
  await expectNoFaultsIn(page, 'dialog', 'light');
});

test('an unknown sheet lists the existing ones', async ({ page }) => {
  await page.goto('/?sheet=alchemy&lang=ko');
  await expect(page.getByRole('alert')).toContainText('alchemy');
  await expect(page.getByRole('alert')).toContainText('temperature');
  await expect(page.getByRole('link', { name: '온도' })).toBeVisible();
});
