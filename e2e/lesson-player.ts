import type { Page } from '@playwright/test';
import { expect } from './support.ts';

/** Time limit of a step's runs on a software adapter, ms. */
const RUNS_MS = 400_000;

/** The lesson beside the lab, in either language. */
export const player = (page: Page) => page.getByRole('complementary', { name: /^(Lesson|수업)/ });
export const heading = (page: Page) => player(page).getByRole('heading', { level: 2 });
/** The result beside the guess. */
export const reveal = (page: Page) => player(page).locator('[class*="reveal"]');

/** Answers a step's question by keyboard and waits for the result; returns false if there is no question. */
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
