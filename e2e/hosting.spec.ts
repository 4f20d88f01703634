import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from './support.ts';

/** A page of another site that embeds the playground in a frame. */
async function embed(page: Page, sandbox: string) {
  await page.route('**/embedding-site', (route) =>
    route.fulfill({
      contentType: 'text/html',
      // Sends the headers of the test server, so that the page can be isolated in its frame too.
      headers: { 'cross-origin-embedder-policy': 'require-corp' },
      body: `<iframe src="/?backend=wasm" sandbox="${sandbox}" width="900" height="700"></iframe>`,
    }),
  );
  await page.goto('/embedding-site');
  return page.frameLocator('iframe');
}

/** Expects the message in both languages and no other content. */
async function expectMessage(place: Pick<Page, 'locator'>, english: RegExp, korean: RegExp) {
  const message = place.locator('main[role="alert"]');
  await expect(message.locator('[lang="en"]')).toContainText(english);
  await expect(message.locator('[lang="ko"]')).toContainText(korean);
  await expect(place.locator('#root')).toHaveCount(0);
}

test.describe('a page that cannot start says why and what helps', () => {
  // The browser and the loaded parts of the page report the errors that this test causes.
  test.use({ expectedErrors: [/./] });

  test('opened as a file', async ({ page }) => {
    await page.goto(pathToFileURL('dist/index.html').href);
    await expectMessage(page, /web server.*npx serve/s, /웹 서버.*npx serve/s);
  });

  test('in a sandboxed frame without its own origin', async ({ page }) => {
    const frame = await embed(page, 'allow-scripts');
    const html = /sandbox="allow-scripts allow-same-origin"/;
    await expectMessage(frame, html, html);
  });

  test('in a sandboxed frame on a host that allows every origin', async ({ page }) => {
    await page.route('**/*.{js,css}', async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        headers: { ...response.headers(), 'access-control-allow-origin': '*' },
      });
    });
    const frame = await embed(page, 'allow-scripts');
    const html = /sandbox="allow-scripts allow-same-origin"/;
    await expectMessage(frame, html, html);
  });

  test('with scripts served as text', async ({ page }) => {
    await page.route('**/assets/*.js', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'content-type': 'text/plain' } });
    });
    await page.goto('/');
    await expectMessage(
      page,
      /received: 200 text\/plain.*as text\/javascript/s,
      /200 text\/plain.*text\/javascript로/s,
    );
    await expect(page.getByRole('button', { name: 'Reload' })).toBeVisible();
  });

  test('without its script', async ({ page }) => {
    await page.route('**/assets/index-*.js', (route) => route.fulfill({ status: 404, body: '' }));
    await page.goto('/?lang=ko');
    await expectMessage(page, /received: 404/, /받은 응답: 404/);
    await expect(page.locator('main section').first()).toHaveAttribute('lang', 'ko');
  });

  test('in a browser that cannot parse its script', async ({ page }) => {
    await page.route('**/assets/index-*.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'let a = @;' }),
    );
    await page.goto('/');
    await expectMessage(page, /too old.*Missing here: ES2023/s, /오래되어.*ES2023/s);
  });

  const missing: Readonly<Record<string, () => void>> = {
    'Array.prototype.toSorted': () => Reflect.deleteProperty(Array.prototype, 'toSorted'),
    "Worker({type: 'module'})": () => {
      Reflect.set(window, 'Worker', class OldWorker extends EventTarget {});
    },
  };
  for (const [name, remove] of Object.entries(missing))
    test(`in a browser without ${name}`, async ({ page }) => {
      await page.addInitScript(remove);
      await page.goto('/');
      await expectMessage(page, /Firefox 125, Safari 17 or/, /Firefox 125, Safari 17 또는/);
      await expect(page.locator('section[lang="en"]')).toContainText(`Missing here: ${name}`);
      await expect(page.getByRole('button', { name: 'Play' })).toHaveCount(0);
    });
});

test('works in a sandboxed frame that allows the page its own origin', async ({ page }) => {
  const frame = await embed(page, 'allow-scripts allow-same-origin');
  await expect(frame.getByText('Ready: press Play')).toBeVisible({ timeout: 120_000 });
});

test('says what it needs when scripts are disabled', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${baseURL ?? ''}/`);
  await expect(page.getByText(/allow-same-origin/)).toHaveCount(2);
  await context.close();
});

test.describe('the content security policy', () => {
  test.use({ expectedErrors: [/Content Security Policy/] });

  test('blocks inline scripts, inline styles and code evaluated from text', async ({ page }) => {
    await page.goto('/?sheet=temperature');
    const result = await page.evaluate(async () => {
      const box = document.createElement('p');
      box.innerHTML = '<b style="color: rgb(1, 2, 3)">x</b>';
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      document.body.append(box, script);
      // Added afterwards: the policy does not apply to code that a test evaluates.
      const compiled = await new Promise((resolve) => {
        setTimeout(() => {
          try {
            resolve(Reflect.construct(Function, ['return 1'])());
          } catch (error) {
            resolve((error as Error).name);
          }
        });
      });
      const { color } = getComputedStyle(box.querySelector('b') ?? box);
      return { compiled, ran: 'inlineRan' in window, color };
    });
    expect(result).toMatchObject({ compiled: 'EvalError', ran: false });
    expect(result.color).not.toBe('rgb(1, 2, 3)');
  });

  test('applies in the engine’s worker when sent as a header, and violations are reported', async ({
    page,
  }) => {
    await page.route('**/assets/entry-*.js', async (route) => {
      const response = await route.fetch();
      const leak = "setInterval(() => fetch('https://elsewhere.invalid/').catch(() => undefined), 500);\n";
      await route.fulfill({ response, body: leak + (await response.text()) });
    });
    const refused = page.waitForEvent('console', (message) =>
      /Content Security Policy.*elsewhere\.invalid/.test(message.text()),
    );
    await page.goto('/?backend=wasm');
    await refused;
  });
});
