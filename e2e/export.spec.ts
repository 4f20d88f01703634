import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

import { fromBinary } from '@bufbuild/protobuf';
import { strFromU8, unzipSync } from 'fflate';
import { ModelProtoSchema } from 'onnx-buf';

import { chooseBackend, expect, expectNoFaults, expectToFit, test } from './support.ts';

import type { Page } from '@playwright/test';

/** A three, as shares of the canvas. */
const three = [
  [0.3, 0.2],
  [0.45, 0.13],
  [0.6, 0.15],
  [0.68, 0.27],
  [0.6, 0.4],
  [0.45, 0.46],
  [0.6, 0.5],
  [0.7, 0.62],
  [0.65, 0.78],
  [0.5, 0.86],
  [0.3, 0.8],
] as const;

async function drawThree(page: Page) {
  const { x, y, width, height } = (await page.getByRole('application').boundingBox()) ?? {
    x: 0,
    y: 0,
    width: 0,
    height: 0,
  };
  const [first, ...rest] = three.map(([across, down]) => [x + across * width, y + down * height] as const);
  await page.mouse.move(...(first ?? [0, 0]));
  await page.mouse.down();
  for (const place of rest) await page.mouse.move(...place, { steps: 3 });
  await page.mouse.up();
}

/** The page's probabilities, 0..1, as its bars print them. */
const bars = (page: Page) =>
  page
    .locator('#bars li > :last-child')
    .allTextContents()
    .then((texts) => texts.map((text) => Number.parseFloat(text) / 100));

/** The picture that the page's network sees, 784 values 0..1. */
const seen = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('#seen');
    const data = canvas?.getContext('2d')?.getImageData(0, 0, 28, 28).data ?? [];
    return Array.from({ length: 784 }, (_, index) => (data[index * 4] ?? 0) / 255);
  });

/** Presses an item of the menu: the file that is downloaded. */
async function exported(page: Page, item: string) {
  const dialog = page.getByRole('dialog', { name: 'Export' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: item, exact: true }).click(),
  ]);
  const bytes = new Uint8Array(await readFile(await download.path()));
  const name = download.suggestedFilename();
  await expect(dialog.getByRole('status')).toContainText(`Saved ${name}, `);
  return { name, bytes };
}

/** The header of a safetensors file. */
function headerOf(bytes: Uint8Array) {
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  return JSON.parse(strFromU8(bytes.subarray(8, 8 + length))) as Record<string, { shape?: number[] }>;
}

