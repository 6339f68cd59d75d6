import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mapExtract } from '../../../tests/fixtures/mapped-extract.ts';
import { areaShapes, gridFromLonLat } from '../../engines/geometry/index.ts';
import { areaTagger, type AreaTagger } from '../map/area-tagger.ts';
import type { MappedRow } from '../map/mapped-row.ts';
import { shippedMappings } from './mapping-files.ts';
import { parseMapping } from './parse-mapping.ts';
import type { Mapping } from './schema.ts';

const read = parseMapping(shippedMappings().get('police-uk-street')!);
const mapping = (read.ok ? read.value : undefined) as Mapping;
const header =
  'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context';

const folder = mkdtempSync(join(tmpdir(), 'cw-police-uk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
function fileOf(name: string, ...rows: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${[header, ...rows].join('\n')}\n`);
  return path;
}

const asb =
  ',2025-03,Durham Constabulary,Durham Constabulary,-1.576300,54.773400,On or near North Road,E01020703,County Durham 030A,Anti-social behaviour,,';
const elsewhere = asb.replace('-1.576300,54.773400', '-1.903200,52.480100');
const nowhere = asb.replace('-1.576300,54.773400,On or near North Road', ',,No Location');
const crime = `1261fa11${asb.replace('Anti-social behaviour,', 'Public order,Unable to prosecute suspect')}`;

describe('a row of data.police.uk', () => {
  /** One square kilometre about the row's point, under a code that is not the row's own. */
  const square: AreaTagger = areaTagger([
    {
      no: 7,
      kind: 'lsoa',
      code: 'E01000007',
      name: 'By the point',
      rings: [
        [
          [
            [426_800, 541_600],
            [427_800, 541_600],
            [427_800, 542_600],
            [426_800, 542_600],
            [426_800, 541_600],
          ],
        ],
      ],
    },
  ]);
  const rowsOf = (...rows: string[]) => mapExtract(fileOf('rows.csv', ...rows), mapping, square);

  it('of anti-social behaviour is unclassified, known to the month, and in the area of its point', async () => {
    const [row] = await rowsOf(asb);
    expect(row!.faults).toEqual([]);
    expect(row!.report).toMatchObject({ kind: 'asb', nsir: 'unclassified', category: 'asb' });
    expect(row!.report).toMatchObject({ toldPrecision: 'month', toldAt: Date.UTC(2025, 2, 1) });
    expect(row!.report!.place).toMatchObject({ lsoaNo: 7, outside: false, radiusM: 80 });
    expect(row!.people).toEqual([]);
  });

  it('of a crime keeps its number, its type and its outcome', async () => {
    const [row] = await rowsOf(crime);
    expect(row!.key).toBe('1261fa11');
    expect(row!.report).toMatchObject({
      kind: 'crime',
      nsir: 'not-asb',
      category: 'public-order',
      sourceCategory: 'Public order',
      outcome: 'Unable to prosecute suspect',
    });
  });

  it('far from the county, or without a point, is kept without an area', async () => {
    const [far, none] = await rowsOf(elsewhere, nowhere);
    expect(far!.faults).toEqual([]);
    expect(far!.report!.place).toMatchObject({ lsoaNo: null, outside: true });
    expect(none!.faults).toEqual([]);
    expect(none!.report!.place).toBeNull();
  });

  it('without a number is known by what it says and how often the file has said it', async () => {
    const [first, other, again] = await rowsOf(asb, elsewhere, asb);
    expect(new Set([first!.key, other!.key, again!.key]).size).toBe(3);
    expect(again!.key).toBe(first!.key!.replace(/:1$/, ':2'));
    const later = await rowsOf(elsewhere, asb, crime, asb);
    expect(later.map(({ key }) => key)).toEqual([other!.key, first!.key, '1261fa11', again!.key]);
  });
});

const data = process.env['COMMONWEAL_DATA'] ?? '../shared/data';
const months = Array.from({ length: 12 }, (_, at) =>
  join(data, 'spatial/police-uk', `2025-${String(at + 1).padStart(2, '0')}-durham-street.csv.gz`),
);
const boundaries = ['E06000047', 'E06000005'].map((code) =>
  join(data, 'spatial/boundaries', `lsoa_2011_${code}.geojson`),
);
const present = [...months, ...boundaries].every(existsSync);
if (!present)
  process.stdout.write(
    `police-uk-street.test: not all of Durham in 2025 is in ${data}; the real rows are not tested\n`,
  );

describe.skipIf(!present)('all of Durham as published for 2025', () => {
  let areas: AreaTagger;
  let rows: MappedRow[] = [];
  const count = (holds: (row: MappedRow) => boolean) => rows.filter(holds).length;

  beforeAll(async () => {
    const shapes = boundaries.flatMap((path) => {
      const reading = areaShapes(JSON.parse(readFileSync(path, 'utf8')), {
        code: 'LSOA11CD',
        project: gridFromLonLat,
      });
      if (!reading.ok) throw new Error(reading.reason);
      return reading.value;
    });
    areas = areaTagger(
      shapes.map(({ code, shape }, at) => ({ no: at + 1, kind: 'lsoa', code, name: code, rings: shape })),
    );
    for (const month of months) rows = rows.concat(await mapExtract(month, mapping, areas));
  }, 120_000);

  it('is 74,273 rows, and none of them waits in quarantine', () => {
    expect(rows).toHaveLength(74_273);
    expect(rows.flatMap(({ faults }) => faults.map(({ message }) => message))).toEqual([]);
    expect(count(({ leftOut }) => leftOut > 0)).toBe(0);
  });

  it('holds 14,830 reports of anti-social behaviour, unclassified, and each crime under its own type', () => {
    const kinds = rows.map(({ report }) => `${report!.kind} ${report!.nsir} ${report!.category}`);
    const counts = Map.groupBy(kinds, (kind) => kind);
    expect(counts.get('asb unclassified asb')).toHaveLength(14_830);
    const types = new Map(rows.map(({ report }) => [report!.sourceCategory, report!.category]));
    expect(types.size).toBe(14);
    expect(new Set(types.values()).size).toBe(14);
    expect([...counts.keys()].filter((kind) => !kind.startsWith('crime not-asb '))).toEqual([
      'asb unclassified asb',
    ]);
    expect(counts.get('crime not-asb violence-and-sexual-offences')).toHaveLength(25_798);
  });

  it('is known to the month only, each month whole', () => {
    expect(new Set(rows.map(({ report }) => report!.toldPrecision))).toEqual(new Set(['month']));
    expect(new Set(rows.map(({ report }) => report!.toldAt)).size).toBe(12);
  });

  it('has three rows without a point, and others far outside, all kept', () => {
    expect(count(({ report }) => report!.place === null)).toBe(3);
    expect(count(({ report }) => report!.kind === 'asb' && report!.place?.outside === true)).toBe(119);
    expect(count(({ report }) => report!.place !== null && report!.place.easting === null)).toBe(0);
  });

  it('gives 59,434 numbers to 59,443 crimes: nine are told twice, and no anti-social behaviour is lost', () => {
    const keys = Map.groupBy(rows, ({ key }) => key);
    const twice = [...keys.values()].filter(({ length }) => length > 1);
    expect(twice.map(({ length }) => length)).toEqual(Array.from({ length: 9 }, () => 2));
    expect(twice.flat().every(({ report }) => report!.kind === 'crime')).toBe(true);
    expect(keys.size).toBe(59_434 + 14_830);
  });

  it('gives the same keys when two months come in one file', async () => {
    const [january, february] = months
      .slice(0, 2)
      .map((path) => gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split('\n').slice(1));
    const both = await mapExtract(fileOf('both.csv', ...january!, ...february!), mapping, areas);
    const first = rows.slice(0, january!.length + february!.length);
    expect(both.map(({ key }) => key)).toEqual(first.map(({ key }) => key));
  });
});
