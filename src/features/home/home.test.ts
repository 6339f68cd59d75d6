import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles } from '../../kernel/actor.ts';
import { openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import { pictureOf } from '../../../tests/fixtures/picture.ts';
import { openTestServer, wordsOf, type TestServer } from '../../../tests/fixtures/web-server.ts';
import { routes } from './index.ts';

describe('the start page', () => {
  let database: TestDatabase;
  let server: TestServer;
  beforeAll(async () => {
    database = await openTestDatabase();
    await database.agreement(['council', 'police']);
    await pictureOf(database).reports([
      { partner: 'police', place: '14 Tarn Close', toldAt: '2025-12-08T09:02:00Z' },
    ]);
    server = await openTestServer(database, { routes });
  });
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  it.each(roles)('greets the %s by name, says how things stand and what to do next', async (role) => {
    const answer = await (await server.signedIn(role, 'council')).get('/');
    expect(answer.statusCode).toBe(200);
    expect(wordsOf(answer.body)).toContain(`Hello, ${role} of council`);
  });

  it('shows the newest incidents to an officer, and none to a councillor', async () => {
    expect(wordsOf((await (await server.signedIn('officer', 'council')).get('/')).body)).toContain(
      '8 Dec 2025',
    );
    expect(wordsOf((await (await server.signedIn('councillor', 'council')).get('/')).body)).not.toContain(
      '8 Dec 2025',
    );
  });
});
