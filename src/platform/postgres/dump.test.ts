import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asActor, openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import { DumpFault, dumpDatabase, loadDatabase, type Dump } from './dump.ts';

/** A dump kept in memory, by hash. */
async function takeDump(
  database: TestDatabase,
  before?: () => Promise<void>,
): Promise<{ dump: Dump; kept: Map<string, Buffer> }> {
  const kept = new Map<string, Buffer>();
  const keep = async (bytes: AsyncIterable<Buffer>) => {
    const parts: Buffer[] = [];
    for await (const part of bytes) parts.push(part);
    const whole = Buffer.concat(parts);
    const sha256 = createHash('sha256').update(whole).digest('hex');
    kept.set(sha256, whole);
    return sha256;
  };
  return { dump: await dumpDatabase(database.admin, keep, before), kept };
}

const bytesFrom = (kept: Map<string, Buffer>) =>
  async function* (sha256: string) {
    yield kept.get(sha256)!;
  };

describe('a dump of the whole database', () => {
  let original: TestDatabase;
  let copy: TestDatabase;
  const figures = async (database: TestDatabase) =>
    (
      await database.admin.query(
        'select (select count(*)::int from partner) as partners, (select count(*)::int from audit_leaf) as leaves, (select name from app_user order by email limit 1) as name',
      )
    ).rows[0];

  beforeAll(async () => {
    original = await openTestDatabase();
    copy = await openTestDatabase();
    const officer = await original.signedIn('officer', 'council');
    await original.agreement(['council', 'police']);
    await asActor(original.web, original.secrets, officer, async (db) => {
      await sql`insert into audit_leaf (actor_kind, actor, use_case, outcome, facts) values ('', '', 'tests.look', 'done', '{"n": 1}')`.execute(
        db,
      );
    });
  });
  afterAll(async () => {
    await original.close();
    await copy.close();
  });

  it('sees one instant, whatever is written while it is taken', async () => {
    const { dump } = await takeDump(original, async () => {
      const late = new pg.Client({ ...original.adminLogin });
      await late.connect();
      await late.query("insert into partner (no, code, name, kind) values (40, 'late', 'Late', 'other')");
      await late.end();
    });
    expect(dump.tables.find((table) => table.table === 'partner')?.rows).toBe(2);
  });

  it('restored elsewhere, is every row of every table again, and its numbering goes on', async () => {
    const { dump, kept } = await takeDump(original);
    await loadDatabase(copy.admin, dump, bytesFrom(kept));
    expect(await figures(copy)).toEqual(await figures(original));
    const again = await takeDump(copy);
    const without = (tables: Dump['tables']) => tables.filter((table) => table.table !== 'audit_leaf');
    expect(without(again.dump.tables)).toEqual(without(dump.tables));
    expect(again.dump.sequences).toEqual(dump.sequences);
  });

  it('is not laid over rows that are there', async () => {
    const { dump, kept } = await takeDump(original);
    await expect(loadDatabase(copy.admin, dump, bytesFrom(kept))).rejects.toThrow(/already holds rows/);
  });

  it('is refused, and leaves nothing, when a table is not what was dumped', async () => {
    const empty = await openTestDatabase();
    const { dump, kept } = await takeDump(original);
    const partner = dump.tables.find((table) => table.table === 'partner')!;
    const wrong = {
      ...dump,
      tables: dump.tables.map((table) => (table === partner ? { ...table, rows: table.rows + 1 } : table)),
    };
    await expect(loadDatabase(empty.admin, wrong, bytesFrom(kept))).rejects.toThrow(DumpFault);
    expect((await figures(empty)).partners).toBe(0);
    await empty.close();
  });
});
