import type { CDPSession, Locator, Page } from '@playwright/test';
import { chooseBackend, expect, test } from './support.ts';

test.use({ viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true });

type Place = readonly [x: number, y: number];

/** A finger that moves from point to point and is lifted at the last. */
async function touch(cdp: CDPSession, [first, ...rest]: readonly [Place, ...Place[]]) {
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints });
  await send('touchStart', [{ x: first[0], y: first[1] }]);
  for (const [x, y] of rest) await send('touchMove', [{ x, y }]);
  await send('touchEnd', []);
}

/** Where an element stands once it keeps still: the last finger's scrolling goes on after it was lifted. */
async function placeAtRest(element: Locator) {
  let last = await element.boundingBox();
  await expect(async () => {
    const before = last;
    last = await element.boundingBox();
    expect(last).toEqual(before);
    expect(last).not.toBeNull();
  }).toPass({ intervals: [200] });
  if (!last) throw new Error('the element has no place');
  return last;
}

const open = async (page: Page) => {
  // Hints have their own weight, which adds a slider.
  await page.goto(chooseBackend('./?lang=en&methods=soft-targets,hints&batch=16&labelled=100', 'wasm'));
  await page.evaluate(() => window.playground.train(2));
};

test('scrolling with a finger on any slider changes nothing; a tap and a sideways drag move it', async ({
  page,
}) => {
  await open(page);
  await page.getByRole('button', { name: /^Set-up/ }).click();
  await page.getByRole('button', { name: 'Training data' }).click();
  await expect(page.getByRole('slider', { name: 'Wrong labels' })).toBeVisible();
  const bias = page.getByRole('slider', { name: /^Correction/ });
  await bias.scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: 'Look at Hints (FitNets)' }).click();
  const cdp = await page.context().newCDPSession(page);
  const before = await page.evaluate(() => JSON.stringify(window.playground.config()));
  const sliders = await page.getByRole('slider').all();
  expect(sliders.length).toBeGreaterThanOrEqual(7);
  for (const slider of sliders) {
    await slider.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const box = await slider.boundingBox();
    if (!box) throw new Error('a slider has no place');
    const scrolled = await page.evaluate(() => scrollY);
    const [x, y] = [box.x + box.width * 0.35, box.y + box.height / 2];
    const up = [6, 14, 30, 60, 100, 140].map((by): Place => [x + by / 10, y - by]);
    await touch(cdp, [[x, y], ...up]);
    const down = [20, 60, 100].map((by): Place => [x + by / 10, y + by]);
    await touch(cdp, [[x, y], ...down]);
    // At the top and the end of the page one of the two directions has nothing to scroll.
    expect(await page.evaluate(() => scrollY)).not.toBe(scrolled);
  }
  expect(await page.evaluate(() => JSON.stringify(window.playground.config()))).toBe(before);
  expect(await page.evaluate(async () => (await window.playground.train(0)).step)).toBe(2);

  const alpha = page.getByRole('slider', { name: 'Alpha' });
  await alpha.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const { x, y, width, height } = await placeAtRest(alpha);
  const at = (share: number): Place => [x + width * share, y + height / 2];
  await page.touchscreen.tap(...at(0.5));
  await expect(alpha).toHaveAttribute('aria-valuetext', '0.5');
  await touch(cdp, [at(0.5), at(0.55), at(0.6), at(0.65), at(0.7)]);
  await expect(alpha).toHaveAttribute('aria-valuetext', '0.7');
});

test.describe('a link with many problems, on a phone', () => {
  test.use({ viewport: { width: 375, height: 667 } });

  test('shows them in one line that never covers the page and can be closed', async ({ page }) => {
    const unknown = Array.from({ length: 300 }, (_, index) => `key${index}=${index}`).join('&');
    const long = `temperature=${'9'.repeat(3_000)}`;
    await page.goto(`./?lang=en&backend=wasm&utm_source=news&fbclid=1&${long}&${unknown}`);
    const alert = page.getByRole('alert');
    await alert.getByText('301 parts of this link weren’t used as written.').click();
    await expect(alert.getByText('And 290 more were ignored.')).toBeAttached();
    await expect(alert.getByText(/^temperature is 9+…, expected a number from 0.5 to 20/)).toBeVisible();
    const box = await alert.boundingBox();
    expect(box?.height).toBeLessThan(667 / 2);
    // At the page's end nothing stays below the message. The page grows while its lower parts load.
    const belowMessage = () =>
      page.getByRole('main').evaluate((main) => {
        scrollTo(0, document.documentElement.scrollHeight);
        const parts = [...main.children].filter((part) => getComputedStyle(part).position !== 'fixed');
        const lowest = Math.max(...parts.map((part) => part.getBoundingClientRect().bottom));
        return lowest - (main.querySelector('[role="alert"]')?.getBoundingClientRect().top ?? 0);
      });
    await expect.poll(belowMessage).toBeLessThanOrEqual(0);
    const close = alert.getByRole('button', { name: 'Dismiss' });
    await expect(close).toBeInViewport({ ratio: 1 });
    await close.click();
    await expect(alert).toBeEmpty();
  });
});
