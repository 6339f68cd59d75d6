import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../kernel/actor.ts';
import { importAreas } from '../../features/areas/use-cases/import-areas.ts';
import { openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import { openLanding } from '../../../tests/fixtures/landing.ts';
import { refreshPicture, registerSource } from '../index.ts';

const mapping = `
source: calls
title: Calls
partner: council
regime: uk-gdpr
extracts: changes
format: { kind: delimited }
columns: [Ref, Told, Type, Easting, Northing]
key: Ref
report: { told-at: Told, category: { type: Type, words: { Noise: noise } } }
place: [{ easting: Easting, northing: Northing }]
`;

/** A square from one corner to the other, in metres of the national grid. */
const square = (code: string, west: number, south: number, east: number, north: number) => ({
  type: 'Feature',
  properties: { code },
  geometry: {
    type: 'Polygon',
    coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]], // prettier-ignore
  },
});

describe('areas that come after the places', () => {
  let database: TestDatabase;
  let landing: ReturnType<typeof openLanding>;
  const folder = mkdtempSync(join(tmpdir(), 'cw-retag-'));
  const importer = systemActor('importer');
  const must = async <T>(
    result: Promise<{ ok: true; value: T } | { ok: false; refusal: { message: string } }>,
  ) => {
    const found = await result;
    if (!found.ok) throw new Error(found.refusal.message);
    return found.value;
  };
  const areas = (...features: object[]) =>
    must(
      database.workerGate.perform(importAreas, systemActor('setup'), {
        kind: 'ward',
        geojson: JSON.stringify({ type: 'FeatureCollection', features }),
        codeProperty: 'code',
        positions: 'metres',
        attribution: 'made up',
      }),
    );
  const refresh = () =>
    must(database.workerGate.performJob(refreshPicture(join(folder, 'snapshots')), importer, {}));
  const wards = async () =>
    (
      await database.admin.query<{ ref: string; ward: string | null }>(
        `select r.source_key as ref, a.code as ward from incident_report p join report r on r.id = p.report_id left join area a on a.no = p.ward_no order by 1`,
      )
    ).rows.map(({ ref, ward }) => `${ref} ${ward}`);

  beforeAll(async () => {
    database = await openTestDatabase();
    await database.partner('council');
    landing = openLanding(database);
    await must(database.workerGate.perform(registerSource, systemActor('setup'), { mapping }));
    const path = join(folder, 'calls.csv');
    writeFileSync(
      path,
      'Ref,Told,Type,Easting,Northing\nA,01/03/2025 10:00,Noise,427100,542100\nB,01/03/2025 10:00,Noise,427900,542100\nC,01/03/2025 10:00,Noise,,\n',
    );
    await must(database.workerGate.performJob(landing.land, importer, { source: 'calls', path }));
  });
  afterAll(async () => {
    landing.remove();
    rmSync(folder, { recursive: true });
    await database.close();
  });

  it('hold them when the picture is next derived, and again when an outline changes', async () => {
    await refresh();
    expect(await wards()).toEqual(['A null', 'B null', 'C null']);
    await areas(
      square('W1', 427_000, 542_000, 427_500, 543_000),
      square('W2', 427_500, 542_000, 428_000, 543_000),
    );
    await refresh();
    expect(await wards()).toEqual(['A W1', 'B W2', 'C null']);
    await areas(
      square('W1', 427_000, 542_000, 427_950, 543_000),
      square('W2', 427_950, 542_000, 428_000, 543_000),
    );
    await refresh();
    expect(await wards()).toEqual(['A W1', 'B W1', 'C null']);
  });

  it('are left alone while no area changes', async () => {
    await database.admin.query('update place_record set ward_no = null');
    await refresh();
    expect(await wards()).toEqual(['A null', 'B null', 'C null']);
  });
});
