import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import { lintCatalogue } from './catalogue.ts';

describe('the catalogue of the database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  it('leaves no way round row-level security', async () => {
    const verdict = await lintCatalogue(database.admin);
    expect(verdict.faults).toEqual([]);
    expect(verdict.tables).toBeGreaterThan(40);
  });

  it.each([
    ['a table without row-level security', 'create table loose (id int)', 'row-level security'],
    [
      'row-level security that spares the owner',
      'create table loose (id int); alter table loose enable row level security',
      'row-level security',
    ],
    ['a grant without a policy', 'grant delete on person to commonweal_web', 'every verb granted'],
    ['a grant to everyone', 'grant select on partner to public', 'granted to everyone'],
    [
      'a policy for everyone',
      'create policy open on partner for select to public using (true)',
      'no policy is for everyone',
    ],
    ['a plain view', 'create view leak as select * from person', 'every view'],
    ['a materialised view', 'create materialized view leak as select * from person', 'every view'],
    [
      'an unlisted definer function',
      "create function leak() returns bigint language sql security definer as 'select count(*) from public.person'",
      'run as their owner',
    ],
    ['a grant on what is sealed', 'grant select on sealed.address to commonweal_web', 'sealed'],
    ['a truncation', 'grant truncate on report to commonweal_worker', 'no truncation'],
    ['a role that bypasses', 'alter role commonweal_web bypassrls', 'no superuser'],
    ['a role that can become the gate', 'grant commonweal_gate to commonweal_web', 'cannot become'],
  ])('is found out when it has %s', async (_what, statement, rule) => {
    await database.admin.query('begin');
    await database.admin.query(statement);
    const { faults } = await lintCatalogue(database.admin);
    await database.admin.query('rollback');
    expect(faults.some((fault) => fault.includes(rule))).toBe(true);
  });
});
