import { sql } from 'kysely';
import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import {
  openTestServer,
  wordsOf,
  type TestServer,
  type Visitor,
} from '../../../tests/fixtures/web-server.ts';
import { roles, systemActor } from '../../kernel/actor.ts';
import { ok } from '../../kernel/result.ts';
import { useCase } from '../../kernel/use-case.ts';
import { codeNow, secretFromWords } from '../sign-in/credentials/authenticator.ts';
import { equipDemonstrationPeople, signInRoutes } from '../sign-in/index.ts';
import { addUserByCommand, disableDormant, disableUserByCommand, routes } from './index.ts';

let database: TestDatabase;
let server: TestServer;
let administrator: Visitor;

beforeAll(async () => {
  database = await openTestDatabase();
  server = await openTestServer(database, {
    routes: [...routes, ...signInRoutes({ secrets: database.secrets })],
  });
  await database.partner('police');
  administrator = await server.signedIn('administrator', 'council', 'administration');
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const day = (name: string, text: string) => {
  const [year = '', month = '', dayOfMonth = ''] = text.split('-');
  return { [`${name}-day`]: dayOfMonth, [`${name}-month`]: month, [`${name}-year`]: year };
};
const joiner = {
  name: 'Jo Iner',
  email: 'Jo.Iner@example.org',
  partner: 'council',
  role: 'officer',
  ...day('from', '2020-01-01'),
  ...day('until', ''),
};

/** The id of the account with this address. */
async function idOf(email: string): Promise<string> {
  const { rows } = await database.admin.query<{ id: string }>('select id from app_user where email = $1', [
    email,
  ]);
  return rows[0]?.id ?? '';
}

describe('a joiner', () => {
  it('is added, and their link is shown once and leads to their password', async () => {
    await administrator.get('/users/new');
    const added = await administrator.post('/users/new', joiner);
    expect(added.statusCode).toBe(200);
    expect(wordsOf(added.body)).toContain('Jo Iner is added');
    expect(wordsOf(added.body)).toContain('within 72 hours');
    const path = /http:\/\/127\.0\.0\.1:8443(\/invitation\/[\w-]{43})/.exec(added.body)?.[1] ?? '';
    const page = await server.visitor().get(path);
    expect(wordsOf(page.body)).toContain('Jo Iner, this is for the account of jo.iner@example.org');

    const account = await administrator.get(`/users/${await idOf('jo.iner@example.org')}`);
    expect(account.body).not.toContain(path);
    expect(wordsOf(account.body)).toContain('Invited: the link works until');
    const { rows } = await database.admin.query<{ all: string }>(
      'select (select string_agg(i::text, $1) from invitation i) || (select string_agg(l::text, $1) from audit_leaf l) as all',
      ['\n'],
    );
    expect(rows[0]?.all).not.toContain(path.split('/')[2]);
    expect(rows[0]?.all).not.toContain('Jo');
  });

  it('with an address that is taken is refused at that question, and what was typed is kept', async () => {
    const reply = await administrator.post('/users/new', joiner);
    expect(reply.statusCode).toBe(422);
    expect(wordsOf(reply.body)).toContain('Someone with this address has an account already');
    expect(reply.body).toContain('value="Jo Iner"');
  });

  it.each([
    ['a name', { name: '' }, 'Enter their name'],
    ['an address', { email: 'jo' }, 'Enter an email address'],
    ['a partner', { partner: '' }, 'Choose the partner they act for'],
    ['a partner that exists', { partner: 'nowhere' }, 'Choose a partner from the list'],
    ['a role', { role: 'king' }, 'Choose their role'],
    ['a real first day', day('from', '2026-02-31'), 'First day must be a real date'],
    [
      'a last day after the first',
      day('until', '2019-01-01'),
      'The last day must be the same as or after the first day',
    ],
  ])('needs %s', async (_, wrong, words) => {
    const reply = await administrator.post('/users/new', { ...joiner, email: 'other@example.org', ...wrong });
    expect(reply.statusCode).toBe(422);
    expect(wordsOf(reply.body)).toContain(words);
    expect(await idOf('other@example.org')).toBe('');
  });

  it('whose form was open when the administrator was signed out is there again', async () => {
    const other = await server.signedIn('administrator', 'council');
    await other.get('/users/new');
    await other.post('/session/draft?form=/users/new', { name: 'Half Typed', role: 'analyst' });
    const again = await other.get('/users/new');
    expect(wordsOf(again.body)).toContain('We put back what you were typing');
    expect(again.body).toContain('value="Half Typed"');
    await other.post('/users/new', { ...joiner, name: 'Half Typed', email: 'half@example.org' });
    expect((await other.get('/users/new')).body).not.toContain('Half Typed');
  });

  it('with markup for a name is shown as what they typed', async () => {
    const name = '<img src=x onerror=alert(1)>';
    await administrator.post('/users/new', { ...joiner, name, email: 'markup@example.org' });
    for (const address of ['/users', '/users?q=markup', `/users/${await idOf('markup@example.org')}`]) {
      const { body } = await administrator.get(address);
      expect(body).not.toContain('<img src=x');
      expect(wordsOf(body)).toContain(name);
    }
  });
});

describe('the list', () => {
  it('finds by name, partner and state, sorts, and says how many', async () => {
    const found = await administrator.get('/users?q=iner&partner=council&state=invited&sort=-name');
    expect(wordsOf(found.body)).toContain('Jo Iner');
    expect(wordsOf(found.body)).toContain('1 person');
    expect(wordsOf(found.body)).toContain('Officer, The council');
    const none = await administrator.get('/users?q=iner&partner=police');
    expect(wordsOf(none.body)).toContain('Nobody fits these filters');
  });

  it('turns its pages', async () => {
    await database.admin.query(
      "insert into app_user (email, name) select 'many' || n || '@example.org', 'Zz Many ' || lpad(n::text, 2, '0') from generate_series(1, 30) n",
    );
    const first = wordsOf((await administrator.get('/users?q=zz+many')).body);
    const second = wordsOf((await administrator.get('/users?q=zz+many&page=2')).body);
    expect(first).toContain('Showing 1 to 25 of 30 people');
    expect(second).toContain('Zz Many 30');
    expect(second).not.toContain('Zz Many 25 ');
  });
});

describe('a role', () => {
  it('is changed by ending one and beginning another, and both stay in the history', async () => {
    const officer = await server.signedIn('officer', 'council');
    const id = officer.actor?.userId ?? '';
    const page = await administrator.get(`/users/${id}`);
    const present = /name="membership" value="([0-9a-f-]{36})"/.exec(page.body)?.[1] ?? '';
    const today = Temporal.Now.plainDateISO('Europe/London').toString();
    const given = await administrator.post(`/users/${id}/roles`, {
      partner: 'police',
      role: 'analyst',
      insteadOf: present,
      ...day('from', today),
      ...day('until', ''),
    });
    expect(given.statusCode).toBe(303);
    const words = wordsOf((await administrator.get(`/users/${id}`)).body);
    expect(words).toMatch(/The police Analyst .*? No end Acts/);
    expect(words).toMatch(/The council Officer 1 Jan 2020 .*? Not/);
    // What they were signed in as is over.
    expect((await officer.get('/account')).statusCode).toBe(303);
  });

  it('is refused when they have it in those days already', async () => {
    const officer = await server.signedIn('officer', 'council');
    const reply = await administrator.post(`/users/${officer.actor?.userId}/roles`, {
      partner: 'council',
      role: 'officer',
      ...day('from', '2026-01-01'),
      ...day('until', ''),
    });
    expect(reply.statusCode).toBe(422);
    expect(wordsOf(reply.body)).toContain('They act for that partner in that role in those days already');
  });

  it('ends today, with the next page they ask for', async () => {
    const officer = await server.signedIn('officer', 'council');
    const id = officer.actor?.userId ?? '';
    expect((await officer.get('/account')).statusCode).toBe(200);
    const page = await administrator.get(`/users/${id}`);
    const membership = /name="membership" value="([0-9a-f-]{36})"/.exec(page.body)?.[1] ?? '';
    expect((await administrator.post(`/users/${id}/roles/end`, { membership })).statusCode).toBe(303);
    expect((await officer.get('/account')).statusCode).toBe(303);
    const again = await administrator.post(`/users/${id}/roles/end`, { membership });
    expect(wordsOf(again.body)).toContain('That role has ended already');
  });

  it('of one’s own is changed by nobody themselves', async () => {
    const id = administrator.actor?.userId ?? '';
    const page = await administrator.get(`/users/${id}`);
    expect(wordsOf(page.body)).toContain('another administrator changes your role');
    for (const path of ['roles', 'roles/end', 'disable']) {
      const reply = await administrator.post(`/users/${id}/${path}`, {
        partner: 'police',
        role: 'officer',
        reason: 'x',
        membership: id,
        ...day('from', '2026-01-01'),
        ...day('until', ''),
        ...day('until', ''),
      });
      expect(reply.statusCode, path).toBe(422);
      expect(wordsOf(reply.body), path).toMatch(/Nobody (changes|disables) their own/);
    }
  });
});

describe('a leaver', () => {
  it('is out with their next click, everywhere, and can be let in again', async () => {
    const officer = await server.signedIn('officer', 'council');
    const id = officer.actor?.userId ?? '';
    expect((await officer.get('/account')).statusCode).toBe(200);
    expect((await administrator.post(`/users/${id}/disable`, { reason: '' })).statusCode).toBe(422);
    const disabled = await administrator.post(`/users/${id}/disable`, { reason: 'Left the council' });
    expect(disabled.headers.location).toBe(`/users/${id}`);
    expect((await officer.get('/account')).statusCode).toBe(303);
    expect(wordsOf((await administrator.get(`/users/${id}`)).body)).toContain('Left the council');

    expect((await administrator.post(`/users/${id}/enable`)).statusCode).toBe(303);
    // The session does not come back with the account.
    expect((await officer.get('/account')).statusCode).toBe(303);
    expect(wordsOf((await administrator.get(`/users/${id}`)).body)).toContain('May sign in.');
  });

  it('keeps the reason out of the leaf, where it could not be erased', async () => {
    const { rows } = await database.admin.query<{ leaf: string; why: string }>(
      "select l::text as leaf, w.why from audit_leaf l join audit_why w on w.leaf_id = l.id where l.use_case = 'users.disable'",
    );
    expect(rows[0]?.why).toBe('Left the council');
    expect(rows.map(({ leaf }) => leaf).join()).not.toContain('Left the council');
  });

  it('may not be the last administrator', async () => {
    await database.admin.query(
      "update membership set valid = '[2020-01-01,2020-02-01)' where role = 'administrator' and user_id <> $1",
      [administrator.actor?.userId],
    );
    const { rows } = await database.admin.query<{ email: string }>(
      'select email from app_user where id = $1',
      [administrator.actor?.userId],
    );
    const tried = await disableUserByCommand(database.webGate, { email: rows[0]?.email ?? '', reason: 'x' });
    expect(tried).toMatchObject({ ok: false, refusal: { code: 'users/last-administrator' } });
  });
});

describe('a lost phone', () => {
  it('is answered with a new link; what they had opens nothing any more', async () => {
    const officer = await server.signedIn('officer', 'council');
    const id = officer.actor?.userId ?? '';
    const invited = await administrator.post(`/users/${id}/invite`);
    expect(invited.body).toMatch(/\/invitation\/[\w-]{43}/);
    expect((await officer.get('/account')).statusCode).toBe(303);
  });
});

describe('a powerful role', () => {
  const deputy = { ...joiner, name: 'Dee Puty', email: 'dee@example.org', role: 'data-protection-officer' };
  const rolesOf = async (email: string) =>
    (
      await database.admin.query<{ role: string }>(
        'select m.role from membership m join app_user u on u.id = m.user_id where u.email = $1',
        [email],
      )
    ).rows.map(({ role }) => role);
  const proposal = async () =>
    (
      await database.admin.query<{ id: string }>(
        'select id from role_proposal where decided_at is null order by proposed_at desc limit 1',
      )
    ).rows[0]!.id;

  it('is given by two: one asks, another agrees, and until then it opens nothing', async () => {
    const second = await server.signedIn('administrator', 'council', 'administration');
    await administrator.get('/users/new');
    const added = await administrator.post('/users/new', deputy);
    expect(wordsOf(added.body)).toContain('Their role waits until another administrator');
    expect(await rolesOf(deputy.email)).toEqual([]);
    expect(wordsOf((await administrator.get('/users/proposals')).body)).toContain(
      'Dee Puty as data protection officer for The council, from 1 January 2020 Asked for by administrator of council',
    );
    const id = await proposal();
    const own = await administrator.post(`/users/proposals/${id}`, { agreed: 'yes' });
    expect(wordsOf(own.body)).toContain('You asked for this yourself');
    const officer = await server.signedIn('officer', 'council');
    expect((await officer.post(`/users/proposals/${id}`, { agreed: 'yes' })).statusCode).toBe(403);
    await second.get('/users/proposals');
    expect((await second.post(`/users/proposals/${id}`, { agreed: 'yes' })).headers.location).toBe(
      '/users/proposals',
    );
    expect(await rolesOf(deputy.email)).toEqual(['data-protection-officer']);
    expect((await second.post(`/users/proposals/${id}`, { agreed: 'yes' })).statusCode).toBe(404);
  });

  it('is not given where the second person does not agree', async () => {
    const watcher = await server.signedIn('data-protection-officer', 'council', 'data-quality');
    const officer = await server.signedIn('officer', 'council');
    const page = `/users/${officer.actor?.userId}`;
    await administrator.get(page);
    const asked = await administrator.post(`${page}/roles`, { ...joiner, role: 'administrator' });
    expect(asked.headers.location).toBe(page);
    const id = await proposal();
    await watcher.get('/users/proposals');
    await watcher.post(`/users/proposals/${id}`, { agreed: 'no' });
    const { rows } = await database.admin.query('select 1 from membership where user_id = $1 and role = $2', [
      officer.actor?.userId,
      'administrator',
    ]);
    expect(rows).toEqual([]);
  });

  it('cannot be reached through a new invitation either, which one administrator asks for and another gets', async () => {
    const victim = await server.signedIn('data-protection-officer', 'council', 'data-quality');
    const second = await server.signedIn('administrator', 'council', 'administration');
    const page = `/users/${victim.actor?.userId}`;
    await administrator.get(page);
    const asked = await administrator.post(`${page}/invite`);
    expect(asked.headers.location).toBe(page);
    expect(asked.body).not.toContain('/invitation/');
    expect((await victim.get('/account')).statusCode).toBe(200);
    await second.get('/users/proposals');
    const agreed = await second.post(`/users/proposals/${await proposal()}`, { agreed: 'yes' });
    expect(agreed.body).toMatch(/\/invitation\/[\w-]{43}/);
    expect((await victim.get('/account')).statusCode).toBe(303);
  });

  it('cannot be given by the program that speaks for one administrator alone', async () => {
    const officer = await server.signedIn('officer', 'council');
    const sneak = useCase({
      name: 'tests.sneak',
      title: 'Give a role past the rules',
      input: z.object({}),
      allow: { roles: ['administrator'] },
      async run({ db }) {
        await sql`insert into membership (user_id, partner_no, role, valid)
          select ${officer.actor?.userId}, no, 'administrator', daterange(current_date, null) from partner where code = 'council'`.execute(
          db,
        );
        return ok(undefined);
      },
    });
    await expect(database.webGate.perform(sneak, administrator.actor!, {})).rejects.toThrow(
      /row-level security/,
    );
  });
});

describe('what changes who may do what', () => {
  const authenticator = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  const codeNowOf = () => codeNow(secretFromWords(authenticator), Temporal.Now.instant());

  it('asks for a fresh code, keeps what was typed, and goes on once the code is right', async () => {
    const visitor = await server.signedIn('administrator', 'council', 'administration');
    const userId = visitor.actor!.userId;
    const { rows } = await database.admin.query<{ email: string }>(
      'select email from app_user where id = $1',
      [userId],
    );
    await equipDemonstrationPeople(database.webGate, database.secrets, [{ userId, email: rows[0]!.email }], {
      password: 'tractor lemon violin',
      authenticator,
    });
    await database.admin.query(
      "update session set stepped_up_at = now() - interval '6 minutes' where user_id = $1",
      [userId],
    );
    await visitor.get('/users/new');
    const asked = await visitor.post('/users/new', { ...joiner, email: 'fresh@example.org' });
    expect(wordsOf(asked.body)).toContain('Enter a code to go on');
    expect(await idOf('fresh@example.org')).toBe('');
    const hidden = asked.body.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g);
    const kept = Object.fromEntries([...hidden].map(([, name = '', value = '']) => [name, value]));
    expect(kept).toMatchObject({ name: 'Jo Iner', email: 'fresh@example.org', 'from-year': '2020' });
    const wrong = await visitor.post('/users/new', { ...kept, _code: '000000' });
    expect(wordsOf(wrong.body)).toContain('That code is not right');
    expect(await idOf('fresh@example.org')).toBe('');
    const done = await visitor.post('/users/new', { ...kept, _code: codeNowOf() });
    expect(wordsOf(done.body)).toContain('Jo Iner is added');
    const again = await visitor.post('/users/new', { ...kept, email: 'second@example.org' });
    expect(wordsOf(again.body)).toContain('Jo Iner is added');
  });
});

describe('sessions', () => {
  it('of anyone are seen and ended by an administrator', async () => {
    const officer = await server.signedIn('officer', 'council');
    await database.admin.query("update session set device = 'Firefox on Windows' where user_id = $1", [
      officer.actor?.userId,
    ]);
    const page = await administrator.get(`/users/${officer.actor?.userId}`);
    expect(wordsOf(page.body)).toContain('Firefox on Windows');
    const session = /name="session" value="([0-9a-f]{64})"/.exec(page.body)?.[1] ?? '';
    const other = await server.signedIn('officer', 'council');
    expect(
      (await administrator.post(`/users/${other.actor?.userId}/sessions/end`, { session })).statusCode,
    ).toBe(404);
    expect((await officer.get('/account')).statusCode).toBe(200);
    await administrator.post(`/users/${officer.actor?.userId}/sessions/end`, { session });
    expect((await officer.get('/account')).statusCode).toBe(303);
  });
});

describe('anyone but an administrator', () => {
  it.each(roles.filter((role) => role !== 'administrator'))(
    'the %s sees and changes no account',
    async (role) => {
      const visitor = await server.signedIn(role, 'council');
      const other = await server.signedIn('officer', 'council');
      for (const path of ['/users', '/users/new', `/users/${other.actor?.userId}`])
        expect((await visitor.get(path)).statusCode, path).toBe(403);
      for (const path of ['disable', 'enable', 'invite', 'roles', 'roles/end', 'sessions/end']) {
        const reply = await visitor.post(`/users/${other.actor?.userId}/${path}`, {
          reason: 'x',
          role: 'administrator',
          partner: 'council',
          membership: other.actor?.userId ?? '',
          session: 'a'.repeat(64),
          ...day('from', '2026-01-01'),
          ...day('until', ''),
          ...day('until', ''),
        });
        expect(reply.statusCode, path).toBe(403);
      }
      expect((await visitor.post('/users/new', { ...joiner, email: 'sneaked@example.org' })).statusCode).toBe(
        403,
      );
      expect(await idOf('sneaked@example.org')).toBe('');
    },
  );

  it('an address that is no account’s is a page not found', async () => {
    expect((await administrator.get('/users/nobody')).statusCode).toBe(404);
    expect((await administrator.get('/users/00000000-0000-4000-8000-000000000000')).statusCode).toBe(404);
  });
});

describe('the command line', () => {
  it('adds the first administrator and disables a leaver', async () => {
    const added = await addUserByCommand(database.webGate, {
      email: 'first@example.org',
      name: 'First Administrator',
      partner: 'council',
      role: 'administrator',
    });
    expect(added).toMatchObject({
      ok: true,
      value: { invitation: { path: expect.stringMatching(/^\/invitation\//) } },
    });
    const bad = await addUserByCommand(database.webGate, {
      email: 'second@example.org',
      name: 'Second',
      partner: 'council',
      role: 'officer',
      from: 'last week',
    });
    expect(bad).toMatchObject({ ok: false, refusal: { kind: 'invalid', fields: [{ field: 'from' }] } });
    const left = await disableUserByCommand(database.webGate, { email: 'First@example.org', reason: 'Left' });
    expect(left).toMatchObject({ ok: true, value: { sessions: 0 } });
  });
});

describe('accounts nobody uses', () => {
  it('are disabled after the days policy gives, but never the administrator seen last', async () => {
    await database.admin.query("update app_user set created_at = now() - interval '60 days'");
    const used = await server.signedIn('officer', 'council');
    await database.admin.query("update app_user set created_at = now() - interval '60 days' where id = $1", [
      used.actor?.userId,
    ]);
    await database.admin.query(
      "update session set last_seen_at = now() - interval '50 days' where user_id <> $1",
      [used.actor?.userId],
    );
    const result = await database.workerGate.perform(disableDormant, systemActor('scheduler'), {});
    expect(result.ok && result.value.disabled).toBeGreaterThan(10);
    const { rows } = await database.admin.query<{ role: string }>(
      'select m.role from app_user u join membership m on m.user_id = u.id where u.disabled_at is null and m.valid @> now()::date order by 1',
    );
    expect(rows.map(({ role }) => role)).toEqual(['administrator', 'officer']);
  });
});
