import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import { openIdentityProvider, type IdentityProvider } from '../../../tests/fixtures/identity-provider.ts';
import {
  openTestServer,
  wordsOf,
  type TestServer,
  type Visitor,
} from '../../../tests/fixtures/web-server.ts';
import { openOrganisationSignIn } from '../../platform/oidc/index.ts';
import { signInRoutes } from './index.ts';

let database: TestDatabase;
let server: TestServer;
let provider: IdentityProvider;

beforeAll(async () => {
  database = await openTestDatabase();
  provider = await openIdentityProvider('http://127.0.0.1:8443/sign-in/organisation/back');
  server = await openTestServer(database, {
    routes: signInRoutes({ secrets: database.secrets, organisation: openOrganisationSignIn(provider) }),
  });
});
afterAll(async () => {
  await server.close();
  await provider.close();
  await database.close();
});

async function account(email: string): Promise<string> {
  const userId = randomUUID();
  await database.admin.query("insert into app_user (id, email, name) values ($1, $2, 'Bryony Ashcombe')", [
    userId,
    email,
  ]);
  await database.admin.query(
    "insert into membership (user_id, partner_no, role, valid) values ($1, $2, 'officer', '[2020-01-01,)')",
    [userId, await database.partner('council')],
  );
  return userId;
}

/** As a browser goes: to our link, to the provider, and back. */
async function comeFrom(visitor: Visitor, subject: string, claims: Record<string, unknown>) {
  provider.person = { subject, claims: { amr: ['pwd', 'mfa'], ...claims } };
  const away = await visitor.get('/sign-in/organisation');
  const back = await provider.visit(String(away.headers.location));
  return visitor.get(back.pathname + back.search);
}

describe('signing in through an organisation', () => {
  it('links an account by its verified address once, and knows it by its subject afterwards', async () => {
    await account('bryony@example.org');
    const visitor = server.visitor();
    expect(wordsOf((await visitor.get('/sign-in')).body)).toContain('Sign in through your organisation');
    await visitor.get('/account');
    const first = await comeFrom(visitor, 'subject-1', { email: 'Bryony@example.org', email_verified: true });
    expect(first.headers.location).toBe('/account');
    expect(wordsOf((await visitor.get('/account')).body)).toContain('Bryony Ashcombe');

    const renamed = await comeFrom(server.visitor(), 'subject-1', { email: 'married@example.org' });
    expect(renamed.headers.location).toBe('/');
  });

  it('does not let a second identity with that address take the account over', async () => {
    const reply = await comeFrom(server.visitor(), 'subject-2', {
      email: 'bryony@example.org',
      email_verified: true,
    });
    expect(reply.statusCode).toBe(403);
    expect(wordsOf(reply.body)).toContain('you have no account here yet');
  });

  it('tells someone unknown, unverified or disabled whom to ask', async () => {
    const disabled = await account('gone@example.org');
    await database.admin.query('update app_user set disabled_at = now() where id = $1', [disabled]);
    await account('unverified@example.org');
    for (const claims of [
      { email: 'stranger@example.org', email_verified: true },
      { email: 'unverified@example.org', email_verified: false },
      { preferred_username: 'unverified@example.org' },
      { email: 'gone@example.org', email_verified: true },
    ]) {
      const reply = await comeFrom(server.visitor(), randomUUID(), claims);
      expect(reply.statusCode).toBe(403);
      expect(wordsOf(reply.body)).toContain('Ask your administrator to add you');
    }
  });

  it('refuses someone who gave no second factor there', async () => {
    await account('one-factor@example.org');
    const reply = await comeFrom(server.visitor(), 'subject-3', {
      amr: ['pwd'],
      email: 'one-factor@example.org',
      email_verified: true,
    });
    expect(reply.statusCode).toBe(403);
    expect(wordsOf(reply.body)).toContain('without a second factor');
  });

  it('takes no answer in a browser that did not ask, or twice', async () => {
    provider.person = { subject: 'subject-1', claims: { amr: ['mfa'] } };
    const asking = server.visitor();
    const away = await asking.get('/sign-in/organisation');
    const back = await provider.visit(String(away.headers.location));
    const other = await server.visitor().get(back.pathname + back.search);
    expect(other.headers.location).toBe('/sign-in?ended=session');
    expect((await asking.get(back.pathname + back.search)).headers.location).toBe('/');
    expect((await asking.get(back.pathname + back.search)).headers.location).toBe('/sign-in?ended=session');
  });

  it('leaves no token, code or address in the log of what was done', async () => {
    const { rows } = await database.admin.query<{ all: string }>(
      "select string_agg(l::text, ' ') as all from audit_leaf l where use_case = 'sign-in.organisation'",
    );
    expect(rows[0]?.all).toContain('linked');
    expect(rows[0]?.all).not.toMatch(/@|eyJ/);
  });
});
