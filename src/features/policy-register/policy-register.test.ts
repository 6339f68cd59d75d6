import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import { openTestServer, wordsOf, type TestServer } from '../../../tests/fixtures/web-server.ts';
import { roles } from '../../kernel/actor.ts';
import { routes } from './index.ts';

describe('the policy in force', () => {
  let database: TestDatabase;
  let server: TestServer;
  beforeAll(async () => {
    database = await openTestDatabase();
    server = await openTestServer(database, { routes });
  });
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  it.each(roles)('may be read by %s, each value with its source and how sure we are', async (role) => {
    const visitor = await server.signedIn(role, 'council');
    const words = wordsOf((await visitor.get('/policy')).body);
    expect(words).toMatch(/\d+ values; \d+ of them still need their source read before live use\./);
    expect(words).toMatch(/Idle minutes 15 1 Jan 2026 Local choice OWASP/);
  });

  it('shows a value that the partnership set itself, from its day on', async () => {
    for (const [value, from] of [
      [10, '2026-02-01'],
      [5, '2999-01-01'],
    ])
      await database.admin.query(
        "insert into policy_override (name, value, valid_from, why) values ('sessions.idle-minutes', $1, $2, 'Shared desks')",
        [value, from],
      );
    const visitor = await server.signedIn('officer', 'council');
    const words = wordsOf((await visitor.get('/policy')).body);
    expect(words).toMatch(/\d+ values, 1 set by this partnership;/);
    expect(words).toMatch(/Idle minutes 10 1 Feb 2026 Our own Shared desks\. The default: OWASP/);
  });
});
