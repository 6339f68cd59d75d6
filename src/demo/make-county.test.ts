import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles } from '../kernel/actor.ts';
import { councilColumns } from './extracts/council.ts';
import { policeColumns } from './extracts/police.ts';
import {
  countyName,
  countyPartners,
  countyUsers,
  makeCounty,
  storyHousehold,
  type CountySummary,
} from './index.ts';
import { isDramaNumber } from './people/contacts.ts';

let folder: string;
let first: CountySummary;

const seed = 11;
const scale = 0.1;
const at = (...path: string[]) => join(folder, 'first', ...path);
const text = (...path: string[]) => readFile(at(...path), 'utf8');

interface BadRow {
  source: string;
  row: number;
  key: string;
  kind: string;
  column?: string;
  value?: string;
}

async function lines<T>(...path: string[]): Promise<T[]> {
  return (await text(...path))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}

/** A reader of CSV of its own, so that the writer is not its own judge. */
function csv(content: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (const sign of content.replace(/^\uFEFF/, '').replaceAll('""', '\u0001')) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === ',' || sign === '\n')) {
      rows.at(-1)!.push(cell.replace('\r', '').replaceAll('\u0001', '"'));
      cell = '';
      if (sign === '\n') rows.push([]);
    } else cell += sign;
  }
  return rows.slice(0, -1);
}

async function councilRows(): Promise<string[][]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(at('extracts', 'council-service-requests.xlsx'));
  const rows: string[][] = [];
  book.worksheets[0]!.eachRow({ includeEmpty: true }, (row) => {
    const values = row.values as (ExcelJS.CellValue | undefined)[];
    rows.push(councilColumns.map((_, column) => String(values[column + 1] ?? '')));
  });
  return rows;
}

/** The key of each data row of each extract, in order. */
async function keysOf(file: string): Promise<string[]> {
  switch (file) {
    case 'police-incidents.csv':
      return csv(await text('extracts', file))
        .slice(1)
        .map(([key]) => key!);
    case 'council-service-requests.xlsx':
      return (await councilRows()).slice(5).map(([key]) => key!);
    case 'housing-cases.json':
      return (JSON.parse(await text('extracts', file)) as { cases: { case_ref: string }[] }).cases.map(
        (found) => found.case_ref,
      );
    case 'fire-incidents.xml':
      return [...(await text('extracts', file)).matchAll(/<Incident><IncidentNumber(?:\/>|>(.*?)<)/g)].map(
        ([, key]) => key ?? '',
      );
    default:
      return (await lines<{ referral: string }>('extracts', file)).map(({ referral }) => referral);
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'county-'));
  first = await makeCounty({ seed, scale, outDir: join(folder, 'first') });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('making the county', () => {
  it('gives the same bytes for the same seed and scale, and others for another seed', async () => {
    const again = await makeCounty({ seed, scale, outDir: join(folder, 'again') });
    expect(again).toEqual(first);
    for (const { path, bytes } of first.files) {
      const [one, two] = await Promise.all([
        readFile(join(folder, 'first', path)),
        readFile(join(folder, 'again', path)),
      ]);
      expect(one.equals(two)).toBe(true);
      expect(one.byteLength).toBe(bytes);
    }
    const other = await makeCounty({ seed: 12, scale, outDir: join(folder, 'other') });
    expect(other.files.find(({ path }) => path.endsWith('.csv'))!.sha256).not.toBe(
      first.files.find(({ path }) => path.endsWith('.csv'))!.sha256,
    );
  });

  it('refuses a scale that makes no county', async () => {
    await expect(makeCounty({ seed, scale: 0, outDir: folder })).rejects.toThrow(
      'The scale must be from 0.01 to 100, not 0',
    );
  });

  it('tells its progress', async () => {
    const seen: string[] = [];
    let steps = 0;
    const progress = { begin: (label: string) => seen.push(label), step: (count = 1) => (steps += count) };
    await makeCounty({ seed, scale: 0.01, outDir: join(folder, 'small'), progress });
    expect(seen).toContain('Writing police-incidents.csv');
    expect(steps).toBeGreaterThan(600);
  });

  it('says at the head of every file that it is fictional; every page says so too, so names need not', async () => {
    expect(first).toMatchObject({ name: countyName, fictional: true });
    for (const { name } of countyPartners) expect(name).not.toContain('fictional');
    expect(await text('extracts', 'housing-cases.json')).toContain('(fictional)');
    expect(await text('extracts', 'fire-incidents.xml')).toContain('(fictional)');
    expect((await councilRows())[0]![0]).toContain('(fictional)');
    expect(await text('boundaries', 'wards.geojson')).toContain('(fictional)');
  });
});

