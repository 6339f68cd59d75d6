import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { galleryPaths } from '../../src/web/gallery/index.tsx';
import { axe, findChromium, openBrowser, overflow, type JourneyBrowser } from './browser.ts';
import { serveGallery, type GalleryServer } from './gallery-server.ts';

const hasBrowser = findChromium() !== undefined;
if (!hasBrowser) process.stdout.write('gallery journeys skipped: no Chromium (set COMMONWEAL_CHROMIUM)\n');

const wide = { width: 1280, height: 900 };
const screens = [
  { name: '1280 px', options: { viewport: wide } },
  { name: '320 px', options: { viewport: { width: 320, height: 800 } } },
  { name: '200 % zoom', options: { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 } },
  { name: 'forced colours', options: { viewport: wide, forcedColors: 'active' as const } },
];

describe.skipIf(!hasBrowser)('the gallery, in a browser', () => {
  let browser: JourneyBrowser;
  let server: GalleryServer;

  beforeAll(async () => {
    [browser, server] = await Promise.all([openBrowser(), serveGallery()]);
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  describe.each(screens)('at $name', ({ options }) => {
    it.each(galleryPaths)('%s has no fault that axe finds, and nothing to scroll sideways', async (path) => {
      const { page, faults } = await browser.newPage(options);
      await page.goto(server.url + path);
      expect(await axe(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      expect(faults).toEqual([]);
      await page.context().close();
    });
  });

  it('shows 25 rows of a list without scrolling at 1280 by 900', async () => {
    const { page } = await browser.newPage();
    await page.goto(`${server.url}/gallery/list`);
    const rows = page.locator('.cw-table tbody tr');
    expect(await rows.count()).toBe(25);
    const last = await rows.last().boundingBox();
    expect(last!.y + last!.height).toBeLessThanOrEqual(900);
    await page.context().close();
  });

  it('reaches the list by keyboard: the skip link first, and focus goes to the page’s own part', async () => {
    const { page } = await browser.newPage();
    await page.goto(`${server.url}/gallery/list`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to main content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main-content');
    await page.context().close();
  });

  it('sorts, filters and takes a filter off without JavaScript', async () => {
    const { page } = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(`${server.url}/gallery/list`);
    await page.getByRole('link', { name: 'Reports' }).click();
    expect(new URL(page.url()).search).toBe('?sort=-reports');
    await page.getByLabel('Words').fill('noise');
    await page.getByLabel('Police (9,214)').check();
    await page.getByRole('button', { name: 'Apply filters' }).click();
    const state = new URL(page.url()).searchParams;
    expect([state.get('q'), state.get('partner'), state.get('sort')]).toEqual([
      'noise',
      'police',
      '-reports',
    ]);
    await page.getByRole('link', { name: 'Remove the filter Words: noise' }).click();
    expect(new URL(page.url()).searchParams.get('q')).toBeNull();
    expect(new URL(page.url()).searchParams.get('partner')).toBe('police');
    await page.context().close();
  });

  it('opens the filters on a telephone, without JavaScript', async () => {
    const { page } = await browser.newPage({
      javaScriptEnabled: false,
      viewport: { width: 375, height: 800 },
    });
    await page.goto(`${server.url}/gallery/list`);
    expect(await page.getByLabel('Words').isVisible()).toBe(false);
    await page.locator('.cw-filters__summary').click();
    expect(await page.getByLabel('Words').isVisible()).toBe(true);
    await page.context().close();
  });

  it('takes the reader from a fault to its question, and says it in the title', async () => {
    const { page } = await browser.newPage();
    await page.goto(`${server.url}/gallery/questions/faults`);
    expect(await page.title()).toBe('Error: Add a source – Commonweal');
    await page.getByRole('link', { name: 'Date the agreement starts must include a month' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('startsOn-month');
    await page.context().close();
  });

  it('draws the map here, from here, and says in words what is pressed', async () => {
    const { page, faults } = await browser.newPage();
    await page.goto(`${server.url}/gallery/figures`);
    await page.locator('.cw-map__canvas[data-drawn]').waitFor({ timeout: 20_000 });
    await page.getByRole('link', { name: 'Show Harbourside' }).click();
    expect(await page.locator('.cw-map__popup').innerText()).toContain('21.7 incidents per 1,000 residents');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('leaves the drawing and the table when there is no JavaScript', async () => {
    const { page } = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(`${server.url}/gallery/figures`);
    expect(await page.locator('.cw-map__drawing .cw-drawing--wide').isVisible()).toBe(true);
    expect(await page.locator('.cw-map__canvas').isVisible()).toBe(false);
    expect(await page.getByRole('table', { name: 'Incidents by ward' }).isVisible()).toBe(true);
    await page.context().close();
  });

  it('says so, and leaves the drawing, where the browser cannot draw maps', async () => {
    const { page, faults } = await browser.newPage();
    await page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    await page.goto(`${server.url}/gallery/figures`);
    await page.getByText('The map cannot be drawn in this browser').waitFor();
    expect(await page.locator('.cw-map__drawing .cw-drawing--wide').isVisible()).toBe(true);
    expect(await axe(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('prints the numbers behind a chart, and that the county is made up', async () => {
    const { page } = await browser.newPage();
    await page.goto(`${server.url}/gallery/figures`);
    const numbers = page.locator('#by-month-data');
    expect(await numbers.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await numbers.isVisible()).toBe(true);
    expect(await page.locator('.cw-fictional').isVisible()).toBe(true);
    expect(await page.locator('.cw-navigation').isVisible()).toBe(false);
    await page.context().close();
  });
});

describe.skipIf(!hasBrowser)('a session that is about to end', () => {
  let browser: JourneyBrowser;
  let server: GalleryServer;

  beforeAll(async () => {
    const idle = { warnAfterSeconds: 780, signOutAfterSeconds: 900 };
    [browser, server] = await Promise.all([openBrowser(), serveGallery({ idle })]);
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  it('warns at 13 minutes, keeps the draft, and can be kept going', async () => {
    const { page, faults } = await browser.newPage();
    await page.clock.install();
    await page.goto(`${server.url}/gallery/questions`);
    await page.clock.runFor('12:55');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.clock.runFor('00:10');
    const dialog = page.getByRole('dialog', { name: 'You will soon be signed out' });
    await dialog.getByText('We will sign you out in 2 minutes').waitFor();
    await dialog.getByText('What you have typed is saved as a draft').waitFor();
    expect(server.posts).toEqual(['POST /drafts/source']);
    expect(await axe(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Stay signed in' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(server.posts).toContain('POST /session/stay');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('leaves for the sign-in page when nothing is done', async () => {
    const { page } = await browser.newPage();
    await page.clock.install();
    await page.goto(`${server.url}/gallery/record`);
    await Promise.all([page.waitForURL(/\/sign-in\?ended=idle$/), page.clock.runFor('15:05')]);
    expect(page.url()).toContain('/sign-in?ended=idle');
    await page.context().close();
  });
});
