import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const APPLICATIONS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Where a browser lies inside one of Playwright's own folders, by system and by age. */
const IN_PLAYWRIGHT = [
  'chrome-linux/chrome',
  'chrome-linux64/chrome',
  'chrome-linux/headless_shell',
  'chrome-headless-shell-linux64/chrome-headless-shell',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-win/chrome.exe',
  'chrome-win64/chrome.exe',
];

export const HOW_TO =
  'The journeys need Chromium and found none: install it (Debian: apt-get install chromium; any system: npx playwright-core install chromium), or name it in COMMONWEAL_CHROMIUM.';

/**
 * A Chromium for the journeys: the one COMMONWEAL_CHROMIUM names, the system's, or Playwright's own.
 *
 * @param {{ env?: NodeJS.ProcessEnv, home?: string, applications?: string[] }} [where] by default, this machine
 * @returns {string | undefined} its path; what COMMONWEAL_CHROMIUM names decides, even when nothing is there
 */
export function findChromium({ env = process.env, home = homedir(), applications = APPLICATIONS } = {}) {
  const named = env.COMMONWEAL_CHROMIUM;
  if (named) return isProgram(named) ? named : undefined;
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...onPath, ...applications, ...listPlaywright(env, home)].find(isProgram);
}

/**
 * Finds Chromium, or on Debian as root installs it.
 *
 * @param {(line: string) => void} say
 * @returns {string | undefined}
 */
export function findOrInstallChromium(say) {
  const found = findChromium();
  if (found || process.env.COMMONWEAL_CHROMIUM || !canInstall()) return found;
  say('No Chromium was found for the journeys; installing Debian’s. This takes a minute.');
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['update', '-q'], options);
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], options);
  return findChromium();
}

/** Ubuntu's package of this name only points to another installer, so Debian itself. */
function canInstall() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  return /^ID=debian$/mu.test(readFileSync('/etc/os-release', 'utf8'));
}

function listPlaywright(env, home) {
  const folders = [
    env.PLAYWRIGHT_BROWSERS_PATH,
    join(home, '.cache/ms-playwright'),
    join(home, 'Library/Caches/ms-playwright'),
    join(home, 'AppData/Local/ms-playwright'),
  ].filter((folder) => folder && existsSync(folder));
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.startsWith('chromium'))
      .sort((one, other) => other.localeCompare(one, 'en', { numeric: true }))
      .flatMap((name) => IN_PLAYWRIGHT.map((path) => join(folder, name, path))),
  );
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
