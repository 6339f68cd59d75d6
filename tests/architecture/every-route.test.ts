import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wireFeatures } from '../../src/main/features.ts';
import type { Route } from '../../src/web/server/index.ts';
import { openTestDatabase, type TestDatabase } from '../fixtures/database.ts';
import { openTestServer, wordsOf, type TestServer } from '../fixtures/web-server.ts';

let database: TestDatabase;
let server: TestServer;
let routes: readonly Route[];

beforeAll(async () => {
  database = await openTestDatabase();
  const { folder, secrets } = database;
  routes = wireFeatures({ folder, secrets }, { secrets }).routes;
  server = await openTestServer(database, { routes });
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const addressOf = (route: Route) => route.path.replaceAll(/:[a-z]+/gi, 'x').replaceAll('*', 'x');
const forStaff = (route: Route) => route.access === undefined || route.access === 'signed-in';

describe('every address', () => {
  it('is one of many, so that this test is awake', () => {
    expect(routes.filter((route) => route.method === 'POST').length).toBeGreaterThan(20);
    expect(routes.filter(forStaff).length).toBeGreaterThan(30);
  });

  it('that changes something refuses a form from elsewhere, from nowhere, and without this session’s token', async () => {
    const visitor = await server.signedIn('administrator', 'council', 'administration');
    await visitor.get('/account');
    for (const route of routes.filter((one) => one.method === 'POST' && one.access !== 'signing-in')) {
      for (const headers of [
        { origin: 'https://evil.example' },
        { origin: '' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site' },
      ])
        expect((await visitor.post(addressOf(route), {}, headers)).statusCode, route.path).toBe(403);
      expect((await visitor.post(addressOf(route), { _csrf: 'x'.repeat(43) })).statusCode, route.path).toBe(
        403,
      );
    }
  });

  it('of staff shows nothing to someone who is not signed in', async () => {
    for (const route of routes.filter(forStaff)) {
      const visitor = server.visitor();
      const address = addressOf(route);
      const reply = route.method === 'GET' ? await visitor.get(address) : await visitor.post(address);
      expect([reply.statusCode, reply.headers.location], route.path).toEqual([303, '/sign-in']);
      expect(wordsOf(reply.body), route.path).toBe('');
    }
  });

  it('says no-store, and lets no other page frame it', async () => {
    const visitor = await server.signedIn('administrator', 'council', 'administration');
    for (const route of routes.filter((one) => one.method === 'GET' && forStaff(one))) {
      const { headers, statusCode } = await visitor.get(addressOf(route));
      expect(statusCode, route.path).toBeLessThan(500);
      expect(headers['x-frame-options'], route.path).toBe('DENY');
      if (!String(headers['content-type']).includes('text/html')) continue;
      expect(headers['cache-control'], route.path).toBe('no-store');
      expect(headers['content-security-policy'], route.path).toContain("default-src 'none'");
    }
  });
});
