import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import {
  openTestServer,
  wordsOf,
  type TestServer,
  type Visitor,
} from '../../../tests/fixtures/web-server.ts';
import { page, type Route } from '../../web/server/index.ts';
import { codeNow, secretFromWords } from './credentials/authenticator.ts';
import { hashPassword } from './credentials/password-hash.ts';
import { signInRoutes } from './index.ts';

const password = 'heron pond tractor';
const start: Route = { method: 'GET', path: '/', answer: async () => page('Today', 'Today' as never) };

describe('adding an authenticator, when someone else knows the password too', () => {
  let database: TestDatabase;
  let server: TestServer;
  let email: string;

  beforeAll(async () => {
    database = await openTestDatabase();
    server = await openTestServer(database, {
      routes: [start, ...signInRoutes({ secrets: database.secrets })],
    });
    const { userId } = await database.signedIn('officer', 'council');
    email = `joiner-${randomUUID()}@example.org`;
    await database.admin.query('update app_user set email = $1 where id = $2', [email, userId]);
    const hashed = await hashPassword(password);
    if (!hashed.ok) throw new Error(hashed.refusal.message);
    await database.admin.query('insert into user_credential (user_id, password_hash) values ($1, $2)', [
      userId,
      hashed.value,
    ]);
  });
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  const enter = async (visitor: Visitor) =>
    expect((await visitor.post('/sign-in', { email, password })).headers.location).toBe('/sign-in/enrol');
  const keyOn = async (visitor: Visitor) =>
    /The key: ([A-Z2-7 ]+?) Code/.exec(wordsOf((await visitor.get('/sign-in/enrol')).body))?.[1];
  const codeOf = (key: string | undefined) => codeNow(secretFromWords(key ?? ''), Temporal.Now.instant());

  it('shows each a secret of their own, ends what the first had begun, and shows a secret in use to nobody', async () => {
    const stranger = server.visitor({ address: '198.51.100.7' });
    const owner = server.visitor();
    await enter(stranger);
    const seen = await keyOn(stranger);
    await enter(owner);
    const own = await keyOn(owner);
    expect(seen).toBeDefined();
    expect(own).toBeDefined();
    expect(own).not.toBe(seen);
    expect((await stranger.get('/sign-in/enrol')).statusCode).toBe(303);
    expect((await stranger.post('/sign-in/enrol', { code: codeOf(seen) })).headers.location).not.toBe('/');

    await owner.get('/sign-in/enrol');
    expect((await owner.post('/sign-in/enrol', { code: codeOf(own) })).headers.location).toBe('/');
    // A session of that stage that somehow lives on is shown nothing either.
    await database.admin.query("update session set revoked_at = null where stage = 'enrol'");
    const late = await stranger.get('/sign-in/enrol');
    expect(late.headers.location).toBe('/sign-in?ended=session');
    expect(late.body).not.toContain(own);
    await database.admin.query('update user_credential set totp_last_step = null');
    expect((await stranger.post('/sign-in/enrol', { code: codeOf(own) })).headers.location).toBe(
      '/sign-in?ended=session',
    );
  });
});
