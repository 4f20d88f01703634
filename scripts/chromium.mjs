import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const isRoot = process.getuid?.() === 0;

/**
 * Launch arguments of every automated browser in this project.
 *
 * WebGPU runs on SwiftShader, so machines without a GPU test the same path as machines with one.
 */
export const launchArgs = [
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--enable-unsafe-swiftshader',
  // Draws the page without SwiftShader, which is cheaper and leaves the cores to the networks.
  '--disable-gpu-compositing',
  // Replaces Playwright's list, which it repeats; the first three are ours. They spare every new window the address
  // bar's own page, which costs 2 s of a core.
  `--disable-features=${[
    'WebUIOmniboxPopup',
    'WebUIOmniboxFullPopup',
    'WebUIOmniboxAimPopup',
    'AimEnabled',
    'AvoidCorsURLLoaderRestartOnRedirect',
    'AvoidUnnecessaryBeforeUnloadCheckSync',
    'DestroyProfileOnBrowserClose',
    'HttpsFirstBalancedModeAutoEnable',
    'HttpsUpgrades',
    'LensOverlay',
    'MediaRouter',
    'NetworkTimeServiceQuerying',
    'OptimizationHints',
    'PaintHolding',
    'PreconnectToSearch',
    'ThirdPartyStoragePartitioning',
  ].join(',')}`,
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  // Chromium's sandbox refuses to start as root on Linux, which is what most containers run as.
  ...(process.platform === 'linux' && isRoot ? ['--no-sandbox'] : []),
];

const namesOnPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** @returns {string[]} where installers put a browser without adding it to PATH */
function fixedPlaces() {
  if (process.platform === 'darwin') {
    const apps = ['Chromium', 'Google Chrome', 'Google Chrome for Testing', 'Microsoft Edge'];
    const folders = ['/Applications', join(process.env['HOME'] ?? '', 'Applications')];
    return folders.flatMap((folder) => apps.map((app) => join(folder, `${app}.app/Contents/MacOS/${app}`)));
  }
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => process.env[name]);
    const programs = ['Google\\Chrome', 'Chromium', 'Microsoft\\Edge'].map((name) => `${name}\\Application`);
    return folders.flatMap((folder) =>
      folder === undefined
        ? []
        : programs.map((program) =>
            join(folder, program, program.includes('Edge') ? 'msedge.exe' : 'chrome.exe'),
          ),
    );
  }
  return [
    '/usr/bin/chromium',
    '/usr/lib/chromium/chromium',
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
  ];
}

/** @param {string} file */
function isProgram(file) {
  try {
    if (!statSync(file).isFile()) return false;
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} name */
function onPath(name) {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, file)).find(isProgram);
}

/** @returns {Promise<string | undefined>} the browser Playwright downloaded, if it did */
async function playwrightsOwn() {
  const { chromium } = await import('playwright');
  return chromium.executablePath();
}

/**
 * The Chromium the tests run in, as a path, or undefined.
 *
 * @returns {Promise<string | undefined>}
 * @throws when CHROMIUM_PATH or CHROME_BIN names no program: a wrong path must not fall back silently
 */
export async function findChromium() {
  for (const name of ['CHROMIUM_PATH', 'CHROME_BIN']) {
    const override = process.env[name];
    if (override === undefined || override === '') continue;
    if (!isProgram(override))
      throw new Error(`${name} is ${override}, which is not a program that can be run`);
    return override;
  }
  const own = await playwrightsOwn();
  if (own !== undefined && existsSync(own)) return own;
  return namesOnPath.map(onPath).find((path) => path !== undefined) ?? fixedPlaces().find(isProgram);
}

/**
 * Environment variables with which a Node program finds Chromium's software GPU on Linux: the Vulkan driver
 * and the loader, which a machine without a GPU lacks. They must be set before the program starts.
 *
 * @param {string | undefined} chromium
 * @returns {Record<string, string>} empty if there is none, or to use the machine's own
 */
export function softwareVulkan(chromium) {
  if (process.platform !== 'linux' || process.env['VK_DRIVER_FILES'] !== undefined) return {};
  const folders = [...(chromium === undefined ? [] : [dirname(realpathSync(chromium))]), '/usr/lib/chromium'];
  const folder = folders.find((each) => existsSync(join(each, 'vk_swiftshader_icd.json')));
  if (folder === undefined) return {};
  const libraries = [process.env['LD_LIBRARY_PATH'] ?? '', folder].filter((each) => each !== '');
  return {
    VK_DRIVER_FILES: join(folder, 'vk_swiftshader_icd.json'),
    LD_LIBRARY_PATH: libraries.join(delimiter),
  };
}

/**
 * The Chromium the tests run in; installs one when there is none.
 *
 * @returns {Promise<string>}
 * @throws when none was found and none could be installed
 */
export async function ensureChromium() {
  const found = await findChromium();
  if (found !== undefined) return found;
  console.log('setup: no Chromium found, installing one');
  if (process.platform === 'linux' && isRoot && onPath('apt-get') !== undefined) {
    const options = { stdio: /** @type {const} */ ('inherit') };
    spawnSync('apt-get', ['-qq', 'update'], options);
    spawnSync('apt-get', ['-qq', '-y', '--no-install-recommends', 'install', 'chromium'], options);
  }
  if ((await findChromium()) === undefined) {
    const cli = join(root, 'node_modules/playwright/cli.js');
    spawnSync(process.execPath, [cli, 'install', '--no-shell', 'chromium'], { stdio: 'inherit' });
  }
  const installed = await findChromium();
  if (installed === undefined)
    throw new Error('no Chromium. Install Chrome or Chromium, or set CHROMIUM_PATH');
  return installed;
}
