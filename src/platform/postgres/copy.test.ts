import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import { binaryRows } from './binary-rows.ts';
import { copyFrom, copyInto } from './copy.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const columns = 't text, i int, f float8, b bool, u uuid, h bytea, at timestamptz, d date';

describe('rows copied into the database', () => {
  it('arrive as they were sent, of every type and with gaps', async () => {
    const rows = binaryRows(8);
    rows.row();
    rows.text('Zoë\t\\N "quoted"\n');
    rows.int4(-7);
    rows.float8(427_355.25);
    rows.bool(true);
    rows.uuid('00112233445586778899aabbccddeeff');
    rows.bytes('00ff10');
    rows.instant(Date.parse('2025-03-30T01:30:00.250Z'));
    rows.day(Date.UTC(1931, 1, 28) / 86_400_000);
    rows.row();
    rows.text(null);
    rows.int4(null);
    rows.float8(null);
    rows.bool(false);
    rows.uuid(null);
    rows.bytes(null);
    rows.instant(Date.parse('1969-07-20T20:17:40Z'));
    rows.day(null);
    await database.worker.db.transaction().execute(async (db) => {
      await sql`create temp table came (${sql.raw(columns)}) on commit drop`.execute(db);
      expect(await copyInto(db, 'copy came from stdin (format binary)', rows.take())).toBe(2);
      const { rows: found } = await sql`select t, i, f, b, u, h, at::text, d from came`.execute(db);
      expect(found).toEqual([
        {
          t: 'Zoë\t\\N "quoted"\n',
          i: -7,
          f: 427_355.25,
          b: true,
          u: '00112233-4455-8677-8899-aabbccddeeff',
          h: Buffer.from('00ff10', 'hex'),
          at: '2025-03-30 01:30:00.25+00',
          d: '1931-02-28',
        },
        { t: null, i: null, f: null, b: false, u: null, h: null, at: '1969-07-20 20:17:40+00', d: null },
      ]);
    });
  });

  it('arrive whole when there are many, in any number of parts', async () => {
    const rows = binaryRows(8);
    for (let n = 0; n < 40_000; n++) {
      rows.row();
      rows.text(`row ${n} ${'é'.repeat(n % 50)}`);
      rows.int4(n);
      rows.float8(n / 3);
      rows.bool(n % 2 === 0);
      rows.uuid(n.toString(16).padStart(32, '0'));
      rows.bytes(null);
      rows.instant(n * 60_000);
      rows.day(n);
    }
    expect(rows.count).toBe(40_000);
    const parts = rows.take();
    expect(parts.length).toBeGreaterThan(1);
    await database.worker.db.transaction().execute(async (db) => {
      await sql`create temp table came (${sql.raw(columns)}) on commit drop`.execute(db);
      await copyInto(db, 'copy came from stdin (format binary)', parts);
      const { rows: found } = await sql`select count(*) n, sum(i) s, max(at)::text last from came`.execute(
        db,
      );
      expect(found).toEqual([{ n: 40_000, s: 799_980_000, last: '1970-01-28 18:39:00+00' }]);
    });
  });

  it('leave the connection usable when the database refuses them', async () => {
    const wrong = binaryRows(1);
    wrong.row();
    wrong.text('not a number');
    await expect(
      database.worker.db.transaction().execute(async (db) => {
        await sql`create temp table came (i int) on commit drop`.execute(db);
        await copyInto(db, 'copy came from stdin (format binary)', wrong.take());
      }),
    ).rejects.toThrow('incorrect binary data format');
    expect((await sql`select 1 as one`.execute(database.worker.db)).rows).toEqual([{ one: 1 }]);
  });
});

describe('rows copied out of the database', () => {
  it('come part by part', async () => {
    let text = '';
    const count = await copyFrom(
      database.worker.db,
      "copy (select n, 'a' || n from generate_series(1, 3000) n) to stdout (format csv)",
      (part) => {
        text += part.toString();
      },
    );
    expect(count).toBe(3000);
    expect(text.split('\n').slice(0, 2)).toEqual(['1,a1', '2,a2']);
    expect(text.trim().split('\n')).toHaveLength(3000);
  });
});
