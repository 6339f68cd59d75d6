import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  dataFolder,
  durhamFiles,
  ownLines,
  referenceCounts,
  type DurhamFiles,
} from '../../tests/fixtures/durham/durham-files.ts';
import { landDurham } from '../../tests/fixtures/durham/land-durham.ts';
import { openTestDatabase, type TestDatabase } from '../../tests/fixtures/database.ts';
import { openLanding } from '../../tests/fixtures/landing.ts';
import type { Landed } from './index.ts';

const found = durhamFiles();
if (!found)
  process.stdout.write(`durham.test: not all of Durham in 2025 is in ${dataFolder()}; it is not landed\n`);

describe.skipIf(!found)('County Durham and Darlington in 2025, landed', () => {
  const files = found as DurhamFiles;
  let database: TestDatabase;
  let landing: ReturnType<typeof openLanding>;
  let receipts: Landed[];
  const ask = async <T>(text: string): Promise<T[]> => (await database.admin.query(text)).rows as T[];

  beforeAll(async () => {
    database = await openTestDatabase();
    await database.partner('police', 'police');
    landing = openLanding(database);
    receipts = await landDurham(database.workerGate, landing.land, files);
  }, 300_000);
  afterAll(async () => {
    landing?.remove();
    await database?.close();
  });

  const sum = (of: (receipt: Landed) => number) =>
    receipts.reduce((total, receipt) => total + of(receipt), 0);

  it('accounts for each of the 74,273 rows', () => {
    for (const [at, receipt] of receipts.entries()) {
      const own = ownLines(files.months[at]!);
      expect(receipt.read).toBe(own.rows);
      expect(receipt.totalRows).toBe(own.rows);
      expect(receipt.accepted + receipt.quarantined + receipt.duplicate + receipt.superseded).toBe(own.rows);
      expect(receipt.unclassified).toBe(own.antiSocial);
      expect(receipt.withoutPoint).toBe(own.withoutPoint);
    }
    // Nine crimes are told twice within a month, the second time otherwise.
    expect([
      sum((r) => r.read),
      sum((r) => r.accepted),
      sum((r) => r.quarantined),
      sum((r) => r.duplicate),
      sum((r) => r.superseded),
    ]).toEqual([74_273, 74_264, 0, 0, 9]);
    expect(sum((r) => r.unclassified)).toBe(14_830);
    expect(sum((r) => r.withoutPoint)).toBe(3);
  });

  it('keeps anti-social behaviour as unclassified, crime as crime, and counts what lies elsewhere', async () => {
    expect(await ask('select kind, nsir, count(*) as n from report group by 1, 2 order by 1')).toEqual([
      { kind: 'asb', nsir: 'unclassified', n: 14_830 },
      { kind: 'crime', nsir: 'not-asb', n: 59_434 },
    ]);
    expect(
      await ask(
        `select count(*) filter (where p.easting is null) as unplaced, count(*) filter (where p.easting is not null and p.lsoa_no is null and p.ward_no is null) as outside,
          count(p.lsoa_no) as inside from report r left join place_record p on p.id = r.place_record_id where r.kind = 'asb'`,
      ),
    ).toEqual([{ unplaced: 2, outside: 119, inside: 14_709 }]);
  });

  it('has as much anti-social behaviour in each of the 389 small areas as another program counted', async () => {
    const ours = await ask<{ code: string; n: number }>(
      `select a.code, count(r.id) as n from area a left join place_record p on p.lsoa_no = a.no
       left join report r on r.place_record_id = p.id and r.kind = 'asb' where a.kind = 'lsoa' group by a.code`,
    );
    expect(ours).toHaveLength(389);
    expect(new Map(ours.map(({ code, n }) => [code, n]))).toEqual(referenceCounts(files.reference));
  });

  it('changes nothing when every month is landed again', async () => {
    const counts =
      'select (select count(*) from extract) as extracts, (select count(*) from source_record) as rows, (select count(*) from report) as reports';
    const before = await ask(counts);
    const again = await landDurham(database.workerGate, landing.land, files);
    expect(again.every(({ recognised }) => recognised)).toBe(true);
    expect(await ask(counts)).toEqual(before);
  });
});
