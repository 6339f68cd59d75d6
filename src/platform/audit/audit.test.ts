import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { UserActor } from '../../kernel/actor.ts';
import { ok } from '../../kernel/result.ts';
import { useCase } from '../../kernel/use-case.ts';
import { asActor, openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import { openSigner } from './leaf-hash.ts';
import { readVerifier } from './public-key.ts';
import { sequenceLeaves } from './sequencer.ts';
import { verifyAudit } from './verify.ts';

const open = useCase({
  name: 'people.open',
  title: 'Open a person',
  input: z.object({ why: z.string() }),
  allow: { roles: ['officer'] },
  async run(ctx, input) {
    ctx.audit({ subjectKind: 'person', subjectId: 'p1', fields: ['identity'], why: input.why });
    return ok(undefined);
  },
});

describe('the audit', () => {
  const signer = openSigner(randomBytes(32));
  let database: TestDatabase;
  let officer: UserActor;
  let folder: string;
  const sequence = () =>
    sequenceLeaves({ db: database.worker.db, contextKey: database.secrets.key('context'), signer, folder });
  /** A leaf waits while any older transaction of the server is open, so ask until all have their place. */
  const sequenceAll = async (leaves: number) => {
    let chained = 0;
    while (chained < leaves) {
      chained += await sequence();
      if (chained < leaves) await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return chained;
  };
  const verdict = () =>
    asActor(database.worker, database.secrets, { kind: 'system', name: 'sequencer' }, (db) =>
      verifyAudit(db, readVerifier(folder), folder),
    );
  /** What someone with the database's own password could do: the triggers that refuse are switched off first. */
  const underneath = async (statement: string) => {
    await database.admin.query("set session_replication_role = 'replica'");
    await database.admin.query(statement);
    await database.admin.query("set session_replication_role = 'origin'");
  };

  beforeAll(async () => {
    database = await openTestDatabase();
    officer = await database.signedIn('officer', 'council');
  });
  beforeEach(async () => {
    if (folder) rmSync(folder, { recursive: true });
    folder = mkdtempSync(join(tmpdir(), 'cw-audit-'));
    await underneath(
      'delete from audit_checkpoint; delete from audit_chain; delete from audit_why; delete from audit_leaf',
    );
    for (let n = 0; n < 5; n++) await database.webGate.perform(open, officer, { why: `reason ${n}` });
  });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  });

  it('holds a leaf for each thing done, and finds nothing wrong with an honest history', async () => {
    expect(await sequenceAll(5)).toBe(5);
    expect(await sequence()).toBe(0);
    expect(await verdict()).toEqual({
      leaves: 5,
      waiting: 0,
      checkpoints: 1,
      anchored: 1,
      reasons: 5,
      keyId: signer.keyId,
      faults: [],
    });
  });

  it('says who in the database’s own words, whatever the application claimed', async () => {
    await asActor(database.web, database.secrets, officer, async (db) => {
      await sql`insert into audit_leaf (actor_kind, actor, use_case, outcome) values ('user', 'somebody else', 'people.open', 'done')`.execute(
        db,
      );
    });
    const { rows } = await database.admin.query('select distinct actor, role from audit_leaf');
    expect(rows).toEqual([{ actor: officer.userId, role: 'officer' }]);
  });

  it('cannot be changed by the program’s own roles', async () => {
    for (const statement of [
      sql`update audit_leaf set outcome = 'x'`,
      sql`delete from audit_leaf`,
      sql`truncate audit_leaf cascade`,
    ])
      await expect(
        asActor(database.web, database.secrets, officer, (db) => statement.execute(db)),
      ).rejects.toThrow(/permission denied/);
    await expect(database.admin.query('delete from audit_leaf')).rejects.toThrow(/append-only/);
  });

  it.each([
    [
      'a changed outcome',
      "update audit_leaf set outcome = 'refused' where id = (select leaf_id from audit_chain where seq = 3)",
    ],
    [
      'a changed actor',
      'update audit_leaf set actor = gen_random_uuid()::text where id = (select leaf_id from audit_chain where seq = 2)',
    ],
    [
      'a changed time',
      "update audit_leaf set at = at + interval '1 second' where id = (select leaf_id from audit_chain where seq = 1)",
    ],
    ['a dropped leaf', 'delete from audit_leaf where id = (select leaf_id from audit_chain where seq = 4)'],
    ['a leaf dropped from the chain too', 'delete from audit_chain where seq = 3'],
    ['the end cut off', 'delete from audit_checkpoint; delete from audit_chain where seq > 3'],
    [
      'two leaves in each other’s place',
      'update audit_chain c set leaf_id = o.leaf_id from audit_chain o where (c.seq, o.seq) in ((2, 3), (3, 2))',
    ],
    [
      'a changed reason',
      "update audit_why set why = 'curiosity' where leaf_id = (select leaf_id from audit_chain where seq = 3)",
    ],
    ['a forged checkpoint', "update audit_checkpoint set signature = decode(repeat('00', 64), 'hex')"],
  ])('finds %s', async (_what, statement) => {
    await sequenceAll(5);
    await underneath('alter table audit_chain drop constraint if exists audit_chain_leaf_id_key');
    await underneath(statement);
    expect((await verdict()).faults).not.toEqual([]);
  });

  it('is checked with the public half of the key alone, and not without it', async () => {
    await sequenceAll(5);
    expect(readVerifier(folder)).not.toHaveProperty('sign');
    rmSync(join(folder, 'audit', 'public.key'));
    expect((await verdict()).faults.map(({ what }) => what)).toContain(
      'the checkpoint is not signed by this installation',
    );
    writeFileSync(join(folder, 'audit', 'public.key'), 'no key');
    expect(readVerifier(folder)).toBeUndefined();
    await sequence();
    expect((await verdict()).faults).toEqual([]);
  });

  it('is not satisfied by a key of someone else', async () => {
    await sequenceAll(5);
    const { publicKey } = generateKeyPairSync('ed25519');
    writeFileSync(
      join(folder, 'audit', 'public.key'),
      publicKey.export({ format: 'pem', type: 'spki' }) as string,
    );
    expect((await verdict()).faults).not.toEqual([]);
  });

  it('gives every leaf a place when many commit late and out of order', async () => {
    const slow = Array.from({ length: 40 }, (_, n) =>
      asActor(database.web, database.secrets, officer, async (db) => {
        await sql`insert into audit_leaf (actor_kind, actor, use_case, outcome) values ('', '', 'people.open', 'done')`.execute(
          db,
        );
        await sql`select pg_sleep(${(n % 7) / 50})`.execute(db);
      }),
    );
    const [chained] = await Promise.all([sequenceAll(45), ...slow]);
    expect(chained).toBe(45);
    expect(await verdict()).toMatchObject({ leaves: 45, waiting: 0, faults: [] });
  });
});
