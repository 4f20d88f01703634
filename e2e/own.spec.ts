import { readFile } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

import { randomStream } from '../src/core/random.ts';
import { chooseBackend, expect, expectNoFaults, expectToFit, test } from './support.ts';

import type { Page } from '@playwright/test';

const SIDE = 24;

/** A grey PNG. */
function png(pixels: Uint8Array): Uint8Array {
  const chunk = (type: string, data: Uint8Array) => {
    const bytes = new Uint8Array(12 + data.length);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, data.length);
    bytes.set(strToU8(type), 4);
    bytes.set(data, 8);
    view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
    return bytes;
  };
  const head = new Uint8Array(13);
  new DataView(head.buffer).setUint32(0, SIDE);
  new DataView(head.buffer).setUint32(4, SIDE);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = new Uint8Array(SIDE * (SIDE + 1));
  for (let row = 0; row < SIDE; row++)
    rows.set(pixels.subarray(row * SIDE, (row + 1) * SIDE), row * (SIDE + 1) + 1);
  const parts = [
    Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', new Uint8Array()),
  ];
  return new Uint8Array(parts.flatMap((part) => [...part]));
}

/** Bars that lie, stand, or fill a square, each at a place of its own. */
function shape(label: number, seed: number): Uint8Array {
  const random = randomStream(seed, `shape ${label}`);
  const [left, top] = [2 + random.below(10), 2 + random.below(10)];
  const [width, height] = (
    [
      [10, 2],
      [2, 10],
      [8, 8],
    ] as const
  )[label] ?? [1, 1];
  const pixels = Uint8Array.from({ length: SIDE * SIDE }, () => random.below(40));
  for (let y = top; y < top + height; y++)
    pixels.fill(200 + random.below(55), y * SIDE + left, y * SIDE + left + width);
  return png(pixels);
}

/** A zip of three classes, in a folder, with what a Mac adds and a file that is no picture. */
const zip = () =>
  zipSync({
    ...Object.fromEntries(
      ['lying', '선', '<b>square'].flatMap((name, label) =>
        Array.from({ length: 25 }, (_, index) => [`shapes/${name}/${index}.png`, shape(label, index + 1)]),
      ),
    ),
    'shapes/lying/again.png': shape(0, 1),
    'shapes/lying/notes.txt': strToU8('not a picture'),
    'shapes/.DS_Store': strToU8('hidden'),
  });

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Your own examples' });

async function openDialog(page: Page) {
  await page.getByRole('button', { name: /^Set-up/ }).click();
  await page.getByRole('button', { name: 'Your own…' }).click();
  await expect(dialogOf(page)).toBeVisible();
  return dialogOf(page);
}

const choose = (page: Page, name: string, bytes: Uint8Array) =>
  dialogOf(page)
    .getByLabel('Zip or IDX files…')
    .and(page.locator('input'))
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });

