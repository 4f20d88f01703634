import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { chooseBackend, expect, test } from './support.ts';

/** The methods' pictures, with the link's methods on. */
const methods = 'soft-targets,hints,attention-transfer,relational-distance';
const link = chooseBackend(
  `./?lang=ko&theme=dark&student=cnn-4-8&labelled=100&batch=16&steps=20&methods=${methods}`,
  'wasm',
);

/** Pictures that are controls or icons, and no figures. */
const noFigures = [
  // The page's icons and logo.
  'svg[class*="lucide"], header svg',
  // Pictures to choose from, and those of the everyday comparison.
  '[role="toolbar"] canvas, fieldset canvas, label canvas, [class*="concept"] svg',
  '[data-not-drawn] canvas, [data-not-drawn] svg',
].join(', ');

async function save(page: Page, kind: 'SVG' | 'PNG'): Promise<Download> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('dialog')
      .getByRole('button', { name: `${kind}로 저장` })
      .press('Enter'),
  ]);
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('저장했습니다');
  return file;
}

/** What an SVG has in it, read by the browser as a document of its own. */
const readSvg = (page: Page, source: string) =>
  page.evaluate((text) => {
    const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml');
    const paths = [...root.querySelectorAll('path[aria-label]')];
    const hangul = /\p{Script=Hangul}/gu;
    return {
      name: root.localName,
      width: Number(root.getAttribute('width')),
      height: Number(root.getAttribute('height')),
      plain: [...root.querySelectorAll('text')].map((element) => element.textContent ?? '').join(''),
      numSyllables: paths.flatMap((path) => path.getAttribute('aria-label')?.match(hangul) ?? []).length,
      /** Korean lines with fewer contours than syllables. */
      empty: paths
        .filter((path) => {
          const syllables = path.getAttribute('aria-label')?.match(hangul) ?? [];
          const contours = path.getAttribute('d')?.match(/M/g) ?? [];
          return contours.length < syllables.length;
        })
        .map((path) => path.getAttribute('aria-label')),
      references: [...root.querySelectorAll('*')].flatMap((element) =>
        [...element.attributes]
          .filter(({ name, value }) => /^(xlink:)?href$/.test(name) || value.includes('url('))
          .map(({ value }) => value),
      ),
      description: root.querySelector('desc')?.textContent ?? '',
      numImages: root.querySelectorAll('image').length,
    };
  }, source);

/** Size of a PNG, from its header, and its bytes per pixel: those of a blank picture are hardly any. */
const readPng = (bytes: Buffer) => {
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  return { width, height, bytesPerPixel: bytes.length / (width * height) };
};

test('saves every figure as SVG, and PNG, with outlined Korean, from the dark theme', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(link);
  await page.evaluate(() => window.playground.train(20));
  const buttons = page.locator('main button[data-figure]');
  await expect(page.locator('button[data-figure="loss-ledger"]')).toBeVisible();
  // The ledger is measured when it is on the screen: its figure grows by a table.
  await page.locator('button[data-figure="loss-ledger"]').scrollIntoViewIfNeeded();
  await expect(page.getByRole('region', { name: '손실 항목별 분석' }).getByRole('table')).toBeVisible();
  const names = await buttons.evaluateAll((all) => all.map((button) => button.dataset['figure']));
  expect(names).toEqual(
    expect.arrayContaining(['bars', 'curves', 'scoreboard', 'recall', 'networks', 'loss-ledger']),
  );
  for (const name of names) {
    const button = page.locator(`button[data-figure="${name}"]`);
    await button.scrollIntoViewIfNeeded();
    await button.press('Enter');
    const svg = await readFile(await (await save(page, 'SVG')).path(), 'utf8');
    const found = await readSvg(page, svg);
    // The browser draws the SVG: with pictures in it, and without in the curves and a table.
    const isDrawn = found.numImages > 0 || name === 'curves' || name === 'scoreboard';
    const png = isDrawn ? await readFile(await (await save(page, 'PNG')).path()) : null;
    await page.keyboard.press('Escape');
    expect(found.name, name).toBe('svg');
    expect(svg, name).not.toMatch(/var\(|<script|<foreignObject|oklch\(|color\(|color-mix/);
    expect(
      found.references.filter((value) => !/^(url\()?#|^data:image\/png/.test(value)),
      name,
    ).toEqual([]);
    expect(found.plain, name).not.toMatch(/\p{Script=Hangul}|[A-Za-z0-9]/u);
    expect(found.numSyllables, name).toBeGreaterThan(20);
    expect(found.empty, name).toEqual([]);
    // The map came with the page; everything else is of the run.
    const expected = name === 'map' ? [/measure:map/] : [/student=cnn-4-8/, /20스텝/, /WebAssembly/];
    for (const words of expected) expect(found.description, name).toMatch(words);
    if (png === null) continue;
    const image = readPng(png);
    expect([image.width, image.height], name).toEqual([found.width * 2, found.height * 2]);
    expect(image.bytesPerPixel, name).toBeGreaterThan(0.03);
  }
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  // Every other chart and picture has a button too.
  const panels = page.getByRole('region', { name: '증류 방법' }).locator('li > button');
  const numPanels = await panels.count();
  for (let index = 0; index < numPanels; index++) {
    await panels.nth(index).press('Enter');
    // The panel's picture is loaded when it is first opened.
    await expect(page.locator('article figure').first()).toBeVisible();
    const missing = await page.evaluate((ignored) => {
      const pictures = [...document.querySelectorAll('main svg, main canvas')].filter((picture) => {
        const { width, height } = picture.getBoundingClientRect();
        return width >= 40 && height >= 20 && !picture.matches(ignored) && !picture.closest('[aria-pressed]');
      });
      const saved = [...document.querySelectorAll('button[data-figure]')].map(
        (button) => button.closest('[data-figure-root]') ?? button.closest('figure, section'),
      );
      const hasButton = (picture: Element) => saved.some((figure) => figure?.contains(picture));
      return pictures
        .filter((picture) => !hasButton(picture))
        .map(({ outerHTML }) => outerHTML.slice(0, 200));
    }, noFigures);
    expect(missing).toEqual([]);
  }
});
