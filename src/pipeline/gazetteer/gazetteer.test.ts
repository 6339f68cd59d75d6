import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor, type Actor } from '../../kernel/actor.ts';
import { asActor, openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import { refreshPicture } from '../refresh-picture.ts';
import { importGazetteer } from './import-gazetteer.ts';

let database: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), 'cw-gazetteer-'));
const all = async (text: string, values: unknown[] = []) => (await database.admin.query(text, values)).rows;
const columns = {
  address: ['ADDRESS', 'TOWN'],
  postcode: 'POSTCODE',
  usrn: 'USRN',
};
const attribution = 'Addresses of a made-up county.';

async function importing(name: string, text: string | Buffer, given: object = {}, actor?: Actor) {
  writeFileSync(join(folder, name), text);
  return database.workerGate.performJob(importGazetteer, actor ?? systemActor('setup'), {
    path: join(folder, name),
    columns,
    attribution,
    ...given,
  });
}
async function imported(name: string, text: string | Buffer, given: object = {}) {
  const result = await importing(name, text, given);
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value;
}

const header = 'UPRN,USRN,ADDRESS,TOWN,POSTCODE,EASTING,NORTHING,TENURE';
const properties = [
  header,
  '000100000001,900001,1 Tarn Cl,Durham,DH1 1AA,427100,542100,social rent',
  '100000002,900001,2 Tarn Close,Durham,DH1 1AA,427150.5,542100,owned',
  // Two properties of one address, as a house in flats may be written.
  '100000003,900001,3 Tarn Close,Durham,DH1 1AA,427200,542100,owned',
  '100000004,900001,3 Tarn Close,Durham,DH1 1AA,427210,542100,owned',
  ',900001,4 Tarn Close,Durham,DH1 1AA,427220,542100,owned',
  '100000006,900001,6 Tarn Close,Durham,DH1 1AA,,,owned',
  '100000007,900001,7 Tarn Close,Durham,DH1 1AA,0,0,owned',
  '100000008,900001,8 Tarn Close,Durham,DH1 1AA,400000,542100,owned',
  '100000009,900001,9 Tarn Close,Durham,DH1,427240,542100,owned',
  '',
].join('\r\n');

