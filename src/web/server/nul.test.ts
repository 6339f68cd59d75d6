import { z } from 'zod';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { roles } from '../../kernel/actor.ts';
import { ok } from '../../kernel/result.ts';
import { useCase } from '../../kernel/use-case.ts';
import { openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import { openTestServer, type TestServer } from '../../../tests/fixtures/web-server.ts';
import { json, refused, type Route } from './route.ts';

const echo = useCase({
  name: 'tests.echo',
  title: 'Say it back, by way of the database',
  input: z.object({ words: z.string() }),
  allow: { roles },
  async run(ctx, { words }) {
    const { rows } = await sql<{ said: string }>`select ${words}::text as said`.execute(ctx.db);
    return ok(rows[0]!.said);
  },
});
const routes: Route[] = [
  {
    method: 'GET',
    path: '/echo',
    async answer({ query, perform }) {
      const said = await perform(echo, { words: query.get('words') ?? '' });
      return said.ok ? json(said.value) : refused(said.refusal);
    },
  },
];

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

it('takes a NUL in an address for nothing, instead of failing over it', async () => {
  const answer = await (await server.signedIn('officer', 'council')).get('/echo?words=noise%00%20at%20night');
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toBe('noise at night');
});
