import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ok, refuse } from '../../kernel/result.ts';
import { job, useCase, type AnyJob } from '../../kernel/use-case.ts';
import type { UserActor } from '../../kernel/actor.ts';
import { openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import { openGate, type Gate } from '../gate/gate.ts';
import { readPolicyFiles } from '../policy/policy.ts';
import { systemClock } from '../../kernel/clock.ts';
import { openQueue, type Queue } from './queue.ts';
import { runQueued } from './run-queued.ts';
import { openWork, sealWork } from './sealed-work.ts';

const count = job({
  name: 'tests.count',
  title: 'Count to a number',
  input: z.object({ to: z.number() }),
  allow: { roles: ['data-steward'] },
  async run(ctx, { to }) {
    ctx.progress.begin('Counting', to, 'numbers');
    for (let n = 0; n < to; n++) await ctx.transact(async (inner) => inner.audit({ facts: { n } }));
    ctx.progress.step(to);
    return to > 5
      ? refuse('refused', 'tests/too-far', 'That is too far to count.')
      : ok({ rowsIn: to, rowsOut: to, message: `Counted to ${to}` });
  },
});
const tidy = job({
  name: 'tests.tidy',
  title: 'Tidy up after a count',
  input: z.object({}),
  allow: { system: ['importer'] },
  run: async () => ok({ message: 'Tidied' }),
});
const ask = useCase({
  name: 'tests.ask',
  title: 'Ask for a count',
  input: z.object({ to: z.number(), changeMind: z.boolean().default(false) }),
  allow: { roles: ['data-steward', 'officer'] },
  async run(ctx, { to, changeMind }) {
    const id = await ctx.askFor(count, { to });
    return changeMind ? refuse('refused', 'tests/never-mind', 'Never mind.') : ok(id);
  },
});

const onError = () => {};

describe('work that is queued', () => {
  let database: TestDatabase;
  let gate: Gate;
  let webQueue: Queue;
  let workerQueue: Queue;
  let steward: UserActor;
  const run = async (id: string) =>
    (
      await database.admin.query('select state, done, total, rows_out, message from job_run where id = $1', [
        id,
      ])
    ).rows[0];
  const ended = async (id: string) => {
    for (;;) {
      const row = await run(id);
      if (row.state !== 'waiting' && row.state !== 'running') return row;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const asked = async (input: object, actor = steward) => {
    const result = await gate.perform(ask, actor, input);
    return result.ok ? result.value : result.refusal.code;
  };

  const planted = async (data: unknown) => {
    await database.web.pool.query("insert into pgboss.job (name, data) values ('tests.count', $1)", [
      JSON.stringify(data),
    ]);
    // Work is handed out in order: what is asked for after the planted work ends after it.
    await ended(await asked({ to: 1 }));
  };
  const countsBy = async (actor: string) =>
    (
      await database.admin.query(
        "select count(*)::int as n from audit_leaf where use_case = 'tests.count' and actor = $1",
        [actor],
      )
    ).rows[0].n;

  beforeAll(async () => {
    database = await openTestDatabase();
    steward = await database.signedIn('data-steward', 'council');
    const key = database.secrets.key('queue');
    webQueue = await openQueue(database.web.pool, { key, supervise: false, onError });
    workerQueue = await openQueue(database.worker.pool, { key, supervise: true, onError });
    const parts = { contextKey: database.secrets.key('context'), log: pino({ level: 'silent' }) };
    gate = openGate({
      ...parts,
      db: database.web.db,
      clock: systemClock,
      policies: readPolicyFiles(),
      queue: webQueue,
    });
    const follows = new Map<string, AnyJob>([['tests.count', tidy]]);
    const workerParts = {
      ...parts,
      db: database.worker.db,
      gate: database.workerGate,
      queue: workerQueue,
      follows,
    };
    await runQueued(workerParts, [count, tidy]);
  });
  afterAll(async () => {
    await webQueue.stop();
    await workerQueue.stop();
    await database.close();
  });

  it('runs for the person who asked, after their session ended too, and says how it ended', async () => {
    const id = await asked({ to: 3 });
    await database.admin.query('update session set revoked_at = now() where user_id = $1', [steward.userId]);
    expect(await ended(id)).toEqual({
      state: 'done',
      done: 3,
      total: 3,
      rows_out: 3,
      message: 'Counted to 3',
    });
    const { rows } = await database.admin.query(
      "select count(*)::int as n from audit_leaf where use_case = 'tests.count' and actor = $1",
      [steward.userId],
    );
    expect(rows[0].n).toBe(3);
    await database.admin.query('update session set revoked_at = null where user_id = $1', [steward.userId]);
  });

  it('is followed by the work that belongs after it, once it ended well and not when it was refused', async () => {
    const tidied = async () =>
      (await database.admin.query("select count(*)::int as n from job_run where name = 'tests.tidy'")).rows[0]
        .n;
    const before = await tidied();
    await ended(await asked({ to: 2 }));
    expect(await tidied()).toBe(before + 1);
    await ended(await asked({ to: 6 }));
    expect(await tidied()).toBe(before + 1);
  });

  describe('written into the queue by someone who can reach its table but is not this program', () => {
    it('is not run, whoever it says has asked', async () => {
      const victim = await database.signedIn('data-steward', 'police');
      const { sessionId: _none, ...inTheirName } = victim;
      const { rows } = await database.admin.query(
        "insert into job_run (id, name, title, asked_by) values (gen_random_uuid(), 'tests.count', 'Count', $1) returning id",
        [victim.userId],
      );
      const runId = rows[0].id;
      await planted({ runId, actor: inTheirName, input: { to: 2 } });
      await planted({ sealed: 'AAAA'.repeat(20) });
      await planted(null);
      expect(await countsBy(victim.userId)).toBe(0);
      expect(await run(runId)).toMatchObject({ state: 'waiting' });
    });

    it('is not run for another job than it was sealed for', async () => {
      const { sessionId: _ended, steppedUpAt: _past, ...later } = steward;
      const work = { runId: randomUUID(), actor: later, input: { to: 2 } };
      const key = database.secrets.key('queue');
      expect(openWork(key, 'tests.other', sealWork(key, 'tests.count', work))).toBeUndefined();
      expect(openWork(key, 'tests.count', sealWork(key, 'tests.count', work))).toEqual(work);
    });

    it('is not run again when it is a copy of work that is done', async () => {
      const id = await asked({ to: 4 });
      await ended(id);
      const before = await countsBy(steward.userId);
      const { rows } = await database.admin.query<{ data: unknown }>(
        "select data from pgboss.job where name = 'tests.count' order by created_on desc limit 1",
      );
      await planted(rows[0]!.data);
      expect((await countsBy(steward.userId)) - before).toBe(1);
    });

    it('cannot be read there, nor can the statements that the worker runs be added to', async () => {
      await ended(await asked({ to: 1 }));
      const { rows } = await database.admin.query('select data::text as data from pgboss.job');
      expect(rows.every(({ data }) => !String(data).includes(steward.userId))).toBe(true);
      const asWeb = (statement: string) => database.web.pool.query(statement);
      await expect(asWeb('select data from pgboss.job')).rejects.toThrow('permission denied');
      await expect(
        asWeb(
          "insert into pgboss.bam (name, version, status, queue, table_name, command) values ('x', 1, 'pending', 'x', 'job', 'select 1')",
        ),
      ).rejects.toThrow('permission denied');
    });
  });

  it('is never asked for when the asking was undone', async () => {
    expect(await asked({ to: 2, changeMind: true })).toBe('tests/never-mind');
    expect(
      (
        await database.admin.query(
          "select count(*)::int as n from pgboss.job where name = 'tests.count' and state = 'created'",
        )
      ).rows[0].n,
    ).toBe(0);
  });

  it('is refused when it runs if the asker may not, and when a rule says no', async () => {
    const officer = await database.signedIn('officer', 'council');
    expect(await ended(await asked({ to: 1 }, officer))).toMatchObject({ state: 'refused' });
    expect(await ended(await asked({ to: 6 }))).toMatchObject({
      state: 'refused',
      message: 'That is too far to count.',
    });
  });
});