describe('the counts', () => {
  it('add up: rows are reports and the rows that were planted twice', async () => {
    const bad = await lines<BadRow>('truth', 'bad-rows.ndjson');
    expect(first.reports).toBe(2400);
    expect(first.extracts.reduce((sum, { reports }) => sum + reports, 0)).toBe(first.reports);
    for (const { file, rows, reports, partner } of first.extracts) {
      if (partner === 'health') continue;
      const extra = bad.filter(
        ({ source, kind }) => source === file && ['duplicate', 'earlier-version'].includes(kind),
      ).length;
      expect(rows).toBe(reports + extra);
      expect(await keysOf(file)).toHaveLength(rows);
    }
    expect(first.badRows).toBe(bad.length);
  });

  it('add up in the truth: every report is in one incident, and every incident has one', async () => {
    const incidents = await lines<{ reports: object[] }>('truth', 'incidents.ndjson');
    expect(incidents).toHaveLength(first.incidents);
    expect(incidents.reduce((sum, { reports }) => sum + reports.length, 0)).toBe(first.reports);
    expect(incidents.every(({ reports }) => reports.length > 0)).toBe(true);
  });

  it('add up in the population: LSOAs hold everyone', async () => {
    const rows = csv(await text('places', 'population.csv')).slice(1);
    expect(rows).toHaveLength(38);
    expect(rows.reduce((sum, row) => sum + Number(row[4]), 0)).toBe(first.people);
    expect(rows.reduce((sum, row) => sum + Number(row[6]), 0)).toBe(first.properties);
    expect(csv(await text('places', 'properties.csv'))).toHaveLength(first.properties + 1);
  });

  it('are of assaults by month, ward and hour band, without names', async () => {
    const rows = csv(await text('extracts', 'assault-attendances.csv'));
    expect(rows[0]).toEqual(['MONTH', 'AREA_CODE', 'AREA_NAME', 'HOUR_BAND', 'ATTENDANCES']);
    for (const [month, code, , band, count] of rows.slice(1)) {
      expect(month).toMatch(/^202[45]-(0\d|1[0-2])$/);
      expect(code).toMatch(/^E059000\d\d$/);
      expect(['00-06', '06-12', '12-18', '18-24']).toContain(band);
      expect(Number(count)).toBeGreaterThan(0);
    }
  });
});

describe('the truth', () => {
  it('points at rows that exist, by number and by key', async () => {
    const records = await lines<{ source: string; row: number; key: string }>(
      'truth',
      'person-records.ndjson',
    );
    const bad = await lines<BadRow>('truth', 'bad-rows.ndjson');
    const incidents = await lines<{ reports: { source: string; key: string }[] }>(
      'truth',
      'incidents.ndjson',
    );
    expect(records).toHaveLength(first.personRecords);
    const blank = new Set(
      bad.filter(({ kind }) => kind === 'blank-key').map(({ source, row }) => `${source} ${row}`),
    );
    const keys = new Map<string, string[]>();
    for (const { file, partner } of first.extracts)
      if (partner !== 'health') keys.set(file, await keysOf(file));
    for (const { source, row, key } of [...records, ...bad])
      expect(keys.get(source)![row - 1]).toBe(blank.has(`${source} ${row}`) ? '' : key);
    const mended = new Set([...keys].flatMap(([source, list]) => list.map((key) => `${source} ${key}`)));
    for (const { source, row, key } of bad) if (blank.has(`${source} ${row}`)) mended.add(`${source} ${key}`);
    for (const { source, key } of incidents.flatMap(({ reports }) => reports))
      expect(mended.has(`${source} ${key}`)).toBe(true);
  });

  it('names every person of every record', async () => {
    const persons = new Set(
      (await lines<{ person: string }>('truth', 'persons.ndjson')).map(({ person }) => person),
    );
    for (const { person } of await lines<{ person: string }>('truth', 'person-records.ndjson'))
      expect(persons.has(person)).toBe(true);
  });

  it('lists bad rows of every kind, and the extracts hold their bad values', async () => {
    const bad = await lines<BadRow>('truth', 'bad-rows.ndjson');
    const kinds = new Set(bad.map(({ kind }) => kind));
    expect(kinds).toEqual(
      new Set([
        'impossible-date',
        'bad-postcode',
        'grid-in-sea',
        'blank-key',
        'html-in-name',
        'duplicate',
        'earlier-version',
      ]),
    );
    const police = csv(await text('extracts', 'police-incidents.csv'));
    for (const { source, row, column, value } of bad) {
      if (source !== 'police-incidents.csv' || !column) continue;
      const cells = column.split(',').map((name) => police[row]![policeColumns.indexOf(name as 'URN')]);
      expect(cells.join(',')).toBe(value);
    }
    const duplicate = bad.find(
      ({ source, kind }) => source === 'police-incidents.csv' && kind === 'duplicate',
    )!;
    expect(police[duplicate.row]).toEqual(police[duplicate.row - 1]);
    expect(await text('extracts', 'fire-incidents.xml')).toContain('&lt;b&gt;');
  });

  it('has the story in it', async () => {
    for (const { partner, key } of storyHousehold.keys) {
      const { file } = first.extracts.find((extract) => extract.partner === partner)!;
      expect(await keysOf(file)).toContain(key);
    }
    const [household] = await lines<{ person: string }>('truth', 'story.ndjson');
    expect(household!.person).toBe('Kathleen Marwood');
  });
});

