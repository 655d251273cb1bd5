import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { note } from '@/lib/instance/terminal';
import { inheritedEnvironment, loadEnv } from '@/lib/platform/env';
import { OperatorError } from '@/lib/platform/errors';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Package managers that have Chromium, and how they are asked for it. */
const MANAGERS: [command: string, ...steps: string[][]][] = [
  ['apt-get', ['update', '-qq'], ['install', '-y', '-qq', '--no-install-recommends', 'chromium']],
  ['dnf', ['install', '-y', '-q', 'chromium']],
  ['apk', ['add', '-q', 'chromium']],
  ['pacman', ['-Sy', '--noconfirm', 'chromium']],
];

/** The path of a Chromium, installed first where that is possible. Throws OperatorError. */
export function findOrInstallChromium(): string {
  const found = findChromium();
  if (found !== null) return found;
  installChromium();
  const installed = findChromium();
  if (installed !== null) return installed;
  throw new OperatorError(
    'no Chromium for the browser tests: install one (Debian: sudo apt-get install chromium, Fedora: sudo dnf install chromium, macOS: brew install --cask chromium, anywhere with a network: npx playwright install --with-deps chromium) or set CHROMIUM_PATH to one',
  );
}

export function findChromium(): string | null {
  const { CHROMIUM_PATH } = loadEnv();
  if (CHROMIUM_PATH !== undefined) {
    if (isProgram(CHROMIUM_PATH)) return CHROMIUM_PATH;
    throw new OperatorError(`CHROMIUM_PATH ${CHROMIUM_PATH} is not a program`);
  }
  const folders = (inheritedEnvironment().PATH ?? '').split(path.delimiter).filter(Boolean);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...onPath, ...PLACES, chromium.executablePath()].find(isProgram) ?? null;
}

function installChromium(): void {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const manager = MANAGERS.find(([command]) => succeeds([command, '--version'], 'ignore'));
  if (!manager || (asRoot.length > 0 && !succeeds([...asRoot, 'true'], 'ignore'))) return;
  const [command, ...steps] = manager;
  note(`There is no Chromium: installing one with ${command}.`);
  for (const step of steps) succeeds([...asRoot, command, ...step], 'inherit');
}

function succeeds([command = '', ...args]: string[], stdio: 'ignore' | 'inherit'): boolean {
  const env = inheritedEnvironment({ DEBIAN_FRONTEND: 'noninteractive' });
  return spawnSync(command, args, { stdio, env }).status === 0;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
