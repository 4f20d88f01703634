import { deflateSync } from 'node:zlib';

import { chooseBackend, expect, expectNoFaults, expectToFit, test } from './support.ts';

import type { Page } from '@playwright/test';

/** Pen positions, as shares of the canvas. */
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
const one = [
  [0.5, 0.15],
  [0.5, 0.85],
] as const;

const canvas = (page: Page) => page.getByRole('application');

async function open(page: Page, query = 'lang=en', draw = 'Draw') {
  await page.goto(chooseBackend(`./?${query}`, 'wasm'));
  await page.evaluate(() => window.playground.ready());
  await page.getByRole('button', { name: draw, exact: true }).click();
  await expect(canvas(page)).toBeVisible();
}

/** Converts shares of the canvas to screen coordinates. */
async function placesOf(page: Page, points: readonly (readonly [number, number])[]) {
  const { x, y, width, height } = (await canvas(page).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  return points.map(([across, down]) => [x + across * width, y + down * height] as const);
}

async function drawWithMouse(page: Page, points: readonly (readonly [number, number])[]) {
  const [first, ...rest] = await placesOf(page, points);
  if (!first) return;
  await page.mouse.move(...first);
  await page.mouse.down();
  for (const place of rest) await page.mouse.move(...place, { steps: 5 });
  await page.mouse.up();
}

const answers = (page: Page) => page.locator('section[aria-labelledby=soft-targets-title] tbody');

/** The cell of a class in a column of the bars; column 1 is the teacher at T = 1. */
const answer = (page: Page, name: string, column = 1) =>
  page
    .locator('section[aria-labelledby=soft-targets-title] tbody tr')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) })
    .locator('td')
    .nth(column);

const isSure = (page: Page, name: string) =>
  expect.poll(async () => Number(await answer(page, name).textContent())).toBeGreaterThan(0.8);
const isSilent = async (page: Page) => {
  for (const column of [1, 2, 3, 4]) await expect(answer(page, '3', column)).toHaveText('–');
};

/** Checksum of a PNG chunk. */
function crc32(bytes: Buffer): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/** A PNG of grey shades. */
function png(width: number, height: number, shade: (x: number, y: number) => number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = shade(x, y);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A dark bar on light paper: a one. */
const oneOnPaper = png(120, 160, (x, y) => (x > 52 && x < 66 && y > 25 && y < 135 ? 30 : 240));

test('the teacher recognises a three drawn with a mouse and a one with the keyboard; undo and clear work', async ({
  page,
}) => {
  await open(page);
  await isSilent(page);
  await expect(page.getByText('Draw something: the bars')).toBeVisible();
  await drawWithMouse(page, three);
  await isSure(page, '3');
  await expect(page.getByRole('status').filter({ hasText: 'Teacher: 3,' })).toHaveCount(1);
  const atFour = await answer(page, '3', 2).textContent();
  await page.getByRole('slider', { name: 'Temperature' }).focus();
  await page.keyboard.press('End');
  await expect(answer(page, '3', 2)).not.toHaveText(atFour ?? '');
  // The answers to the drawing update during training.
  const untrained = await answer(page, '3', 3).textContent();
  await page.evaluate(() => window.playground.train(5));
  await expect(answer(page, '3', 3)).not.toHaveText(untrained ?? '');

  await page.getByRole('button', { name: 'Clear' }).click();
  await isSilent(page);
  await page.keyboard.press('Control+z');
  await isSure(page, '3');
  await page.getByRole('button', { name: 'Undo' }).click();
  await isSilent(page);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();

  const scrolled = await page.evaluate(() => scrollY);
  await canvas(page).focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('Pen down')).toHaveCount(1);
  for (let press = 0; press < 6; press++) await page.keyboard.press('Shift+ArrowDown');
  await isSure(page, '1');
  await page.keyboard.press('Space');
  await expect(page.getByText('Pen up')).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await isSilent(page);
  expect(await page.evaluate(() => scrollY)).toBe(scrolled);
});

