import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { UserActor } from '../../kernel/actor.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { job, useCase } from '../../kernel/use-case.ts';
import { asActor, openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import { beginContext, contextToken } from '../postgres/context-token.ts';

const rename = useCase({
  name: 'partners.rename',
  title: 'Rename a partner',
  input: z.object({ name: z.string().min(2, 'Enter a name') }),
  allow: { roles: ['administrator'] },
  async run(ctx, input) {
    await sql`update partner set name = ${input.name} where code = 'council'`.execute(ctx.db);
    if (input.name === 'refuse me') return refuse('refused', 'partners/name-taken', 'That name is taken.');
    return ok(input.name);
  },
});

describe('the gate', () => {
  let database: TestDatabase;
  let administrator: UserActor;
  let officer: UserActor;
  const leaves = async () =>
    (await database.admin.query('select use_case, outcome, role from audit_leaf order by at')).rows;
  const councilName = async () =>
    (await database.admin.query("select name from partner where code = 'council'")).rows[0].name;

  beforeAll(async () => {
    database = await openTestDatabase();
    administrator = await database.signedIn('administrator', 'council', 'administration');
    officer = await database.signedIn('officer', 'police');
  });
  afterAll(() => database.close());

  it('does what was asked and leaves one line of audit in the same transaction', async () => {
    expect(await database.webGate.perform(rename, administrator, { name: 'Borough council' })).toEqual({
      ok: true,
      value: 'Borough council',
    });
    expect((await leaves()).at(-1)).toEqual({
      use_case: 'partners.rename',
      outcome: 'done',
      role: 'administrator',
    });
  });

  it('refuses a role that is not on the list, and says so in the audit', async () => {
    const result = await database.webGate.perform(rename, officer, { name: 'Mine now' });
    expect(result).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } });
    expect((await leaves()).at(-1)).toMatchObject({ outcome: 'forbidden', role: 'officer' });
    expect(await councilName()).toBe('Borough council');
  });

  it('undoes everything when a rule says no', async () => {
    expect(await database.webGate.perform(rename, administrator, { name: 'refuse me' })).toMatchObject({
      ok: false,
      refusal: { code: 'partners/name-taken' },
    });
    expect(await councilName()).toBe('Borough council');
    expect((await leaves()).at(-1)).toMatchObject({ outcome: 'refused' });
  });

  it('stops the work of someone who acts for the partner no more, between two steps of it too, and says so', async () => {
    const steward = await database.signedIn('data-steward', 'council');
    const { sessionId: _none, ...later } = steward;
    const end = () =>
      database.admin.query("update membership set valid = '[2020-01-01,2020-02-01)' where user_id = $1", [
        steward.userId,
      ]);
    let steps = 0;
    const work = job({
      name: 'partners.count',
      title: 'Count the partners',
      input: z.object({}),
      allow: { roles: ['data-steward'] },
      async run(ctx) {
        for (const _ of [1, 2, 3])
          await ctx.transact(async () => {
            steps += 1;
            if (steps === 2) await end();
          });
        return ok(undefined);
      },
    });
    const stopped = { ok: false, refusal: { kind: 'forbidden', code: 'access/over' } };
    expect(await database.workerGate.performJob(work, later, {})).toMatchObject(stopped);
    expect(steps).toBe(2);
    const { rows } = await database.admin.query(
      "select actor, outcome from audit_leaf where use_case = 'partners.count' and subject_id = $1",
      [steward.userId],
    );
    expect(rows).toEqual([{ actor: 'scheduler', outcome: 'forbidden' }]);
    expect(await database.workerGate.performJob(work, later, {})).toMatchObject(stopped);
    expect(steps).toBe(2);
  });

  it('names the field that cannot be accepted', async () => {
    expect(await database.webGate.perform(rename, administrator, { name: '' })).toMatchObject({
      ok: false,
      refusal: { kind: 'invalid', fields: [{ field: 'name', message: 'Enter a name' }] },
    });
  });
});

describe('the context that application code cannot forge', () => {
  let database: TestDatabase;
  let officer: UserActor;
  const key = () => database.secrets.key('context');
  const partnersSeen = (transaction: TestDatabase['web']['db']) =>
    sql<{ n: number }>`select count(*)::int as n from partner`.execute(transaction).then((r) => r.rows[0]!.n);

  beforeAll(async () => {
    database = await openTestDatabase();
    officer = await database.signedIn('officer', 'police');
  });
  afterAll(() => database.close());

  it('shows nothing at all without a context', async () => {
    expect(await partnersSeen(database.web.db)).toBe(0);
    expect(await asActor(database.web, database.secrets, officer, partnersSeen)).toBe(1);
    expect(await partnersSeen(database.web.db)).toBe(0);
  });

  it('refuses a token signed with another key, an altered one, and one used twice', async () => {
    const begin = (token: string) =>
      database.web.db.transaction().execute((t) => sql`select ctx.begin(${token})`.execute(t));
    const good = contextToken(officer, key());
    await expect(begin(contextToken(officer, Buffer.alloc(32, 7)))).rejects.toThrow(/not signed/);
    const [body, mac] = good.split('.');
    const altered = Buffer.from(
      Buffer.from(body!, 'base64').toString().replace('"officer"', '"administrator"'),
    ).toString('base64');
    await expect(begin(`${altered}.${mac}`)).rejects.toThrow(/not signed/);
    await expect(begin('')).rejects.toThrow(/not signed/);
    await begin(good);
    await expect(begin(good)).rejects.toThrow(/duplicate key/);
  });

  it('cannot be changed in the middle of a transaction', async () => {
    const administrator = await database.signedIn('administrator', 'police', 'administration');
    await expect(
      database.web.db.transaction().execute(async (t) => {
        await beginContext(t, officer, key());
        await beginContext(t, administrator, key());
      }),
    ).rejects.toThrow(/duplicate key/);
  });

  it('keeps its key and its rows from the program’s roles', async () => {
    for (const statement of [
      sql`select * from ctx.key`,
      sql`select * from ctx.context`,
      sql`update ctx.context set role = 'administrator'`,
      sql`insert into ctx.role_class values ('analyst', 'identity')`,
      sql`select ctx.mac('x'::bytea)`,
      sql`select ctx.mask_of('identity', 0::smallint, 'officer', 'asb-response')`,
      sql`set role commonweal_gate`,
      sql`set role commonweal_owner`,
      sql`select * from sealed.address`,
    ])
      await expect(
        asActor(database.web, database.secrets, officer, (db) => statement.execute(db)),
      ).rejects.toThrow(/permission denied/);
  });

  it('ends with the session, the membership or the account, at the next statement', async () => {
    const leaver = await database.signedIn('officer', 'police');
    expect(await asActor(database.web, database.secrets, leaver, partnersSeen)).toBe(1);
    await database.admin.query('update app_user set disabled_at = now() where id = $1', [leaver.userId]);
    await expect(asActor(database.web, database.secrets, leaver, partnersSeen)).rejects.toThrow(
      /session has ended/,
    );
    const signedOut = await database.signedIn('officer', 'police');
    await database.admin.query('update session set revoked_at = now() where user_id = $1', [
      signedOut.userId,
    ]);
    await expect(asActor(database.web, database.secrets, signedOut, partnersSeen)).rejects.toThrow(
      /session has ended/,
    );
    const moved = await database.signedIn('officer', 'police');
    await database.admin.query("update membership set valid = '[2020-01-01,2020-02-01)' where user_id = $1", [
      moved.userId,
    ]);
    await expect(asActor(database.web, database.secrets, moved, partnersSeen)).rejects.toThrow(
      /session has ended/,
    );
  });
});