test('a zip of the visitor’s own pictures becomes a dataset that trains, exports, and opens elsewhere', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto(chooseBackend('./?lang=en&labelled=40&steps=30&teacherSteps=30', 'wasm'));
  const dialog = await openDialog(page);
  const rows = dialog.getByRole('row');

  // What is refused changes nothing.
  await choose(page, 'broken.zip', zip().slice(0, 900));
  await expect(dialog.getByRole('alert')).toContainText('broken.zip isn’t a zip, or only a part of one');
  await expect(dialog.getByText('No pictures yet.')).toBeVisible();

  await choose(page, 'shapes.zip', zip());
  await expect(dialog.getByRole('status').first()).toContainText('Added: 76 pictures in 3 classes.');
  await expect(dialog.getByText('shapes/lying/notes.txt is a file of the kind .txt')).toBeVisible();
  await expect(rows).toHaveCount(4);
  // The text of a class stays text.
  await expect(rows.nth(1).getByRole('textbox')).toHaveValue('<b>square');
  await expect(dialog.getByRole('row').filter({ hasText: '26' })).toContainText('1');
  await rows.nth(1).getByRole('textbox').fill('square');
  await rows.nth(1).getByRole('textbox').press('Enter');
  await expect(dialog.getByText('61 for training, 15 for the test.')).toBeVisible();
  await dialog.getByLabel('Name of the dataset').fill('Shapes');
  await expectNoFaults(page, 'dialog');
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  await page.setViewportSize({ width: 1280, height: 720 });

  await dialog.getByRole('button', { name: 'Keep and use' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('combobox', { name: /^Dataset/ })).toHaveText(/Shapes/);
  await page.evaluate(() => window.playground.ready());
  const trained = await page.evaluate(() => window.playground.train(30));
  expect(trained).toMatchObject({ step: 30 });
  const { teacher } = await page.evaluate(() => window.playground.evaluate());
  // Far above guessing, a third.
  expect(teacher).toBeGreaterThan(0.6);
  await expect(page).toHaveURL(/dataset=own-[0-9a-f]{16}/);
  const link = page.url();
  const id = new URL(link).searchParams.get('dataset') ?? '';

  // Every export has the visitor's data or names.
  for (const kind of ['pytorch', 'safetensors', 'onnx', 'html']) {
    const file = await page.evaluate(async (each) => {
      const { name, bytes } = await window.playground.export(each);
      return { name, bytes: [...bytes] };
    }, kind);
    expect(file.name).toContain(id);
    if (kind === 'html') expect(strFromU8(Uint8Array.from(file.bytes))).toContain('lying');
    if (kind !== 'pytorch') continue;
    const files = unzipSync(Uint8Array.from(file.bytes));
    expect(files['data/test-labels.npy']?.length).toBe(128 + 15);
  }

  // A reload of the link finds it.
  await page.reload();
  // The page starts once the browser's database has told what it has.
  await page.waitForFunction(() => 'playground' in window);
  await page.evaluate(() => window.playground.ready());
  expect(await page.evaluate(() => window.playground.config().dataset)).toBe(id);
  const again = await openDialog(page);
  await expect(again.getByRole('listitem')).toContainText('Shapes');
  await expect(again.getByRole('button', { name: 'In use' })).toBeDisabled();
  await expect(again.getByRole('button', { name: 'Delete Shapes' })).toBeDisabled();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    again.getByRole('button', { name: 'Export Shapes as a zip' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`Shapes-${id}.zip`);
  const exported = new Uint8Array(await readFile(await download.path()));

  // Another browser doesn't have it, says so, and has it once it is imported.
  const context = await browser.newContext({ locale: 'en-US', ...(baseURL ? { baseURL } : {}) });
  const other = await context.newPage();
  await other.goto(link);
  await other.getByText('wasn’t used as written').click();
  await expect(other.getByText(`someone’s own dataset (${id}), which isn’t in this browser`)).toBeVisible();
  await other.getByRole('button', { name: 'Dismiss' }).click();
  await openDialog(other);
  await choose(
    other,
    'altered.zip',
    exported.map((byte, at) => (at === 2_000 ? byte ^ 1 : byte)),
  );
  await expect(dialogOf(other).getByRole('alert')).toBeVisible();
  await choose(other, 'Shapes.zip', exported);
  await expect(dialogOf(other).getByRole('status').first()).toContainText('Imported: Shapes.');
  await dialogOf(other).getByRole('button', { name: 'Use Shapes' }).click();
  await other.evaluate(() => window.playground.ready());
  expect(await other.evaluate(() => window.playground.config().dataset)).toBe(id);
  await other.evaluate(() => window.playground.train(2));
  await context.close();
});

test('drawings and the camera’s pictures become classes; a refused camera is explained, a working one is released', async ({
  page,
}) => {
  await page.goto(chooseBackend('./?lang=en', 'wasm'));
  // Nothing asks for the camera before the press.
  await page.evaluate(() => {
    let numAsked = 0;
    Object.assign(window, { asked: () => numAsked });
    navigator.mediaDevices.getUserMedia = async () => {
      numAsked++;
      if (numAsked === 1) throw new DOMException('no', 'NotAllowedError');
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: 64, height: 48 });
      const context = canvas.getContext('2d');
      let shade = 0;
      setInterval(() => {
        shade = (shade + 7) % 256;
        if (context) context.fillStyle = `rgb(${shade} ${255 - shade} ${(shade * 3) % 256})`;
        context?.fillRect(0, 0, 64, 48);
      }, 20);
      const stream = canvas.captureStream(25);
      Object.assign(window, { stream });
      return stream;
    };
  });
  const dialog = await openDialog(page);
  await dialog.getByRole('button', { name: 'Colour, 32 × 32' }).click();
  expect(await page.evaluate(() => (Reflect.get(window, 'asked') as () => number)())).toBe(0);
  await dialog.getByRole('button', { name: 'Camera' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Access to the camera was refused.');
  await dialog.getByRole('button', { name: 'Camera' }).click();
  await dialog.getByLabel('Class for the new pictures').fill('wall');
  await dialog.getByRole('button', { name: 'Take ten in a row' }).click();
  await expect(dialog.getByText('wall: 10')).toBeVisible();

  await dialog.getByRole('button', { name: 'Draw', exact: true }).click();
  const isLive = () => page.evaluate(() => (Reflect.get(window, 'stream') as MediaStream).active);
  await expect.poll(isLive).toBe(false);
  await dialog.getByLabel('Class for the new pictures').fill('line');
  await dialog.getByRole('button', { name: 'Add this drawing' }).click();
  await expect(dialog.getByRole('alert')).toContainText('The canvas is empty');
  // By keyboard alone.
  await dialog.getByRole('application').focus();
  for (const key of ['Space', 'Shift+ArrowRight', 'Shift+ArrowDown', 'Space']) await page.keyboard.press(key);
  await dialog.getByRole('button', { name: 'Add this drawing' }).click();
  await expect(dialog.getByText('line: 1', { exact: true })).toBeVisible();
  await expect(dialog.getByText('Different pictures of line: 1, expected 10 at least.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Keep and use' })).toBeDisabled();
  await expectNoFaults(page, 'dialog');
  await expectToFit(page);
});