describe('the extracts', () => {
  it('hold telephone numbers from the drama ranges only, and e-mail at example.org only', async () => {
    const texts = await Promise.all(
      ['police-incidents.csv', 'housing-cases.json', 'fire-incidents.xml', 'victim-referrals.ndjson'].map(
        (file) => text('extracts', file),
      ),
    );
    const numbers = texts.flatMap((content) =>
      [...content.matchAll(/(?<![\d-])(?:\+44 ?|0)\d[\d -]{8,11}\d(?!\d)/g)].map(([number]) => number),
    );
    const rows = await councilRows();
    const phones = rows
      .slice(5)
      .map((row) => row[councilColumns.indexOf('Customer phone')]!)
      .filter(Boolean);
    expect(numbers.length).toBeGreaterThan(1000);
    expect(phones.length).toBeGreaterThan(300);
    for (const number of [...numbers, ...phones])
      expect({ number, drama: isDramaNumber(number) }).toEqual({ number, drama: true });
    const emails = [...texts, rows.join('\n')].flatMap((content) =>
      [...content.matchAll(/[\w.-]+@[\w.-]+/g)].map(([email]) => email),
    );
    expect(emails.length).toBeGreaterThan(100);
    for (const email of emails) expect(email).toMatch(/@example\.org$/);
  });

  it('have the police columns in order, in a file that Windows wrote', async () => {
    const content = await text('extracts', 'police-incidents.csv');
    expect(content.startsWith('\uFEFFURN,OPENED,')).toBe(true);
    const [header, ...rows] = csv(content);
    expect(header).toEqual([...policeColumns]);
    for (const row of rows) expect(row).toHaveLength(policeColumns.length);
  });

  it('have a council sheet with its header in row five and mostly real dates', async () => {
    const rows = await councilRows();
    expect(rows[4]).toEqual([...councilColumns]);
    const logged = rows.slice(5).map((row) => row[1]!);
    const asText = logged.filter((value) => /^\d\d\/\d\d\/\d{4}$/.test(value)).length;
    expect(asText / logged.length).toBeGreaterThan(0.04);
    expect(asText / logged.length).toBeLessThan(0.13);
    const phones = rows
      .slice(5)
      .map((row) => row[councilColumns.indexOf('Customer phone')]!)
      .filter(Boolean);
    const lostNought = phones.filter((phone) => /^[1-9]\d{9}$/.test(phone)).length;
    expect(lostNought / phones.length).toBeGreaterThan(0.65);
  });

  it('quote police references that the police have', async () => {
    const police = new Set(await keysOf('police-incidents.csv'));
    const quoted = (await councilRows())
      .slice(5)
      .map((row) => row[councilColumns.indexOf('Police ref')]!)
      .filter(Boolean);
    const referrals = await lines<{ police_ref: string | null }>('extracts', 'victim-referrals.ndjson');
    const all = [...quoted, ...referrals.flatMap(({ police_ref }) => police_ref ?? [])];
    expect(all.length).toBeGreaterThan(40);
    for (const key of all) expect(police.has(key)).toBe(true);
  });
});

describe('the sign-ins', () => {
  it('are one for each role of staff, at a partner that exists', () => {
    expect(countyUsers.map(({ role }) => role)).toEqual([...roles]);
    const codes = countyPartners.map(({ code }) => code);
    for (const { partner, email } of countyUsers) {
      expect(codes).toContain(partner);
      expect(email).toMatch(/@example\.org$/);
    }
  });
});
