import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page } from '@playwright/test';
import { chooseBackend, expect, test } from './support.ts';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** A static host of the release under `/sub/`; a test can replace or refuse its files, or stop it. */
async function serveRelease() {
  const replaced = new Map<string, string>();
  const busy: RegExp[] = [];
  const requested: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname.replace(/^\/sub\//, '');
    const file = path === '' ? 'index.html' : path;
    requested.push(file);
    const type = types[extname(file)] ?? 'application/octet-stream';
    const send = (body: string | Buffer) => response.setHeader('Content-Type', type).end(body);
    const other = replaced.get(file);
    if (busy.some((pattern) => pattern.test(file))) response.writeHead(503).end();
    else if (other === undefined) readFile(join(dist, file)).then(send, () => response.writeHead(404).end());
    else send(other);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://localhost:${port}/sub/`, replaced, busy, requested, stop };
}

const isKept = (page: Page) => expect(page.getByText('Works offline now')).toBeVisible({ timeout: 60_000 });

/** Blocks both the machine's network and a server that still runs. */
async function unplug(context: BrowserContext) {
  await context.setOffline(true);
  await context.route('**/*', (route) => route.abort('internetdisconnected'));
}

test.use({ serviceWorkers: 'allow' });

test.describe('without a network', () => {
  // The browser looks for a newer service worker and finds no network.
  test.use({ expectedErrors: [/service-worker\.js|ERR_INTERNET_DISCONNECTED|assets\/start-bench-/] });

  test('a new tab trains, shows the methods and the other dataset after a cached file was damaged @long', async ({
    context,
    page,
  }) => {
    await page.goto(chooseBackend('./?lang=en', 'wasm'));
    await isKept(page);
    // A damaged cached file is fetched again automatically.
    await page.evaluate(async () => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys())
          if (/\/mnist\/(train-0\.\w+\.bin|manifest\.json)/.test(request.url))
            await cache.put(request, new Response('damaged'));
      }
    });
    await page.reload();
    await page.evaluate(() => window.playground.ready());
    const numDamaged = () =>
      page.evaluate(async () => {
        const texts: string[] = [];
        for (const name of await caches.keys()) {
          const cache = await caches.open(name);
          for (const request of await cache.keys())
            if (/\/mnist\/(train-0\.\w+\.bin|manifest\.json)/.test(request.url))
              texts.push(await ((await cache.match(request)) ?? new Response()).text());
        }
        return texts.filter((text) => text === 'damaged').length;
      });
    await expect.poll(numDamaged).toBe(0);
    const isIsolated = await page.evaluate(() => crossOriginIsolated);
    await unplug(context);

    const tab = await context.newPage();
    await tab.goto(chooseBackend('./?lang=en', 'wasm'));
    await tab.evaluate(() => window.playground.ready());
    expect(await tab.evaluate(() => crossOriginIsolated)).toBe(isIsolated);
    const { step } = await tab.evaluate(() => window.playground.train(50));
    expect(step).toBe(50);
    await tab.getByRole('heading', { name: 'Methods' }).scrollIntoViewIfNeeded();
    await expect(tab.locator('.katex').first()).toBeVisible();
    const fonts = await tab.evaluate(async () => {
      await document.fonts.ready;
      return [...document.fonts].filter(({ status }) => status === 'error').map(({ family }) => family);
    });
    expect(fonts).toEqual([]);

    await tab.evaluate(() => window.playground.configure({ dataset: 'fashion-mnist' }));
    const trained = await tab.evaluate(() => window.playground.train(5));
    expect(Number.isFinite(trained.losses['total'])).toBe(true);
    const { teacher } = await tab.evaluate(() => window.playground.evaluate());
    expect(teacher).toBeGreaterThan(0.9);

    await tab.goto('./?lang=ko');
    await expect(tab.getByRole('button', { name: '학습 시작' })).toBeVisible();
    // The benchmark is fetched only by visitors who open it: offline, the page says that it is missing.
    await tab.goto('./?bench=1&lang=en');
    await expect(tab.getByRole('button', { name: 'Reload' })).toBeVisible();
  });
});