test('a drawing survives a new run, the test pictures, another language and another theme @long', async ({
  page,
}) => {
  await open(page);
  await drawWithMouse(page, one);
  await isSure(page, '1');
  await page.getByRole('button', { name: 'New seed' }).click();
  await page.evaluate(() => window.playground.ready());
  await isSure(page, '1');
  await page.getByRole('button', { name: 'Test set' }).click();
  await expect(page.getByRole('toolbar', { name: 'Test pictures' })).toBeVisible();
  await expect(answer(page, '1', 0)).not.toHaveText('–');
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  await isSure(page, '1');
  await page.evaluate(() => window.playground.configure({ dataset: 'fashion-mnist' }));
  await expect(page.getByText('like Fashion-MNIST')).toBeVisible();
  await expect.poll(async () => Number(await answer(page, 'Trouser').textContent())).toBeGreaterThan(0.01);
  await page.evaluate(() => window.playground.configure({ dataset: 'mnist' }));
  await isSure(page, '1');
  await page.getByRole('button', { name: 'Language' }).click();
  await expect(page.getByText('무게중심')).toBeVisible();
  await isSure(page, '1');
});

test('uses a test picture unchanged; layout does not shift when the drawing is opened and drawn on', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(chooseBackend('./?lang=en', 'wasm'));
  await page.evaluate(() => window.playground.ready());
  const tops = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('h2')]
        .map((each) => each.getBoundingClientRect().y)
        // Content below the first screen loads later.
        .filter((y) => y < innerHeight),
    );
  /** Largest layout shift, px. */
  const moved = async (from: readonly number[]) =>
    Math.max(...(await tops()).map((y, index) => Math.abs(y - (from[index] ?? Infinity))));
  const shown = await answer(page, '3').textContent();
  const pixels = await page
    .locator('section[aria-labelledby=pictures-title] canvas')
    .first()
    .evaluate((picture) => {
      const data =
        picture instanceof HTMLCanvasElement && picture.getContext('2d')?.getImageData(0, 0, 28, 28).data;
      return data ? [...data].filter((_, index) => index % 4 === 0) : [];
    });
  const before = await tops();
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  await expect(canvas(page)).toBeVisible();
  expect(await moved(before)).toBeLessThanOrEqual(1);
  await drawWithMouse(page, three);
  await isSure(page, '3');
  expect(await moved(before)).toBeLessThanOrEqual(1);
  await page.getByRole('button', { name: 'Clear' }).click();
  const buffer = png(28, 28, (x, y) => pixels[y * 28 + x] ?? 0);
  await page.locator('input[type=file]').setInputFiles({ name: 'test.png', mimeType: 'image/png', buffer });
  await expect(page.getByText('test.png: Used as is.')).toBeVisible();
  await expect(answer(page, '3')).toHaveText(shown ?? '');
});

test('fits every screen without axe violations, with a drawing and a message @long', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await open(page, 'lang=ko', '그리기');
  await drawWithMouse(page, three);
  await isSure(page, '3');
  await page.locator('input[type=file]').setInputFiles({
    name: 'notes.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('no picture'),
  });
  await expect(page.getByRole('alert').filter({ hasText: 'text/plain' })).toBeVisible();
  await expectToFit(page);
  await expectNoFaults(page, 'section:has([role=application])');
});

/** ㅎ, stroke by stroke. */
const hieut = [
  [
    [0.5, 0.1],
    [0.5, 0.2],
  ],
  [
    [0.22, 0.32],
    [0.78, 0.32],
  ],
  Array.from({ length: 17 }, (_, step) => {
    const angle = (step / 16) * 2 * Math.PI;
    return [0.5 + 0.21 * Math.sin(angle), 0.67 - 0.21 * Math.cos(angle)] as const;
  }),
] as const;

