/** Finds Chrome, Chromium or Edge for the browser tests; installs Chromium where it can, else says what to install. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { say, stop } from './runtime.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'msedge'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((key) =>
    ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map((path) =>
      join(process.env[key] ?? '', path),
    ),
  ),
];

/** The browser's path, or `null`. LATCHKEY_BROWSER overrides. */
export function findBrowser() {
  const given = process.env.LATCHKEY_BROWSER;
  if (given) return existsSync(given) ? given : stop(`LATCHKEY_BROWSER is ${given}, but there is no such file.`);
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...places].find((path) => existsSync(path)) ?? null;
}

/** Debian and Ubuntu as root (containers, CI): one command; everywhere else a person decides. */
function install() {
  const apt = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!apt) return;
  say('No browser found: installing Chromium with apt-get …');
  const run = (...args) =>
    spawnSync('apt-get', args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  run('update', '-qq');
  run('install', '-y', '-qq', '--no-install-recommends', 'chromium');
}

if (process.argv.includes('--check')) {
  if (findBrowser() === null) install();
  const browser = findBrowser();
  if (browser === null) {
    stop(
      'The browser tests need Chrome, Chromium or Edge: install one (Debian: apt-get install chromium), or set LATCHKEY_BROWSER to its path.',
    );
  }
  say(`Browser for the stories: ${browser}`);
}