test('every item of the menu saves a file, and my student answers without a network, as the lab does', async ({
  page,
  browser,
}, info) => {
  await page.goto(chooseBackend('./?lang=en&labelled=300&steps=60', 'wasm'));
  await page.evaluate(() => window.playground.ready());
  await page.evaluate(() => window.playground.train(60));
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const pytorch = await exported(page, 'PyTorch');
  expect(pytorch.name).toBe('mnist-cnn-8-16-seed1-pytorch.zip');
  const files = unzipSync(pytorch.bytes);
  expect(JSON.parse(strFromU8(files['run.json'] ?? new Uint8Array()))).toMatchObject({ step: 60 });
  const weights = await exported(page, 'Weights (safetensors)');
  expect(weights.name).toBe('weights-mnist-cnn-8-16-student-step-60-seed-1.zip');
  const headers = Object.values(unzipSync(weights.bytes)).map(headerOf);
  expect(headers.map((header) => header['conv1.weight']?.shape)).toHaveLength(3);
  const onnx = await exported(page, 'ONNX');
  expect(onnx.name).toBe('mnist-cnn-8-16-student-step-60-seed-1-float32.onnx');
  const { graph } = fromBinary(ModelProtoSchema, onnx.bytes);
  expect(graph?.output.map(({ name }) => name)).toEqual(['logits', 'probabilities']);
  const small = await exported(page, 'My student (HTML)');
  expect(small.name).toBe('my-student-mnist-cnn-8-16-student-step-60-seed-1-int8.html');
  expect(small.bytes.length).toBeLessThan(60_000);
  await page.getByRole('group', { name: 'My student (HTML)' }).getByRole('combobox').selectOption('float32');
  const exact = await exported(page, 'My student (HTML)');
  expect(exact.name).toBe('my-student-mnist-cnn-8-16-student-step-60-seed-1-float32.html');
  const file = info.outputPath('my-student.html');
  await writeFile(file, exact.bytes);

  const context = await browser.newContext({ offline: true, locale: 'en-US' });
  const requests: string[] = [];
  const errors: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  context.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  context.on('weberror', (error) => errors.push(String(error.error())));
  const student = await context.newPage();
  const url = pathToFileURL(file).href;
  await student.goto(url);
  await expect(student.getByRole('heading', { level: 1 })).toHaveText('My student');
  await drawThree(student);
  await expect(student.locator('#answer')).toHaveText(/^\d, [\d.]+%$/);
  const [shown, pixels] = [await bars(student), await seen(student)];
  const { student: expected } = await page.evaluate((each) => window.playground.predict(each), pixels);
  // The picture was read back in 256 shades, and the bars print tenths of a percent.
  for (const [k, probability] of expected.entries())
    expect(Math.abs((shown[k] ?? NaN) - probability)).toBeLessThan(0.01);

  const slider = student.getByRole('slider', { name: /Temperature T/ });
  await slider.focus();
  await slider.press('End');
  await expect(student.locator('#t')).toHaveText('20');
  expect(Math.max(...(await bars(student)))).toBeLessThan(Math.max(...shown));

  // By keyboard: a line to the right.
  await student.getByRole('button', { name: 'Clear' }).click();
  await expect(student.locator('#answer')).toHaveText(/^Draw something/);
  const canvas = student.getByRole('application', { name: 'Drawing canvas' });
  await canvas.focus();
  for (const key of ['Space', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Space']) await canvas.press(key);
  await expect(student.locator('#answer')).toHaveText(/^\d, [\d.]+%$/);

  await expectNoFaults(student);
  await student.emulateMedia({ colorScheme: 'dark' });
  await expectNoFaults(student);
  await expectToFit(student);
  // On a phone, too, no figure of the table is broken, and no column is out of sight.
  const lines = await student.locator('td').evaluateAll((cells) =>
    cells.map((cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      return range.getClientRects().length;
    }),
  );
  expect(Math.max(...lines)).toBe(1);
  const { scrollWidth, clientWidth } = await student
    .locator('.scroll')
    .evaluate((element) => ({ scrollWidth: element.scrollWidth, clientWidth: element.clientWidth }));
  expect(scrollWidth).toBe(clientWidth);
  expect(requests).toEqual([url]);
  expect(errors).toEqual([]);
  await context.close();
});

test('my student reads a typed Korean sentence without a network, as the lab does', async ({
  page,
  browser,
}, info) => {
  await page.goto(
    chooseBackend(
      './?lang=ko&dataset=emoji&teacherWeights=live&teacherSteps=10&batch=16&steps=20&temperature=1',
      'wasm',
    ),
  );
  await page.evaluate(() => window.playground.ready());
  await page.evaluate(() => window.playground.train(20));
  await page.getByRole('button', { name: '내보내기', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '내보내기' });
  const group = dialog.getByRole('group', { name: '나의 학생(HTML)' });
  await group.getByRole('combobox').selectOption('float32');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: '나의 학생(HTML)', exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(
    'my-student-emoji-transformer-2-student-step-20-seed-1-float32.html',
  );
  const file = info.outputPath('my-student.html');
  await download.saveAs(file);

  const context = await browser.newContext({ offline: true, viewport: { width: 390, height: 844 } });
  const requests: string[] = [];
  const errors: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  context.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  context.on('weberror', (error) => errors.push(String(error.error())));
  const student = await context.newPage();
  const url = pathToFileURL(file).href;
  await student.goto(url);
  const field = student.getByRole('textbox', { name: '글' });
  await field.focus();
  // As an input method composes: a letter, then its syllable.
  const keys = await context.newCDPSession(student);
  for (const text of ['ㅋ', '케'])
    await keys.send('Input.imeSetComposition', { text, selectionStart: 1, selectionEnd: 1 });
  await expect(student.locator('#seen')).toHaveText('케');
  for (const text of ['케', '이크']) await keys.send('Input.insertText', { text });
  await expect(field).toHaveValue('케이크');
  await expect(student.locator('#seen')).toHaveText('케이크');
  await expect(student.locator('#answer')).toHaveText(/, [\d.]+%$/);
  await expect(student.locator('#time')).toContainText('ms');
  const shown = await bars(student);

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '입력하기', exact: true }).click();
  await page.getByRole('textbox', { name: '내 글' }).fill('케이크');
  const cells = page.locator('section[aria-labelledby=soft-targets-title] tbody tr');
  await expect(cells).toHaveCount(shown.length);
  await expect
    .poll(async () => {
      const lab = await cells.locator('td:nth-of-type(4)').allTextContents();
      return Math.max(...shown.map((share, k) => Math.abs(share - Number(lab[k]))));
    })
    .toBeLessThan(0.011);

  await student.getByRole('button', { name: '모두 지우기' }).click();
  await expect(student.locator('#answer')).toHaveText(/^글을 써 보세요/);
  await expectNoFaults(student);
  await student.emulateMedia({ colorScheme: 'dark' });
  await expectNoFaults(student);
  await expectToFit(student);
  expect(requests).toEqual([url]);
  expect(errors).toEqual([]);
  await context.close();
});
