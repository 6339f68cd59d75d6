import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles, type Role } from '../../src/kernel/actor.ts';
import { axe, openBrowser, overflow, type JourneyBrowser, type JourneyPage } from './browser.ts';
import { startProduct, type Product } from './product.ts';

/*
 * The story (docs/start-here.md): a household told four partners of the same trouble, and the partnership sees it as one.
 * Each feature adds its step; every page on the way is free of accessibility faults and asks nothing of another host.
 */
describe('the story of 14 Tarn Close', () => {
  let product: Product;
  let browser: JourneyBrowser;

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  }, 240_000);
  afterAll(async () => {
    await browser.close();
    expect(await product.stop()).toBe(0);
  });

  async function as<T>(
    role: Role,
    work: (page: Page) => Promise<T>,
    options: Parameters<JourneyBrowser['newPage']>[0] = {},
  ): Promise<T> {
    const { page, faults }: JourneyPage = await browser.newPage(options);
    await product.signIn(page, role);
    const result = await work(page);
    expect(faults).toEqual([]);
    await page.context().close();
    return result;
  }
  const wordsOn = async (page: Page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ');
  const isGood = async (page: Page) => {
    expect(await axe(page), page.url()).toEqual([]);
    expect(await overflow(page), page.url()).toBe(0);
  };

  it('begins where a stranger begins: one command says where to look and who to be', () => {
    expect(product.printed()).toContain('Harrowshire, a fictional county, was made and is running');
    for (const role of roles) expect(product.printed()).toContain(`${role}@example.org`);
  });

  it('lets an officer find every report of the address, whoever was told', async () => {
    await as('officer', async (page) => {
      expect(await wordsOn(page)).toContain('Hello, Priya Nair');
      await isGood(page);
      await page.getByRole('link', { name: 'Incidents', exact: true }).click();
      await isGood(page);
      await page.getByLabel('Words, street or reference').fill('14 Tarn Close');
      await page.getByLabel('Words, street or reference').press('Enter');
      await page.waitForURL(/q=14/);
      const words = await wordsOn(page);
      expect(words).toMatch(/\d+ incidents told to 3 partners/);
      for (const partner of ['Police', 'Council', 'Housing']) expect(words).toContain(partner);
    });
  });

  it('shows one incident told to two partners, each in its own words, and the one person whom four partners know', async () => {
    await as('officer', async (page) => {
      await page.goto(`${product.address}/incidents?q=14+Tarn+Close`);
      await page.locator('tr', { hasText: 'Police, Council' }).getByRole('link').first().click();
      expect(await wordsOn(page)).toContain('Why are you opening this incident?');
      await isGood(page);
      await page.getByLabel('Helping a victim or a witness').check();
      await page.getByLabel('In your own words').fill('She rang about the broken window');
      await page.getByRole('button', { name: 'Open the incident' }).click();
      const words = await wordsOn(page);
      expect(words).toContain('Told to 2 partners in 2 reports');
      expect(words).toContain('Front window broken by a stone');
      expect(words).toContain('Asks for better lighting in Tarn Close');
      expect(words).toMatch(/Kathleen Marwood.*Known to|Marwood.*4 partners/);
      expect(words).toContain('Where each fact came from');
      expect(words).toContain('police-incidents.csv');
      await isGood(page);
    });
  });

  it('shows the same without JavaScript, and on a telephone', async () => {
    await as(
      'officer',
      async (page) => {
        await page.goto(`${product.address}/incidents?q=14+Tarn+Close`);
        expect(await wordsOn(page)).toMatch(/incidents told to 3 partners/);
        expect(await overflow(page)).toBe(0);
      },
      { javaScriptEnabled: false, viewport: { width: 375, height: 800 } },
    );
  });

  it('keeps names and words from an analyst, and single incidents from a councillor', async () => {
    await as('analyst', async (page) => {
      await page.goto(`${product.address}/incidents?q=Tarn+Close`);
      await page.locator('tr', { hasText: 'Police, Council' }).getByRole('link').first().click();
      const words = await wordsOn(page);
      expect(words).not.toContain('Marwood');
      expect(words).not.toContain('Front window broken');
    });
    await as('councillor', async (page) => {
      const answer = await page.goto(`${product.address}/incidents`);
      expect(answer?.status()).toBe(403);
      await isGood(page);
    });
  });

  it('lets the data steward see that every row is accounted for, and what waits to be mended', async () => {
    await as('data-steward', async (page) => {
      await page.goto(`${product.address}/sources/police-incidents`);
      expect(await wordsOn(page)).toMatch(
        /[\d,]+ rows read = [\d,]+ accepted \+ \d+ quarantined \+ \d+ duplicate \+ \d+ superseded/,
      );
      await isGood(page);
      await page.goto(`${product.address}/quarantine`);
      expect(await wordsOn(page)).toContain('police');
      await isGood(page);
    });
  });

  it('tells the data protection officer who looked and why, and that nobody changed the record', async () => {
    await as('data-protection-officer', async (page) => {
      await page.goto(`${product.address}/audit`);
      expect(await wordsOn(page)).toContain('Priya Nair');
      await isGood(page);
      await page.goto(`${product.address}/audit/check`);
      await page.getByRole('button', { name: 'Check now' }).click();
      await page.getByText('Nobody has changed, dropped or moved an entry').waitFor();
      await isGood(page);
    });
  });

  it('shows the committee the figures, and how far to trust them', async () => {
    await as('councillor', async (page) => {
      await page.goto(`${product.address}/dashboards`);
      const words = await wordsOn(page);
      expect(words).toMatch(/month/i);
      expect(words).toMatch(/rounded|fewer than 5|nearest five/i);
      await isGood(page);
    });
  });

  it.each(roles)('opens every page in the %s’s own navigation without a fault', async (role) => {
    await as(role, async (page) => {
      const links = await page
        .locator('nav a[href^="/"]')
        .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).pathname));
      expect(links.length).toBeGreaterThan(1);
      for (const path of new Set([...links, '/account', '/accessibility', '/licences', '/glossary'])) {
        const answer = await page.goto(`${product.address}${path}`);
        expect(answer?.status(), path).toBe(200);
        await isGood(page);
      }
    });
  });

  it.each([320, 375])('fits a window %i pixels wide, wherever the coordinator goes', async (width) => {
    await as(
      'coordinator',
      async (page) => {
        for (const path of ['/', '/incidents', '/incidents/map', '/sources', '/dashboards', '/account']) {
          await page.goto(`${product.address}${path}`);
          await isGood(page);
        }
      },
      { viewport: { width, height: 800 } },
    );
  });
});
