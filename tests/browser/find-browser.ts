import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { chromium } from 'playwright-core';

const COMMANDS = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge', 'chrome'];

const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Where Playwright keeps its builds; no answer within the time means that nothing can be fetched from there. */
const DOWNLOADS = 'https://cdn.playwright.dev/';
const ANSWER_MS = 4000;

/**
 * Path of a Chromium to test in: the one in CHROME_PATH, an installed one, Playwright's own, and if there is none, one
 * fetched by Playwright or, as root on Debian, by apt.
 *
 * @throws Error that says what to install.
 */
export async function findBrowser(): Promise<string> {
  const wanted = process.env.CHROME_PATH;
  if (wanted) {
    if (existsSync(wanted)) return wanted;
    throw new Error(`CHROME_PATH is ${wanted}, and there is nothing there`);
  }
  return findInstalled() ?? (await fetchWithPlaywright()) ?? installWithApt() ?? giveUp();
}

function findInstalled(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = folders.flatMap((folder) => COMMANDS.map((command) => join(folder, command)));
  return [...found, ...PLACES, chromium.executablePath()].find((path) => existsSync(path));
}

async function fetchWithPlaywright(): Promise<string | undefined> {
  const answer = await fetch(DOWNLOADS, { method: 'HEAD', signal: AbortSignal.timeout(ANSWER_MS) }).catch(() => null);
  if (!answer) return undefined;
  console.log('No Chromium found: fetching one with Playwright.');
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  const { status } = spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit', timeout: 240_000 });
  const path = chromium.executablePath();
  return status === 0 && existsSync(path) ? path : undefined;
}

/** Without a font of any kind a page has no text to measure. */
const PACKAGES = ['chromium', 'fonts-dejavu-core'];

function installWithApt(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;
  console.log('No Chromium found: installing Debian’s.');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['update', '-q'], { stdio: 'inherit', env });
    execFileSync('apt-get', ['install', '-qy', '--no-install-recommends', ...PACKAGES], { stdio: 'inherit', env });
  } catch {
    return undefined;
  }
  return findInstalled();
}

function giveUp(): never {
  throw new Error(
    'The browser tests need a Chromium and none was found. Install Chrome or Chromium, or run ' +
      '`npx playwright-core install chromium`, or set CHROME_PATH to one, and run them again.',
  );
}
