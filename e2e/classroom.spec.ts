import type { Page } from '@playwright/test';
import { encodeResult, type ClassResult } from '../src/protocol/classroom/class-result.ts';
import { defaultRunConfig } from '../src/protocol/run/config.ts';
import { chooseBackend, expect, expectNoFaults, expectToFit, switchTheme, test } from './support.ts';

const codeOf = (seed: number, change: Partial<ClassResult> = {}) =>
  encodeResult({
    config: { ...defaultRunConfig, seed },
    step: 500,
    numPictures: 10_000,
    studentRight: 9_300 + ((seed * 37) % 80),
    controlRight: 9_200 + ((seed * 53) % 90),
    nickname: '',
    test: null,
    ...change,
  });
const thirty = Array.from({ length: 30 }, (_, index) => codeOf(index + 1));

async function openLab(page: Page, query: string) {
  await page.goto(chooseBackend(`./?student=cnn-4-8&batch=8&steps=4&${query}`, 'wasm'));
  await page.evaluate(() => window.playground.ready());
}

const link = (page: Page) => page.getByRole('textbox', { name: 'Link', exact: true });
const dots = (page: Page) => page.locator('[data-dot="difference"]');

async function paste(page: Page, text: string) {
  await page.getByRole('textbox', { name: /Result codes|결과 코드/ }).fill(text);
  await page.getByRole('button', { name: /^(Add|넣기)$/ }).click();
}

test('a shared link opens the same run, in its language, with the chosen controls hidden', async ({
  page,
  browser,
  baseURL,
}) => {
  await openLab(page, 'v=1&lang=en&temperature=7&seed=42&lesson=temperature&at=2');
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('dialog', { name: 'Share this run' })).toContainText('the same seed (42)');
  await expect(page.getByText('means this computer only')).toBeVisible();
  await page.getByRole('combobox', { name: 'Language of the link' }).selectOption('ko');
  await page.getByText('What the visitor sees').click();
  for (const part of ['Set-up: dataset', 'Scoreboard', 'Speed, single steps'])
    await page.getByRole('checkbox', { name: part }).check();
  await page.getByRole('checkbox', { name: 'presenter mode' }).check();
  const shared = await link(page).inputValue();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Share' })).toBeFocused();
  const query = new URL(shared).searchParams;
  expect(query.get('hide')).toBe('transport,setup,scores');
  expect(['present', 'lesson', 'at'].map((key) => query.get(key))).toEqual(['1', 'temperature', '2']);
  expect(query.has('backend')).toBe(false);

  const other = await (
    await browser.newContext({ ...(baseURL ? { baseURL } : {}), serviceWorkers: 'block' })
  ).newPage();
  await other.goto(chooseBackend(shared, 'wasm'));
  await other.evaluate(() => window.playground.ready());
  expect(await other.evaluate(() => window.playground.config())).toEqual(
    await page.evaluate(() => window.playground.config()),
  );
  await expect(other.locator('html')).toHaveAttribute('lang', 'ko');
  await expect(other.getByRole('button', { name: '학습 시작' })).toBeVisible();
  await expect(other.getByRole('button', { name: '처음으로' })).toBeVisible();
  await expect(other.getByRole('button', { name: '새 시드' })).toHaveCount(0);
  await expect(other.getByRole('button', { name: /^실험 설정/ })).toHaveCount(0);
  await expect(other.getByRole('region', { name: '성능 비교' })).toHaveCount(0);
  await other.getByRole('button', { name: '모두 보기' }).click();
  // Open beside a lesson, which points at its controls.
  await expect(other.getByRole('combobox', { name: '데이터셋' })).toBeVisible();
  await expect(other.getByRole('button', { name: '새 시드' })).toBeVisible();
  await expect(other).not.toHaveURL(/hide=/);
  await other.context().close();
});