test('a ㅎ is recognised among the consonants, and a Korean sentence gets three answers', async ({
  page,
}) => {
  const teacher = 'teacherWeights=live&teacher=cnn-32-64&teacherSteps=150';
  await open(page, `lang=ko&dataset=hangul&${teacher}&batch=32&learningRate=0.002`, '그리기');
  await page.evaluate(() => window.playground.train(1));
  for (const stroke of hieut) await drawWithMouse(page, stroke);
  const names = await answers(page).getByRole('rowheader').allTextContents();
  expect(names.map((name) => name.trim())).toContain('ㅎ');
  // Of the teacher's fourteen probabilities the largest is that of ㅎ.
  await expect
    .poll(async () => {
      const shares = await Promise.all(names.map((name) => answer(page, name.trim()).textContent()));
      return names[
        shares.map(Number).reduce((best, share, at, all) => (share > (all[best] ?? 0) ? at : best), 0)
      ];
    })
    .toMatch('ㅎ');
  for (const column of [2, 3, 4]) await expect(answer(page, 'ㅎ', column)).not.toHaveText('–');

  await page.evaluate(() =>
    window.playground.configure({ dataset: 'emoji', teacherWeights: 'live', teacherSteps: 20, batch: 16 }),
  );
  await page.evaluate(() => window.playground.train(1));
  await page.getByRole('textbox', { name: '내 글' }).fill('기뻐서 우는 고양이');
  const status = page.getByRole('status').filter({ hasText: '교사:' });
  await expect(status).toHaveText(/교사: .+%, 학생: .+%, 대조군: .+%/);
  const [first = ''] = await answers(page).getByRole('rowheader').allTextContents();
  for (const column of [1, 2, 3, 4]) await expect(answer(page, first.trim(), column)).toHaveText(/\d/);
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });
  test('draws a one without scrolling the page', async ({ page }) => {
    await open(page);
    await canvas(page).scrollIntoViewIfNeeded();
    const scrolled = await page.evaluate(() => scrollY);
    const places = await placesOf(
      page,
      [...Array(13).keys()].map((step) => [0.5, 0.85 - step * 0.05] as const),
    );
    const cdp = await page.context().newCDPSession(page);
    for (const [index, [x, y]] of places.entries()) {
      const type = index === 0 ? 'touchStart' : 'touchMove';
      await cdp.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x, y }] });
    }
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await isSure(page, '1');
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
  });
});

test('opens, pastes and drops pictures, and inverts dark on light @long', async ({ page }) => {
  await open(page);
  const file = { name: 'one.png', mimeType: 'image/png', buffer: oneOnPaper };
  await page.locator('input[type=file]').setInputFiles(file);
  await isSure(page, '1');
  await expect(
    page.getByText('one.png: Dark on light, so it was inverted. Scaled and centred'),
  ).toBeVisible();
  for (const way of ['paste', 'drop'] as const) {
    await page.getByRole('button', { name: 'Clear' }).click();
    await isSilent(page);
    await page.evaluate(
      ({ bytes, event }) => {
        const data = new DataTransfer();
        data.items.add(new File([Uint8Array.from(bytes)], `${event}.png`, { type: 'image/png' }));
        const target = document.querySelector('[role=application]');
        target?.dispatchEvent(
          event === 'paste'
            ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
            : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
        );
      },
      { bytes: [...oneOnPaper], event: way },
    );
    await isSure(page, '1');
    await expect(page.getByText(`${way}.png:`)).toBeVisible();
  }
});

test('refuses unusable files and says what to do @long', async ({ page }) => {
  await open(page, 'lang=ko', '그리기');
  await drawWithMouse(page, one);
  const image = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/png', buffer });
  const files = {
    '형식은 text/plain': { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') },
    '손상되었거나 잘린': image('cut.png', oneOnPaper.subarray(0, 60)),
    '크기는 10.5 MB': image('huge.png', Buffer.alloc(10_500_000)),
    '9000 × 2픽셀': image(
      'wide.png',
      png(9000, 2, () => 0),
    ),
    '찾지 못했습니다': image(
      'blank.png',
      png(60, 60, () => 255),
    ),
  };
  for (const [text, file] of Object.entries(files)) {
    await page.locator('input[type=file]').setInputFiles(file);
    await expect(page.getByRole('alert').filter({ hasText: text })).toBeVisible();
  }
  // The previous drawing is still there.
  await isSure(page, '1');
  await page.getByRole('button', { name: '메시지 닫기' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '찾지 못했습니다' })).toHaveCount(0);
});
