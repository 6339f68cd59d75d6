import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asActor, openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import { systemActor } from '../../kernel/actor.ts';
import { advanceSession, hashToken, openSession, startSession } from './index.ts';

const signIn = systemActor('sign-in');

describe('sessions of one person', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  it('are no more than the limit, however many are opened at the same moment', async () => {
    const { userId } = await database.signedIn('officer', 'council');
    await database.admin.query('delete from session');
    const { rows } = await database.admin.query<{ id: string }>(
      'select id from membership where user_id = $1',
      [userId],
    );
    const begun = await Promise.all(
      Array.from({ length: 6 }, () =>
        asActor(database.web, database.secrets, signIn, async (db) => {
          const first = await startSession(db, {
            userId,
            stage: 'second-factor',
            method: 'password',
            device: '',
            hasSecondFactor: true,
          });
          const token = await advanceSession(db, hashToken(first).toString('hex'), 'choose');
          return hashToken(token ?? '').toString('hex');
        }),
      ),
    );
    const opening = {
      membershipId: rows[0]!.id,
      purpose: 'asb-response',
      absoluteHours: 10,
      idleMinutes: 15,
      concurrentLimit: 3,
    };
    await Promise.all(
      begun.map((idHash) =>
        asActor(database.web, database.secrets, signIn, (db) => openSession(db, idHash, opening)),
      ),
    );
    const open = await database.admin.query(
      "select 1 from session where user_id = $1 and stage = 'open' and revoked_at is null",
      [userId],
    );
    expect(open.rowCount).toBe(3);
  });
});
