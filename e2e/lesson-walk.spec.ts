import type { Page } from '@playwright/test';
import { lessonIds } from '../src/lessons/registry.ts';
import { guessAndRun, heading, player, reveal } from './lesson-player.ts';
import { walkedAlways } from './walked-lessons.ts';
import { chooseBackend, expect, test as base } from './support.ts';

/** A lesson trains up to about twenty runs of some hundred steps. */
const LESSON_MS = 900_000;
const test = base.extend<object, { readonly everyLessonOn: 'wasm' | 'webgpu' | null }>({
  // Of the worker, so that a lesson is skipped before a page is opened for it.
  everyLessonOn: [null, { option: true, scope: 'worker' }],
});

/** Switches the language and expects all of the lesson in it. */
async function changeLanguage(page: Page): Promise<void> {
  const html = page.locator('html');
  const isKorean = (await html.getAttribute('lang')) !== 'ko';
  await page.getByRole('button', { name: /^(Language|언어)/ }).press('Enter');
  await expect(html).toHaveAttribute('lang', isKorean ? 'ko' : 'en');
  // Not the heading: it may be a formula, equal in both languages.
  const words = expect(player(page).locator('h2 + p'));
  await (isKorean ? words : words.not).toContainText(/[가-힣]/);
  if (!isKorean) await expect(player(page)).not.toContainText(/[가-힣]/);
  // A missing text shows its key.
  await expect(player(page)).not.toContainText(/[a-z]+\.[a-zA-Z]+\.[a-z]/);
}

for (const [index, id] of lessonIds.entries()) {
  test.describe(id, () => {
    test.skip(
      ({ everyLessonOn }) => everyLessonOn === null && !walkedAlways.includes(id),
      'walked by `npm run test:lessons`',
    );

    test(`lesson ${index + 1} can be completed by keyboard, every step in both languages`, async ({
      page,
      everyLessonOn,
    }) => {
      const backend = everyLessonOn ?? 'wasm';
      test.setTimeout(LESSON_MS);
      // In every second lesson, answers and results are read in the other language first.
      const language = index % 2 === 0 ? 'en' : 'ko';
      await page.goto(chooseBackend(`/?lang=${language}&lesson=${id}`, backend));
      await expect(heading(page)).toBeVisible();
      const onwards = player(page).getByRole('button', { name: /^(Skip|Next|Finish|건너뛰기|다음|마치기)$/ });
      let numSteps = 0;
      for (; await onwards.isVisible(); numSteps++) {
        await changeLanguage(page);
        if (await guessAndRun(page)) {
          const seen = await reveal(page).innerText();
          await changeLanguage(page);
          // The result stays, in the other language.
          await expect(reveal(page)).not.toHaveText(seen);
        }
        const title = await heading(page).innerText();
        await onwards.press('Enter');
        await expect(heading(page)).not.toHaveText(title);
        await expect(heading(page)).toBeFocused();
      }
      expect(numSteps).toBeGreaterThanOrEqual(4);
      await changeLanguage(page);
      await expect(heading(page)).toHaveText(/^(What you have seen|오늘 확인한 것)$/);
      await expect(page.getByRole('status', { name: /^(Backend|백엔드)$/ })).toContainText(
        backend === 'webgpu' ? 'WebGPU' : 'WebAssembly',
      );
    });
  });
}