test.describe('a release folder on a plain host, in a sub-path', () => {
  // This host serves only the page; once it is stopped, a check for a newer service worker fails.
  test.use({ expectedErrors: [/left home: http:\/\/localhost:\d+\/sub\/|service-worker\.js|503/] });

  test('reports offline readiness once every file is cached, works offline and requests nothing outside its folder', async ({
    context,
  }) => {
    const host = await serveRelease();
    host.busy.push(/fashion-mnist\/test-/);
    const page = await context.newPage();
    await page.goto(chooseBackend(`${host.url}?lang=en`, 'wasm'));
    const answer = await page.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready;
      const { port1, port2 } = new MessageChannel();
      active?.postMessage({ type: 'keep-all' }, [port2]);
      return new Promise((resolve) => {
        port1.onmessage = ({ data }) => resolve(data);
      });
    });
    expect(answer).toEqual({ isComplete: false });
    await expect(page.getByText('Works offline now')).toBeHidden();
    host.busy.length = 0;
    // The next visit checks again.
    await page.reload();
    await isKept(page);
    const scopes = await page.evaluate(async () =>
      (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    );
    expect(scopes).toEqual([host.url]);
    await host.stop();
    const tab = await context.newPage();
    await tab.goto(chooseBackend(`${host.url}?lang=en`, 'wasm'));
    const { step } = await tab.evaluate(() => window.playground.train(5));
    expect(step).toBe(5);
  });

  test('does not cache a login page in place of a teacher, and recovers once the network is back @long', async ({
    context,
  }) => {
    const host = await serveRelease();
    const card = JSON.parse(await readFile(join(dist, 'teachers/mnist/card.json'), 'utf8')) as {
      file: string;
    };
    const teacher = `teachers/mnist/${card.file}`;
    const loginPage = '<!doctype html><title>Log in</title>';
    host.replaced.set(teacher, loginPage);
    const page = await context.newPage();
    await page.goto(chooseBackend(`${host.url}?lang=en`, 'wasm'));
    const alert = page.getByRole('alert').first();
    await expect(alert).toContainText('isn’t the expected one');
    host.replaced.delete(teacher);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await page.evaluate(() => window.playground.ready());
    await isKept(page);
    host.replaced.set(teacher, loginPage);
    await page.reload();
    await page.evaluate(() => window.playground.ready());
    await host.stop();
  });

  test('offers a new version and never interrupts a running demonstration @long', async ({ context }) => {
    const host = await serveRelease();
    const page = await context.newPage();
    await page.goto(chooseBackend(`${host.url}?lang=en`, 'wasm'));
    await isKept(page);
    await page.evaluate(() => window.playground.train(5));

    const index = await readFile(join(dist, 'index.html'), 'utf8');
    const worker = await readFile(join(dist, 'service-worker.js'), 'utf8');
    const [, revision] = /"revision":"(\w+)","url":"index\.html"/.exec(worker) ?? [];
    if (revision === undefined) throw new Error('the service worker does not list index.html');
    const newer = index.replace('<body>', '<body data-version="2">');
    const integrity = (text: string) => createHash('sha256').update(text).digest('base64');
    host.replaced.set('index.html', newer);
    host.replaced.set(
      'service-worker.js',
      worker.replace(revision, 'another').replace(integrity(index), integrity(newer)),
    );
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    const useNow = page.getByRole('button', { name: 'Update now' });
    await expect(useNow).toBeVisible();
    await page.getByRole('button', { name: 'Later' }).click();
    await expect(useNow).toBeHidden();
    // The run and its version stay, in another tab too.
    expect((await page.evaluate(() => window.playground.train(1))).step).toBe(6);
    const tab = await context.newPage();
    await tab.goto(chooseBackend(`${host.url}?lang=en`, 'wasm'));
    await expect(tab.locator('body')).not.toHaveAttribute('data-version');
    await tab.getByRole('button', { name: 'Update now' }).click();
    await expect(tab.locator('body')).toHaveAttribute('data-version', '2');
    await isKept(tab);
    // The first tab keeps its version without a reload.
    expect((await page.evaluate(() => window.playground.train(1))).step).toBe(7);
    await host.stop();
  });
});
