import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import { openTestServer, wordsOf, type TestServer } from '../../../tests/fixtures/web-server.ts';
import { routes } from './index.ts';

describe('what the program says of itself', () => {
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

  it('can be read by anyone: the accessibility statement and where to complain', async () => {
    const words = wordsOf((await server.visitor().get('/accessibility')).body);
    expect(words).toContain('Accessibility statement');
    expect(words).toContain('Equality Advisory and Support Service');
  });

  it('names each package it runs with, and that package’s licence', async () => {
    const words = wordsOf((await server.visitor().get('/licences')).body);
    expect(words).toContain('fastify');
    expect(words).toContain('SIL Open Font Licence');
    expect(words).not.toContain('vitest');
  });
});
