import type { BenchBrowser, Page } from './bench-browser.ts';

/** What the pages themselves offer to ask for: the benchmark knows nothing of the database. */
export interface Known {
  /** At least so many incidents are in the officer's list. */
  reports: number;
  partners: readonly string[];
  categories: readonly string[];
  /** "ward.HW000001" as the list's filter takes them. */
  wards: readonly string[];
  smallAreas: readonly string[];
  /** Words of streets. */
  streets: readonly string[];
  firstMicros: number;
  lastMicros: number;
  incidents: { officer: readonly string[]; analyst: readonly string[] };
}

const reasons = { reason: 'quality', words: 'Timing this page, on a county that does not exist' };

/** Reads what can be filtered by, and opens incidents once, giving a reason where one is asked. */
export async function learn(officer: BenchBrowser, analyst: BenchBrowser, incidents: number): Promise<Known> {
  const list = await must(officer, '/incidents?kind=all');
  const oldest = await must(officer, '/incidents?kind=all&sort=told&from=2000-01-01');
  const file = await must(officer, '/areas?kind=lsoa');
  const each = Math.ceil(incidents / 2);
  return {
    reports: Number(/([\d,]{3,})/.exec(text(list.html))?.[1]?.replaceAll(',', '') ?? 0),
    partners: values(list.html, /name="partner"[^>]*value="([^"]+)"/g),
    categories: optionsOf(list.html, 'category'),
    wards: optionsOf(list.html, 'area'),
    smallAreas: values(file.html, /href="\/areas\/lsoa\/([^"?]+)"/g).map((code) => `lsoa.${code}`),
    streets: [
      ...new Set(
        values(list.html, /\b([A-Z][a-z]{3,}) (?:Street|Road|Close|Lane|Avenue|Drive|Way|Court)\b/g),
      ),
    ],
    firstMicros: microsIn(oldest),
    lastMicros: microsIn(list),
    incidents: {
      officer: await openable(officer, await references(officer, each)),
      analyst: await openable(analyst, await references(analyst, each)),
    },
  };
}

async function must(browser: BenchBrowser, path: string): Promise<Page> {
  const page = await browser.get(path);
  if (page.status !== 200) throw new Error(`${path} answered ${page.status}`);
  return page;
}

/** References of incidents from all over the list. */
async function references(browser: BenchBrowser, count: number): Promise<string[]> {
  const found = new Set<string>();
  for (let month = 0; found.size < count && month < 23; month++) {
    const from = new Date(Date.UTC(2024, month, 1)).toISOString().slice(0, 10);
    const page = await must(browser, `/incidents?sort=told&from=${from}`);
    for (const reference of values(page.html, /href="\/incidents\/(CW-[A-Z0-9-]+)"/g)) found.add(reference);
  }
  return [...found].slice(0, count);
}

async function openable(browser: BenchBrowser, found: readonly string[]): Promise<string[]> {
  const open: string[] = [];
  for (const reference of found) {
    const path = `/incidents/${reference}`;
    const page = await browser.get(path);
    if (page.status === 200 && !page.html.includes(`${path}/reason`)) open.push(reference);
    else {
      const sent = await browser.send(path, reasons, `${path}/reason`);
      if (sent.status === 303) open.push(reference);
    }
  }
  return open;
}

/** The moment in a link to the next page. */
function microsIn({ html }: Page): number {
  return Number(/after=\d+\.(\d+)\.\d+/.exec(html)?.[1] ?? 0);
}

function optionsOf(html: string, name: string): string[] {
  const select = new RegExp(`<select[^>]*name="${name}"[^]*?</select>`).exec(html)?.[0] ?? '';
  return values(select, /<option[^>]*value="([^"]+)"/g);
}

function values(html: string, pattern: RegExp): string[] {
  return [...new Set([...html.matchAll(pattern)].map((match) => match[1]!))];
}

function text(html: string): string {
  return (/<main[^]*<\/main>/.exec(html)?.[0] ?? '').replaceAll(/<[^>]+>/g, ' ');
}
