import type { Page } from '@playwright/test';
import { expect } from './support.ts';

/** What a step trains, on a GPU that a CPU plays. */
const RUNS_MS = 400_000;

/** The lesson beside the lab, in either language. */
export const player = (page: Page) => page.getByRole('complementary', { name: /^(Lesson|수업)/ });
export const heading = (page: Page) => player(page).getByRole('heading', { level: 2 });
/** What came out, beside the guess. */
export const reveal = (page: Page) => player(page).locator('[class*="reveal"]');

/** Guesses what a step asks for, by keyboard, and waits for what comes out; false where it asks for nothing. */
export async function guessAndRun(page: Page): Promise<boolean> {
  const aside = player(page);
  const answers = aside.getByRole('group').getByRole('button');
  const sliders = aside.getByRole('slider');
  const run = aside.getByRole('button', { name: /^(Run it|실행하기)/ });
  if ((await answers.count()) > 0) await answers.first().press('Enter');
  else if ((await sliders.count()) > 0) {
    for (const slider of await sliders.all()) await slider.press('ArrowUp');
    await run.press('Enter');
  } else if ((await run.count()) > 0) await run.press('Enter');
  else return false;
  await expect(reveal(page)).toBeVisible({ timeout: RUNS_MS });
  return true;
}
