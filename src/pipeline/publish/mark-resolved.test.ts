import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../kernel/actor.ts';
import { asActor, openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import { listUnresolved, markResolved } from './mark-resolved.ts';

describe('what the picture has taken in', () => {
  let database: TestDatabase;
  const asImporter = <T>(work: Parameters<typeof asActor<T>>[3]) =>
    asActor(database.worker, database.secrets, systemActor('importer'), work);
  const resolved = async () => {
    const { rows } = await database.admin.query(
      'select no, resolved_at is not null as resolved from extract order by no',
    );
    return rows.map((row) => row.resolved);
  };

  beforeAll(async () => {
    database = await openTestDatabase();
    const partnerNo = await database.partner('council');
    await database.admin.query(
      `with s as (insert into source (partner_no, code, name, extracts, regime) values ($1, 'a-source', 'A', 'full', 'uk-gdpr') returning no),
         m as (insert into mapping (source_no, version, body, body_hash) select no, 1, 'x', 'x' from s returning no, source_no)
       insert into extract (source_no, partner_no, mapping_no, file_name, sha256, byte_count, state)
       select source_no, $1, m.no, 'x', n::text::bytea, 1, case when n = 3 then 'landing' else 'closed' end from m, generate_series(1, 3) n`,
      [partnerNo],
    );
  });
  afterAll(() => database.close());

  it('is noted, but for an extract that is not closed and one that was mended while the picture was derived', async () => {
    const waiting = await asImporter(listUnresolved);
    expect(waiting.map(({ no }) => no)).toEqual([1, 2]);
    await database.admin.query('update extract set resolved_at = null where no = 2');
    await asImporter((db) => markResolved(db, waiting));
    expect(await resolved()).toEqual([true, false, false]);
    await asImporter(async (db) => markResolved(db, await listUnresolved(db)));
    expect(await resolved()).toEqual([true, true, false]);
    expect(await asImporter(listUnresolved)).toEqual([]);
  });
});
