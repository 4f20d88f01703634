import { chooseBackend, expect, expectToFit, firstScreenOnly, test } from './support.ts';

test('the longest adapter name fits on a phone and a desktop @long', async ({ page }) => {
  await page.goto(chooseBackend('./?lang=ko&student=cnn-4-8&batch=16', 'wasm'));
  await page.evaluate(() => window.playground.ready());
  const status = page.getByRole('status', { name: '백엔드' });
  // As long as WebGL's name of a software adapter, which would take half a minute to start.
  await status.evaluate((name) => {
    name.textContent = 'WebGL · ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (LLVM 10.0.0) (0x0000C0DE)))';
  });
  await expectToFit(page);
  await page.getByRole('button', { name: '백엔드 자체 점검 결과' }).click();
  await expect(page.getByText('시험하지 않음: 다른 백엔드를 지정했습니다').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: /자체 점검/ })).toBeVisible();
  await expectToFit(page);
});

test('the self-test report closes with Escape, a click outside and the Tab key; a broken link is replaced by the shown run’s', async ({
  page,
}) => {
  await page.goto(`./?lang=en&temperature=99&student=giant&backend=foo&${firstScreenOnly}`);
  const alert = page.getByRole('alert');
  for (const message of [
    'backend is foo',
    'temperature is 99, expected a number from 0.5 to 20',
    'student is giant',
  ])
    await expect(alert).toContainText(message);
  await expect(page).toHaveURL(/temperature=4&/);
  await expect(page).not.toHaveURL(/backend/);
  await page.evaluate(() => window.playground.ready());

  const open = page.getByRole('button', { name: 'Self-test of the backends' });
  const report = page.getByRole('heading', { name: /Self-test: loss and gradients/ });
  await open.click();
  await expect(report).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(report).toBeHidden();
  await expect(open).toBeFocused();
  // The topmost layer closes first: the message is still there, and closes at the next Escape.
  await expect(alert).toContainText('temperature');
  await page.keyboard.press('Escape');
  await expect(alert).toBeEmpty();
  await open.click();
  await page.mouse.click(640, 600);
  await expect(report).toBeHidden();
  await open.click();
  await page.keyboard.press('Tab');
  await expect(report).toBeHidden();

  await page.reload();
  await page.evaluate(() => window.playground.ready());
  await expect(alert).toBeEmpty();
  expect(await page.evaluate(() => window.playground.config().temperature)).toBe(4);
  const refused = await page.evaluate(() => window.playground.configure({ alpha: 3 }).catch(String));
  expect(refused).toContain('alpha is 3, expected a number from 0 to 1');
});
