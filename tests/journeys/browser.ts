import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import type { AxeResults } from 'axe-core';
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core';

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Where Chromium is, or undefined: the environment's word, then the system's own. */
export function findChromium(): string | undefined {
  const places = [process.env['COMMONWEAL_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser'];
  return places.find((path) => path && existsSync(path));
}

export interface JourneyPage {
  page: Page;
  /** What should never happen: a request to another host, a policy violation, a script's error. */
  faults: string[];
}

export interface JourneyBrowser {
  newPage(options?: BrowserContextOptions): Promise<JourneyPage>;
  close(): Promise<void>;
}

/** A headless Chromium that notes every request that leaves this machine and everything the page's policy blocks. */
export async function openBrowser(): Promise<JourneyBrowser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('Chromium was not found: set COMMONWEAL_CHROMIUM to where it is');
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
    ],
  });
  return {
    async newPage(options = {}) {
      const context = await browser.newContext({
        locale: 'en-GB',
        timezoneId: 'Europe/London',
        viewport: { width: 1280, height: 900 },
        ...options,
      });
      const page = await context.newPage();
      return { page, faults: watchForFaults(page) };
    },
    close: () => browser.close(),
  };
}

function watchForFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['127.0.0.1', 'localhost'].includes(url.hostname) && !['data:', 'blob:'].includes(url.protocol)) {
      faults.push(`a request left this machine: ${request.url()}`);
    }
  });
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} from ${response.url()}`);
  });
  page.on('pageerror', (error) => faults.push(`a script failed: ${error.message}`));
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) faults.push(message.text());
  });
  return faults;
}

/** Each rule of axe that is broken, with the elements that break it; empty when the page is good. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(axeSource, 'utf8'));
  const results = (await page.evaluate(
    (tags) =>
      (globalThis as unknown as { axe: { run(o: object): Promise<unknown> } }).axe.run({
        runOnly: { type: 'tag', values: tags },
      }),
    axeTags,
  )) as AxeResults;
  return results.violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`,
  );
}

/** Pixels by which the page is wider than its window: 0 when nothing must be scrolled sideways. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