test('one click copies the link, and a result’s QR code can fill the window, without axe violations', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openLab(page, 'lang=en&hide=scores');
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await link(page).inputValue());
  await page.getByText('Embed in a page').click();
  await expectNoFaults(page, 'dialog');
  await switchTheme(page, 'dark');
  await page.getByText('My result', { exact: true }).click();
  await expectNoFaults(page, 'dialog');
  await page.getByRole('button', { name: 'Train with this seed' }).click();
  await page.getByRole('button', { name: 'Enlarge' }).click();
  const large = page.getByRole('dialog', { name: 'QR code of my result' }).getByRole('img');
  expect((await large.boundingBox())?.width).toBeGreaterThan(500);
  // Escape closes only the topmost dialog.
  await page.keyboard.press('Escape');
  await expect(large).toHaveCount(0);
  await expect(page.getByRole('dialog', { name: 'Share this run' })).toBeVisible();
});

test('the page embedded in another page shows no header @long', async ({ page }) => {
  await openLab(page, 'lang=en');
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByText('Embed in a page').click();
  const html = await page.getByRole('textbox', { name: 'HTML to embed' }).inputValue();
  // The page's own policy allows no frames, so the host is a page of another site.
  await page.route('**/host.html', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto('./host.html');
  const frame = page.frameLocator('iframe[title="Distillation Playground"]');
  await expect(frame.getByRole('button', { name: 'Play' })).toBeVisible();
  await expect(frame.getByText('Ready: press Play')).toBeVisible({ timeout: 60_000 });
  await expect(frame.getByRole('button', { name: 'Share' })).toHaveCount(0);
  await expect(frame.getByRole('contentinfo')).toHaveCount(0);
  const name = frame.getByRole('link', { name: 'Distillation Playground' });
  await expect(name).toHaveAttribute('target', '_blank');
  await expect(name).toHaveAttribute('href', /student=cnn-4-8/);
  await expect(name).not.toHaveAttribute('href', /embed/);
});

test('a learner’s result code is counted in the class results @long', async ({ page }) => {
  await openLab(page, 'lang=en');
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByText('My result', { exact: true }).click();
  await expect(page.getByText('There is no result yet.')).toBeVisible();
  await page.getByRole('textbox', { name: 'My seed' }).fill('1000000');
  await expect(page.getByText('“1000000” isn’t valid')).toBeVisible();
  await page.getByRole('textbox', { name: 'My seed' }).fill('17');
  await page.getByRole('button', { name: 'Train with this seed' }).click();
  await page.getByRole('textbox', { name: 'Nickname' }).fill('민지');
  const code = await page.getByRole('textbox', { name: 'Result code' }).inputValue();
  await page.goto('./?class=1&lang=en');
  await paste(page, `민지: ${code}!`);
  await expect(dots(page)).toHaveCount(1);
  await expect(page.getByText('One seed proves nothing.')).toBeVisible();
  await expect(page.getByRole('row', { name: /민지 17/ })).toBeVisible();
});

test('thirty results show thirty dots, a mean and a verdict, and survive a reload, without axe violations', async ({
  page,
}) => {
  await page.goto('./?class=1&lang=en');
  await switchTheme(page, 'dark');
  await expectNoFaults(page);
  await paste(page, thirty.join('\n'));
  await expect(dots(page)).toHaveCount(30);
  await expect(page.locator('[data-dot="student"]')).toHaveCount(30);
  await expect(page.getByText('30 learners, 30 seeds')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'The distilled student is ahead' })).toBeVisible();
  await expect(page.getByRole('figure')).toContainText('Dots of 30 runs: mean difference +');
  await page.reload();
  await expect(dots(page)).toHaveCount(30);
  await paste(page, [thirty[3], thirty[4], codeOf(31)].join('\n'));
  await expect(page.getByText('2 were already there')).toBeVisible();
  await expect(dots(page)).toHaveCount(31);
  await switchTheme(page, 'light');
  await expectNoFaults(page);
  await switchTheme(page, 'dark');
  await expectNoFaults(page, ':root', 'colours');
  await page.getByRole('button', { name: 'Remove seed 31' }).press('Enter');
  await expect(dots(page)).toHaveCount(30);
  await expect(page.getByRole('heading', { name: 'Every result' })).toBeFocused();

  const close = { ...defaultRunConfig, alpha: 0.5 };
  const even = [1, 2, 3].map((seed) =>
    codeOf(seed, { config: { ...close, seed }, studentRight: 9_198 + seed, controlRight: 9_200 }),
  );
  await paste(page, even.join(' '));
  const group = page.getByRole('combobox', { name: 'Settings and step' });
  await expect(dots(page)).toHaveCount(30);
  await group.selectOption({ index: 1 });
  await expect(dots(page)).toHaveCount(3);
  await expect(page.getByRole('heading', { name: 'Too close to call' })).toBeVisible();

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  expect((await download).suggestedFilename()).toBe('class-results.csv');
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(dots(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(group).toBeVisible();
  await expectToFit(page);
});

for (const [lang, texts] of Object.entries({
  en: [/Line 2: the code is cut off/, /Line 3: a character of the code/, /No code found/],
  ko: [/2번째 줄: 코드가 잘렸습니다/, /3번째 줄: 코드의 글자가/, /코드를 찾지 못했습니다/],
})) {
  test(`names the line of each broken code and keeps the valid ones: ${lang}${lang === 'ko' ? ' @long' : ''}`, async ({
    page,
  }) => {
    await page.goto(`./?class=1&lang=${lang}`);
    await paste(page, [codeOf(1), codeOf(2).slice(0, 60), codeOf(3).replace('KD1.W', 'KD1.X')].join('\n'));
    await expect(dots(page)).toHaveCount(1);
    for (const text of texts.slice(0, 2)) await expect(page.getByText(text)).toBeVisible();
    await paste(page, 'hello');
    await expect(page.getByText(texts[2] ?? '')).toBeVisible();
  });
}

test('explains a refused camera; a working one reads codes and is released afterwards', async ({ page }) => {
  await page.goto('./?class=1&lang=en');
  // A camera that films a learner's screen; the visitor refuses the first request.
  await page.evaluate(() => {
    let isFirst = true;
    navigator.mediaDevices.getUserMedia = async () => {
      if (isFirst) {
        isFirst = false;
        throw new DOMException('no', 'NotAllowedError');
      }
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: 640, height: 480, id: 'seen' });
      canvas.getContext('2d')?.fillRect(0, 0, 1, 1);
      document.body.append(canvas);
      const stream = canvas.captureStream(10);
      Object.assign(window, { stream });
      return stream;
    };
  });
  await page.getByRole('button', { name: 'Scan with the camera' }).click();
  await expect(page.getByRole('alert')).toContainText('was refused');
  await page.getByRole('button', { name: 'Scan with the camera' }).click();
  await expect(page.getByText('Hold a QR code in front of the camera')).toBeVisible();
  const { qrMatrix } = await import('../src/ui/qr-matrix.ts');
  await page.evaluate(
    (rows) => {
      const context = document.querySelector<HTMLCanvasElement>('#seen')?.getContext('2d');
      if (!context) return;
      const size = Math.floor(480 / rows.length);
      setInterval(() => {
        context.fillStyle = '#fff';
        context.fillRect(0, 0, 640, 480);
        context.fillStyle = '#000';
        rows.forEach((row, y) =>
          row.forEach((isDark, x) => isDark && context.fillRect(80 + x * size, y * size, size, size)),
        );
      }, 100);
    },
    qrMatrix(codeOf(5, { nickname: 'Tom' })) ?? [],
  );
  await expect(page.getByText('Read: seed 5 Tom')).toBeVisible();
  await expect(dots(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Stop the camera' }).click();
  const states = await page.evaluate(() =>
    (Reflect.get(window, 'stream') as MediaStream).getTracks().map(({ readyState }) => readyState),
  );
  expect(states).toEqual(['ended']);
});
