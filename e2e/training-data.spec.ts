import type { Page } from '@playwright/test';
import { chooseBackend, expect, expectNoFaults, expectToFit, test } from './support.ts';

const small = 'student=cnn-4-8&batch=16&labelled=50';
const open = async (page: Page, query: string) => {
  await page.goto(chooseBackend(`./?${query}`, 'wasm'));
  await page.evaluate(() => window.playground.ready());
};

test('the folded set-up leaves room; a hidden class is in the link and the summary', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page, `lang=en&${small}`);
  const bars = page.getByRole('region', { name: 'Soft targets' });
  for (const part of [
    page.getByRole('button', { name: 'Play' }),
    page.getByRole('slider', { name: 'Temperature' }),
    page.getByRole('slider', { name: 'Alpha' }),
    page.getByRole('button', { name: /^Set-up/ }),
    page.getByRole('switch', { name: 'Use Soft targets' }),
    bars.getByRole('row').nth(12),
  ]) {
    await expect(part).toBeInViewport({ ratio: 0.9 });
  }
  await page.getByRole('button', { name: /^Set-up/ }).click();
  const toggle = page.getByRole('button', { name: 'Training data' });
  await toggle.click();
  await page.getByRole('checkbox', { name: 'Class 3' }).uncheck();
  await page.getByRole('slider', { name: 'Wrong labels' }).press('PageUp');
  await expect(page).toHaveURL(/hiddenClasses=3/);
  await expect(page).toHaveURL(/labelNoise=0\.2/);
  await page.getByRole('switch', { name: 'Give the student the labels' }).uncheck();
  await expect(page).toHaveURL(/studentLabels=hidden/);
  await toggle.click();
  await expect(page.getByRole('checkbox', { name: 'Class 3' })).toBeHidden();
  const now = page.getByRole('group', { name: 'Training data now' });
  await expect(now).toContainText('No 3s · 20% of labels wrong · The student gets no labels');
  const { step } = await page.evaluate(() => window.playground.train(3));
  expect(step).toBe(3);
  await now.getByRole('button', { name: 'Restore defaults' }).click();
  await expect(now).toBeHidden();
  await expect(page).not.toHaveURL(/hiddenClasses|labelNoise|studentLabels/);
});

test('refuses impossible settings with a message @long', async ({ page }) => {
  const wrong =
    'hiddenClasses=11&labelNoise=2&unlabelled=10000&logitBias=1,2&studentLabels=some&teacherWeights=bad';
  const alert = page.getByRole('alert');
  await open(page, `lang=ko&${wrong}`);
  for (const sentence of [
    'hiddenClasses: 받은 값 11, 허용 값 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 중 몇 개든(전부는 안 됨)',
    'labelNoise: 받은 값 2, 허용 값 0 이상 0.9 이하의 수',
    'unlabelled: 받은 값 10000, 허용 값 0 이상 9700 이하의 정수',
    'logitBias: 받은 값 1,2, 허용 값 -20 이상 20 이하의 수 10개, 또는 없음',
  ]) {
    await expect(alert).toContainText(sentence);
  }
});

test('a logit correction changes the recall of a class at once, without training', async ({ page }) => {
  await open(page, `lang=en&${small}&hiddenClasses=3`);
  await page.evaluate(() => window.playground.train(30));
  const card = page.getByRole('region', { name: 'Recall by class' });
  await card.scrollIntoViewIfNeeded();
  const cell = card
    .getByRole('row', { name: /^Class 3/ })
    .getByRole('cell')
    .first();
  // The first 1,000 test pictures of MNIST have 107 threes.
  await expect(cell).toHaveText(/\d+ of 107/);
  const slider = card.getByRole('slider', { name: 'Correction (bias) of class 3' });
  await slider.press('PageUp');
  await slider.press('PageUp');
  await expect(slider).toHaveAttribute('aria-valuetext', '+10');
  // Nearly everything is predicted as a 3 now.
  await expect(cell).toHaveText(/ (9\d|10\d) of 107$/);
  await expect(page).toHaveURL(/logitBias=0,0,0,10,0/);
  await slider.press('PageDown');
  for (let press = 0; press < 3; press++) await slider.press('PageDown');
  await expect(slider).toHaveAttribute('aria-valuetext', '-10');
  await expect(cell).toHaveText('0.0% 0 of 107');
  expect(await page.evaluate(() => window.playground.train(1))).toMatchObject({ step: 31 });
  await card.getByRole('button', { name: 'No correction' }).click();
  await expect(page).not.toHaveURL(/logitBias/);
});

test('a link with hidden classes opens with a summary; the open panel and the recall card fit without axe violations', async ({
  page,
}) => {
  await open(page, `lang=ko&theme=light&${small}&hiddenClasses=3,7&unlabelled=1000`);
  await expect(page.getByRole('group', { name: '현재 학습 데이터' })).toContainText(
    '숫자 3, 숫자 7 없음 · 라벨 없는 이미지 1,000장',
  );
  await page.getByRole('button', { name: /^실험 설정/ }).click();
  await page.getByRole('button', { name: '학습 데이터' }).click();
  await expect(page.getByRole('checkbox', { name: /\d$/ })).toHaveCount(10);
  const card = page.locator('[data-spotlight="recall"]');
  await card.scrollIntoViewIfNeeded();
  await expect(card.getByRole('cell').first()).toHaveText(/%/);
  await expectNoFaults(page);
  await expectToFit(page);
});