beforeAll(async () => {
  database = await openTestDatabase();
  const square = (e: number) =>
    JSON.stringify([
      [
        [
          [e, 542_000],
          [e + 1000, 542_000],
          [e + 1000, 543_000],
          [e, 543_000],
        ],
      ],
    ]);
  await all(
    "insert into area (kind, code, name, rings, attribution) values ('ward', 'E05000001', 'Elvet', $1, 'x'), ('lsoa', 'E01000001', 'Durham 001A', $1, 'x')",
    [square(427_000)],
  );
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

describe('a gazetteer', () => {
  it('counts every row as accepted or refused, and says why', async () => {
    const receipt = await imported('properties.csv', properties);
    expect(receipt).toMatchObject({ read: 9, accepted: 4, refused: 5, written: 4 });
    expect(receipt.message).toBe('9 rows read: 4 accepted (4 new or changed), 5 refused.');
    expect(receipt.reasons.map(({ rows, first }) => `${rows}: ${first}`).sort()).toEqual([
      '1: “properties.csv”, row 10, column “POSTCODE”: “DH1” is only the first half of a postcode.',
      '1: “properties.csv”, row 6, column “UPRN”: There is no UPRN.',
      '1: “properties.csv”, row 7, column “EASTING + NORTHING”: There is no point.',
      '1: “properties.csv”, row 8, column “EASTING + NORTHING”: “0, 0” stands for “no place”: both are 0.',
      '1: “properties.csv”, row 9, column “EASTING + NORTHING”: “400000, 542100” is in the sea or outside the areas of this partnership.',
    ]);
  });

  it('keeps for each property its point, the ward and small area that hold it, and the key of its address', async () => {
    expect(
      await all(`select g.uprn, address_key, postcode, usrn, easting, northing, w.name as ward, l.name as lsoa, g.attribution
        from gazetteer g join area w on w.no = ward_no join area l on l.no = lsoa_no order by uprn limit 1`),
    ).toEqual([
      {
        uprn: '100000001',
        address_key: '1 tarn close durham|DH11AA',
        postcode: 'DH1 1AA',
        usrn: '900001',
        easting: 427_100,
        northing: 542_100,
        ward: 'Elvet',
        lsoa: 'Durham 001A',
        attribution,
      },
    ]);
  });

  it('writes nothing when the same list comes again, and what changed when a newer one comes', async () => {
    expect(await imported('properties.csv', properties)).toMatchObject({ accepted: 4, written: 0 });
    const newer = `${header}\n100000002,900001,2 Tarn Close,Durham,DH1 1AA,427155,542100,owned\n`;
    expect(await imported('newer.csv', newer)).toMatchObject({ accepted: 1, written: 1 });
    expect(await all("select easting from gazetteer where uprn = '100000002'")).toEqual([
      { easting: 427_155 },
    ]);
  });

  it('keeps the addresses of one list when another, of points alone, comes after it', async () => {
    const points = 'UPRN,X_COORDINATE,Y_COORDINATE,LATITUDE\n100000001,427101,542100,54.7\n';
    const given = { columns: { easting: 'X_COORDINATE', northing: 'y_coordinate' } };
    expect(await imported('points.csv', points, given)).toMatchObject({ accepted: 1, written: 1 });
    expect(await all("select easting, address_key from gazetteer where uprn = '100000001'")).toEqual([
      { easting: 427_101, address_key: '1 tarn close durham|DH11AA' },
    ]);
  });

  it('takes the last of two rows of one property', async () => {
    const twice = `${header}\n100000002,,2 Tarn Close,Durham,DH1 1AA,427160,542100,\n100000002,,2 Tarn Close,Durham,DH1 1AA,427161,542100,\n`;
    expect(await imported('twice.csv', twice)).toMatchObject({ accepted: 2, written: 1 });
    expect(await all("select easting from gazetteer where uprn = '100000002'")).toEqual([
      { easting: 427_161 },
    ]);
  });

  it('is refused whole when a column is not in it, with the columns that are', async () => {
    const result = await importing(
      'other.csv',
      'Ref,Easting,Northing,ADDRESS,TOWN,POSTCODE,USRN\n1,2,3,4,5,6,7\n',
    );
    expect(result).toMatchObject({ ok: false, refusal: { code: 'gazetteer/missing-column' } });
    expect(!result.ok && result.refusal.message).toContain(
      '“other.csv” was refused: it has no column “UPRN”. Its columns are “Ref”, “EASTING”',
    );
  });

  it('is refused when there is no such file', async () => {
    const result = await database.workerGate.performJob(importGazetteer, systemActor('setup'), {
      path: join(folder, 'absent.csv'),
      columns,
      attribution,
    });
    expect(result).toMatchObject({ ok: false, refusal: { code: 'gazetteer/no-file' } });
  });

  it.each([
    ['data-steward', true],
    ['administrator', true],
    ['officer', false],
    ['analyst', false],
  ] as const)('may be brought in by a %s: %s', async (role, may) => {
    const actor = await database.signedIn(role, 'council');
    const result = await importing('properties.csv', properties, {}, actor);
    expect(result.ok || result.refusal.code).toBe(may || 'access/role');
  });

  it('may be read by anyone signed in, and written through no page', async () => {
    const officer = await database.signedIn('officer', 'council');
    const steward = await database.signedIn('data-steward', 'council');
    const asked = (actor: Actor, pool: 'web' | 'worker', text: string) =>
      asActor(
        database[pool],
        database.secrets,
        actor,
        async (db) => (await sql.raw(text).execute(db)).rows.length,
      );
    expect(await asked(officer, 'web', 'select from gazetteer')).toBe(4);
    const added =
      "insert into gazetteer (uprn, easting, northing, attribution) values ('5', 427000, 542000, 'x')";
    await expect(asked(steward, 'web', added)).rejects.toThrow('permission denied');
    await expect(asked(officer, 'worker', added)).rejects.toThrow('row-level security');
    await expect(asked(steward, 'worker', "delete from gazetteer where uprn = '100000001'")).rejects.toThrow(
      'permission denied',
    );
    expect(
      await database.web.db
        .transaction()
        .execute(async (db) => (await sql`select from gazetteer`.execute(db)).rows.length),
    ).toBe(0);
  });
});

describe('the place of a report that its source names without a point', () => {
  const run = async () => {
    const result = await database.workerGate.performJob(refreshPicture(folder), systemActor('importer'), {});
    if (!result.ok) throw new Error(result.refusal.message);
    return result.value;
  };
  let source: number;
  let partner: number;

  /** A report of a place as the map stage leaves both. @returns how the list shows it, once the picture is derived */
  async function told(place: {
    uprn?: string;
    key?: string;
    postcode?: string;
    point?: [number, number];
  }): Promise<string> {
    const [report, record] = [randomUUID(), randomUUID()];
    await all(
      'insert into place_record (id, source_no, partner_no, address_key, postcode, uprn, easting, northing, regime) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [
        record,
        source,
        partner,
        place.key ?? null,
        place.postcode ?? null,
        place.uprn ?? null,
        place.point?.[0] ?? null,
        place.point?.[1] ?? null,
        'uk-gdpr',
      ],
    );
    await all(
      `insert into report (id, source_no, source_key, extract_no, row_no, partner_no, regime, told_at, nsir, category, place_record_id)
       values ($1::uuid, $2, $1::text, 1, 1, $3, 'uk-gdpr', now(), 'nuisance', 'noise', $4)`,
      [report, source, partner, record],
    );
    return report;
  }
  const shown = async (report: string) =>
    (
      await all(
        `select easting, northing, w.name as ward, l.name as lsoa, point_from as "from" from incident_report r
         left join area w on w.no = ward_no left join area l on l.no = lsoa_no where report_id = $1`,
        [report],
      )
    )[0];
  const nowhere = { easting: null, northing: null, ward: null, lsoa: null, from: null };

  beforeAll(async () => {
    partner = await database.partner('housing');
    const [row] = await all(
      "insert into source (partner_no, code, name, extracts, regime) values ($1, 'housing', 'housing', 'full', 'uk-gdpr') returning no",
      [partner],
    );
    source = row.no;
  });

  it('is looked up by its property number, then by an address with its postcode that no other property has', async () => {
    const byNumber = await told({ uprn: '100000001' });
    const byAddress = await told({ key: '2 tarn close durham|DH11AA', postcode: 'DH1 1AA' });
    const byAddressBesideAnUnknownNumber = await told({
      uprn: '999',
      key: '2 tarn close durham|DH11AA',
      postcode: 'DH1 1AA',
    });
    await run();
    const found = { northing: 542_100, ward: 'Elvet', lsoa: 'Durham 001A', from: 'gazetteer' };
    expect(await shown(byNumber)).toEqual({ easting: 427_100, ...found });
    expect(await shown(byAddress)).toEqual({ easting: 427_150.5, ...found });
    expect(await shown(byAddressBesideAnUnknownNumber)).toEqual({ easting: 427_150.5, ...found });
  });

  it('stays without a point when two properties have the address, when it has no postcode, and when nothing is known of it', async () => {
    const twoProperties = await told({ key: '3 tarn close durham|DH11AA', postcode: 'DH1 1AA' });
    const noPostcode = await told({ key: '2 tarn close durham' });
    const unknown = await told({ uprn: '100000099' });
    await run();
    for (const report of [twoProperties, noPostcode, unknown]) expect(await shown(report)).toEqual(nowhere);
  });

  it('stays where its source says, when it says so', async () => {
    const report = await told({ uprn: '100000001', point: [427_900, 542_900] });
    await run();
    expect(await shown(report)).toMatchObject({ easting: 427_900, northing: 542_900, from: 'source' });
  });

  it('is not changed as its source told it', async () => {
    expect(
      await all('select count(*)::int as n from place_record where easting is not null and uprn is not null'),
    ).toEqual([{ n: 1 }]);
  });

  it('moves when the gazetteer is corrected, and is not written again when nothing changed', async () => {
    expect(await run()).toMatchObject({ published: 0 });
    const report = await told({ uprn: '100000004' });
    await run();
    const corrected = `${header}\n100000004,900001,3A Tarn Close,Durham,DH1 1AA,427999,542100,owned\n`;
    await imported('corrected.csv', corrected);
    // The other property of the address is now the only one of it, so the report told by that address is found too.
    expect(await run()).toMatchObject({ published: 2 });
    expect(await shown(report)).toMatchObject({ easting: 427_999 });
  });
});
