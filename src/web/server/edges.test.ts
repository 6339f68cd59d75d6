import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import { openTestServer, type TestServer } from '../../../tests/fixtures/web-server.ts';
import { json, redirect, type Route } from './index.ts';
import { isOurProxy } from './network.ts';

const origin = 'https://asb.example.gov.uk';
const routes: Route[] = [
  { method: 'GET', path: '/pears', answer: async () => json('pears') },
  { method: 'GET', path: '/after', access: 'anyone', answer: async ({ returnTo }) => redirect(returnTo) },
  { method: 'GET', path: '/network', access: 'anyone', answer: async ({ network }) => json(network) },
];

describe('at the edge', () => {
  let database: TestDatabase;
  let server: TestServer;
  beforeAll(async () => {
    database = await openTestDatabase();
    server = await openTestServer(database, { routes, origin });
    await server.app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  /** Over a socket, because a request line that holds a whole address is lost otherwise. */
  const ask = (path: string, headers: Record<string, string> = {}) =>
    new Promise<{ headers: Record<string, string | string[] | undefined>; body: string }>(
      (resolve, reject) => {
        const { port } = server.app.server.address() as AddressInfo;
        request({ host: '127.0.0.1', port, path, headers: { accept: 'text/html', ...headers } }, (reply) => {
          let body = '';
          reply.on('data', (chunk) => (body += String(chunk)));
          reply.on('end', () => resolve({ headers: reply.headers, body }));
        })
          .on('error', reject)
          .end();
      },
    );

  it.each([
    ['/pears?ripe=yes', '/pears?ripe=yes'],
    ['http://evil.example/pears', '/'],
    ['https://evil.example/pears', '/'],
  ])('after signing in, someone who asked for %s goes to %s', async (wanted, shown) => {
    const sent = await ask(wanted);
    expect(sent.headers['location']).toBe('/sign-in');
    const [cookie = ''] = [sent.headers['set-cookie'] ?? ''].flat();
    const after = await ask('/after', { cookie: cookie.split(';')[0] ?? '' });
    expect(after.headers['location']).toBe(shown);
  });

  it('believes the proxy in front about who is asking, and nobody behind it', async () => {
    const networkSeen = async (forwarded: string) =>
      JSON.parse((await ask('/network', { 'x-forwarded-for': forwarded })).body) as string;
    expect(await networkSeen('203.0.113.9')).toBe('203.0.113.0/24');
    // A person in the partnership's own network wrote the first address themselves.
    expect(await networkSeen('198.51.100.1, 10.20.30.40')).toBe('10.20.30.0/24');
  });

  it.each([
    ['127.0.0.1', 0, true],
    ['::ffff:10.1.2.3', 0, true],
    ['fd00::1', 0, true],
    ['10.1.2.3', 1, false],
    ['203.0.113.9', 0, false],
    ['2001:db8::1', 0, false],
  ])('%s, %i hops away, is our proxy: %s', (address, hop, isOurs) => {
    expect(isOurProxy(address, hop)).toBe(isOurs);
  });
});
