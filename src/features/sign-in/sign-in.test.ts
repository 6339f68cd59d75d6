import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import {
  openTestServer,
  wordsOf,
  type TestServer,
  type Visitor,
} from '../../../tests/fixtures/web-server.ts';
import { hashToken, newToken } from '../../platform/session/index.ts';
import { page, type Route } from '../../web/server/index.ts';
import {
  codeNow,
  newAuthenticatorSecret,
  secretFromWords,
  secretInWords,
} from './credentials/authenticator.ts';
import { equipDemonstrationPeople, signInRoutes } from './index.ts';

const password = 'heron pond tractor';
const authenticator = secretInWords(newAuthenticatorSecret());

const start: Route = {
  method: 'GET',
  path: '/',
  answer: async ({ actor }) => page('Today', `Good morning ${actor.name}` as never),
};
const inner: Route = {
  method: 'GET',
  path: '/inner',
  answer: async ({ actor }) => page('Inner', `For ${actor.purpose}` as never),
};

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await openTestDatabase();
  server = await openTestServer(database, {
    routes: [
      start,
      inner,
      ...signInRoutes({
        secrets: database.secrets,
        demonstration: {
          host: '127.0.0.1',
          authenticator,
          people: [
            { email: 'demo@example.org', name: 'Demo Officer', role: 'officer', partnerName: 'The council' },
          ],
        },
      }),
    ],
  });
});
afterAll(async () => {
  await server.close();
  await database.close();
});

/** Someone with an account: in these roles, with the shared password and authenticator. */
async function account(
  name: string,
  memberships: [role: string, partner: string][] = [['officer', 'council']],
): Promise<{ userId: string; email: string }> {
  const userId = randomUUID();
  const email = `${name.toLowerCase().replaceAll(/[^a-z]/g, '')}-${userId.slice(0, 6)}@example.org`;
  await database.admin.query('insert into app_user (id, email, name) values ($1, $2, $3)', [
    userId,
    email,
    name,
  ]);
  for (const [role, partner] of memberships)
    await database.admin.query(
      "insert into membership (user_id, partner_no, role, valid) values ($1, $2, $3, '[2020-01-01,)')",
      [userId, await database.partner(partner), role],
    );
  const given = await equipDemonstrationPeople(database.webGate, database.secrets, [{ userId, email }], {
    password,
    authenticator,
  });
  if (!given.ok) throw new Error(given.refusal.message);
  return { userId, email };
}

const code = () => codeNow(secretFromWords(authenticator), Temporal.Now.instant());

/** Lets the code of this moment be used again, as if half a minute had passed. */
const later = (userId: string) =>
  database.admin.query('update user_credential set totp_last_step = null where user_id = $1', [userId]);

async function signIn(visitor: Visitor, who: { userId: string; email: string }): Promise<void> {
  await later(who.userId);
  expect((await visitor.post('/sign-in', { email: who.email, password })).headers.location).toBe(
    '/sign-in/code',
  );
  await visitor.get('/sign-in/code');
  expect((await visitor.post('/sign-in/code', { code: code() })).statusCode).toBe(303);
}

const sessionCookie = 'cw-local-session';

describe('signing in with a password and a code', () => {
  it('takes someone to where they were going', async () => {
    const who = await account('Bryony Ashcombe');
    const visitor = server.visitor();
    await visitor.get('/inner?tab=2');
    await visitor.post('/sign-in', { email: who.email.toUpperCase(), password });
    await visitor.get('/sign-in/code');
    const reply = await visitor.post('/sign-in/code', { code: code().replace(/(...)/, '$1 ') });
    expect(reply.headers.location).toBe('/inner?tab=2');
    expect(wordsOf((await visitor.get('/inner')).body)).toContain('For asb-response');
  });

  it('says the same of a wrong password, an unknown address and a disabled account', async () => {
    const known = await account('Known Person');
    const disabled = await account('Disabled Person');
    await database.admin.query('update app_user set disabled_at = now() where id = $1', [disabled.userId]);
    const pages = [];
    for (const email of [known.email, disabled.email, 'nobody@example.org']) {
      const reply = await server.visitor().post('/sign-in', { email, password: 'not the password' });
      expect(reply.statusCode).toBe(422);
      pages.push(wordsOf(reply.body).replace(email, ''));
    }
    expect(pages[0]).toContain('The email address or password is not right');
    expect(new Set(pages).size).toBe(1);
  });

  it('keeps a right password for a disabled account out', async () => {
    const who = await account('Gone Away');
    await database.admin.query('update app_user set disabled_at = now() where id = $1', [who.userId]);
    expect((await server.visitor().post('/sign-in', { email: who.email, password })).statusCode).toBe(422);
  });

  it('asks again, with the address kept and the password not, when something is missing', async () => {
    const reply = await server.visitor().post('/sign-in', { email: 'a@example.org', password: '' });
    expect(reply.statusCode).toBe(422);
    expect(wordsOf(reply.body)).toContain('Enter your password');
    expect(reply.body).toContain('value="a@example.org"');
  });

  it('opens nothing between password and code', async () => {
    const who = await account('Half Way');
    const visitor = server.visitor();
    await visitor.post('/sign-in', { email: who.email, password });
    expect((await visitor.get('/inner')).headers.location).toBe('/sign-in');
    expect((await visitor.get('/sign-in/enrol')).headers.location).toBe('/sign-in/code');
    expect((await visitor.get('/sign-in/choose')).headers.location).toBe('/sign-in/code');
  });

  it('takes each code once, even in another browser', async () => {
    const who = await account('Once Only');
    await later(who.userId);
    const [one, two] = [server.visitor(), server.visitor()];
    for (const visitor of [one, two]) {
      await visitor.post('/sign-in', { email: who.email, password });
      await visitor.get('/sign-in/code');
    }
    const used = code();
    expect((await one.post('/sign-in/code', { code: used })).statusCode).toBe(303);
    const again = await two.post('/sign-in/code', { code: used });
    expect(again.statusCode).toBe(422);
    expect(wordsOf(again.body)).toContain('That code is not right, or has been used');
  });

  it('refuses codes that are no codes', async () => {
    const who = await account('Bad Codes');
    const visitor = server.visitor();
    await visitor.post('/sign-in', { email: who.email, password });
    await visitor.get('/sign-in/code');
    for (const wrong of ['000000', '12345', 'abcdef']) {
      const reply = await visitor.post('/sign-in/code', { code: wrong });
      expect([422, 429]).toContain(reply.statusCode);
    }
  });

  it('gives a new token at each step, and an old or planted one opens nothing', async () => {
    const who = await account('Fixed Session');
    const planted = newToken();
    const visitor = server.visitor();
    visitor.cookies.set(sessionCookie, planted);
    await visitor.post('/sign-in', { email: who.email, password });
    const half = visitor.cookies.get(sessionCookie) ?? '';
    await visitor.get('/sign-in/code');
    await visitor.post('/sign-in/code', { code: code() });
    const open = visitor.cookies.get(sessionCookie) ?? '';
    expect(new Set([planted, half, open]).size).toBe(3);
    for (const old of [planted, half]) {
      const thief = server.visitor();
      thief.cookies.set(sessionCookie, old);
      expect((await thief.get('/inner')).statusCode).toBe(303);
    }
    expect((await visitor.get('/inner')).statusCode).toBe(200);
  });

  it('tells someone without a partner whom to ask', async () => {
    const who = await account('No Partner', []);
    const visitor = server.visitor();
    await visitor.post('/sign-in', { email: who.email, password });
    await visitor.get('/sign-in/code');
    const reply = await visitor.post('/sign-in/code', { code: code() });
    expect(reply.statusCode).toBe(403);
    expect(wordsOf(reply.body)).toContain('does not act for any partner today');
  });

  it('asks someone with two roles which one, and shows their own name safely', async () => {
    const who = await account('<script>alert(1)</script>', [
      ['officer', 'council'],
      ['analyst', 'police'],
    ]);
    const visitor = server.visitor();
    await signIn(visitor, who);
    const asked = await visitor.get('/sign-in/choose');
    expect(asked.body).not.toContain('<script>alert(1)');
    expect(wordsOf(asked.body)).toContain('The police, as analyst');
    expect((await visitor.post('/sign-in/choose')).statusCode).toBe(422);
    const id = /value="([0-9a-f-]{36})"[^>]*>\s*<label[^>]*>\s*The police/.exec(asked.body)?.[1] ?? '';
    expect((await visitor.post('/sign-in/choose', { membership: id })).headers.location).toBe('/');
    expect(wordsOf((await visitor.get('/inner')).body)).toContain('For statistics');
  });

  it('cannot choose what another person may act as', async () => {
    const who = await account('Two Hats', [
      ['officer', 'council'],
      ['analyst', 'council'],
    ]);
    const other = await account('Administrator', [['administrator', 'council']]);
    const { rows } = await database.admin.query<{ id: string }>(
      'select id from membership where user_id = $1',
      [other.userId],
    );
    const visitor = server.visitor();
    await signIn(visitor, who);
    await visitor.get('/sign-in/choose');
    const reply = await visitor.post('/sign-in/choose', { membership: rows[0]?.id ?? '' });
    expect(reply.headers.location).toBe('/sign-in/choose');
    expect((await visitor.get('/inner')).headers.location).toBe('/sign-in');
  });
});

describe('slowing down guesses', () => {
  it('makes the fifth wrong try from one network wait, and says how long', async () => {
    const who = await account('Often Guessed');
    const guesser = server.visitor({ address: '192.0.2.10' });
    for (let n = 0; n < 4; n++)
      expect((await guesser.post('/sign-in', { email: who.email, password: `guess ${n}` })).statusCode).toBe(
        422,
      );
    const reply = await guesser.post('/sign-in', { email: who.email, password });
    expect(reply.statusCode).toBe(429);
    expect(wordsOf(reply.body)).toMatch(/Try again in [12] seconds?/);
    expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('holds whoever has the password to twenty wrong codes a day, but not the owner in a browser known as theirs, and tells them', async () => {
    const who = await account('Password Known');
    const own = server.visitor();
    await signIn(own, who);
    const thief = server.visitor({ address: '192.0.2.77' });
    await thief.post('/sign-in', { email: who.email, password });
    await thief.get('/sign-in/code');
    const earlier = () => database.admin.query("update sign_in_attempt set at = at - interval '10 minutes'");
    for (let n = 0; n < 20; n++) {
      await earlier();
      expect((await thief.post('/sign-in/code', { code: '000000' })).statusCode).toBe(422);
    }
    await earlier();
    const stopped = await thief.post('/sign-in/code', { code: '000000' });
    expect(stopped.statusCode).toBe(429);
    expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(70_000);
    await own.get('/inner');
    expect((await own.post('/sign-out')).statusCode).toBe(303);
    await own.get('/sign-in');
    await signIn(own, who);
    expect(wordsOf((await own.get('/inner')).body)).toContain(
      '20 wrong codes were given after your right password',
    );
  });

  it('counts twenty tries at once as twenty', async () => {
    const who = await account('Guessed At Once');
    const tries = Array.from({ length: 20 }, (_, n) =>
      server
        .visitor({ address: `198.51.${n}.1` })
        .post('/sign-in', { email: who.email, password: `guess ${n}` }),
    );
    const statuses = (await Promise.all(tries)).map((reply) => reply.statusCode);
    expect(statuses.filter((status) => status === 422).length).toBeLessThanOrEqual(10);
  });

  it('treats an account that does not exist alike', async () => {
    const statuses = [];
    for (let n = 0; n < 5; n++) {
      const guesser = server.visitor({ address: '192.0.2.20' });
      statuses.push(
        (await guesser.post('/sign-in', { email: 'no-one@example.org', password: 'x' })).statusCode,
      );
    }
    expect(statuses).toEqual([422, 422, 422, 422, 429]);
  });

  it('lets the owner in, in their own browser, while a thousand networks fail', async () => {
    const owner = await account('Known Owner');
    const own = server.visitor({ address: '203.0.113.5' });
    await signIn(own, owner);
    await own.get('/account');
    await own.get((await own.post('/sign-out')).headers.location ?? '');
    let waited = 0;
    for (let n = 0; n < 1000; n++) {
      const stranger = server.visitor({ address: `10.${Math.floor(n / 250)}.${n % 250}.9` });
      const reply = await stranger.post('/sign-in', { email: owner.email, password: 'guess' });
      if (reply.statusCode === 429) waited += 1;
    }
    expect(waited).toBe(990);
    const elsewhere = server.visitor({ address: '203.0.113.5' });
    expect((await elsewhere.post('/sign-in', { email: owner.email, password })).statusCode).toBe(429);
    await signIn(own, owner);
    expect((await own.get('/inner')).statusCode).toBe(200);
  }, 180_000);

  it('keeps neither address nor account in readable form', async () => {
    const { rows } = await database.admin.query<{ all: string }>(
      'select string_agg(a::text, chr(10)) as all from sign_in_attempt a',
    );
    expect(rows[0]?.all).not.toMatch(/example\.org|192\.0\.2/);
  });
});

async function invite(userId: string, expires = "now() + interval '1 day'"): Promise<string> {
  const token = newToken();
  await database.admin.query(
    `insert into invitation (token_hash, user_id, expires_at) values ($1, $2, ${expires})`,
    [hashToken(token), userId],
  );
  return token;
}

describe('an invitation', () => {
  it('leads a joiner to a password, an authenticator and in', async () => {
    const userId = randomUUID();
    const email = `joiner-${userId.slice(0, 6)}@example.org`;
    await database.admin.query("insert into app_user (id, email, name) values ($1, $2, 'Jo Iner')", [
      userId,
      email,
    ]);
    await database.admin.query(
      "insert into membership (user_id, partner_no, role, valid) values ($1, $2, 'officer', '[2020-01-01,)')",
      [userId, await database.partner('council')],
    );
    const token = await invite(userId);
    const visitor = server.visitor();
    expect(wordsOf((await visitor.get(`/invitation/${token}`)).body)).toContain('Jo Iner');
    const weak = await visitor.post(`/invitation/${token}`, { password: 'password1234' });
    expect(wordsOf(weak.body)).toContain('too easy to guess');
    const set = await visitor.post(`/invitation/${token}`, { password: 'violin lemon crane' });
    expect(set.headers.location).toBe('/sign-in/enrol');

    const enrol = await visitor.get('/sign-in/enrol');
    expect(enrol.body).toContain('<svg class="cw-qr"');
    const key = /The key: ([A-Z2-7 ]+?) Code/.exec(wordsOf(enrol.body))?.[1] ?? '';
    const again = await visitor.get('/sign-in/enrol');
    expect(wordsOf(again.body)).toContain(key);
    const secret = secretFromWords(key);
    const reply = await visitor.post('/sign-in/enrol', { code: codeNow(secret, Temporal.Now.instant()) });
    expect(reply.headers.location).toBe('/');
    expect(wordsOf((await visitor.get('/')).body)).toContain('Good morning Jo Iner');

    expect((await server.visitor().get(`/invitation/${token}`)).statusCode).toBe(404);
    const { rows } = await database.admin.query(
      'select totp_secret, password_hash from user_credential where user_id = $1',
      [userId],
    );
    expect(Buffer.from(rows[0].totp_secret).includes(secret)).toBe(false);
    expect(rows[0].password_hash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  });

  it('made anew stops the old password and the invitation before it', async () => {
    const who = await account('Lost Phone');
    const first = await invite(who.userId);
    expect((await server.visitor().post('/sign-in', { email: who.email, password })).statusCode).toBe(422);
    const second = await invite(who.userId);
    expect((await server.visitor().get(`/invitation/${first}`)).statusCode).toBe(404);
    expect((await server.visitor().get(`/invitation/${second}`)).statusCode).toBe(200);
  });

  it('runs out, and a made-up one leads nowhere', async () => {
    const who = await account('Too Late');
    const token = await invite(who.userId, "now() - interval '1 minute'");
    const reply = await server.visitor().get(`/invitation/${token}`);
    expect(reply.statusCode).toBe(404);
    expect(wordsOf(reply.body)).toContain('Ask your administrator for a new one');
    expect((await server.visitor().get(`/invitation/${newToken()}`)).statusCode).toBe(404);
  });
});

describe('a session', () => {
  it('ends when its owner signs out, for whoever holds a copy too', async () => {
    const visitor = server.visitor();
    await signIn(visitor, await account('Signs Out'));
    const copy = visitor.cookies.get(sessionCookie) ?? '';
    await visitor.get('/account');
    expect((await visitor.post('/sign-out')).headers.location).toBe('/sign-in?ended=out');
    expect(visitor.cookies.has(sessionCookie)).toBe(false);
    const thief = server.visitor();
    thief.cookies.set(sessionCookie, copy);
    expect((await thief.get('/inner')).headers.location).toBe('/sign-in?ended=session');
  });

  it('ends after fifteen minutes without a request, and after ten hours with', async () => {
    const one = server.visitor();
    const idle = await account('Idle');
    await signIn(one, idle);
    await database.admin.query(
      "update session set last_seen_at = now() - interval '14 minutes' where user_id = $1",
      [idle.userId],
    );
    expect((await one.get('/inner')).statusCode).toBe(200);
    await database.admin.query(
      "update session set last_seen_at = now() - interval '15 minutes 1 second' where user_id = $1",
      [idle.userId],
    );
    expect((await one.get('/inner')).statusCode).toBe(303);

    const two = server.visitor();
    const long = await account('Long Day');
    await signIn(two, long);
    const { rows } = await database.admin.query<{ hours: number }>(
      'select extract(epoch from expires_at - created_at) / 3600 as hours from session where user_id = $1',
      [long.userId],
    );
    expect(Number(rows[0]?.hours)).toBe(10);
    await database.admin.query(
      "update session set expires_at = now() - interval '1 second' where user_id = $1",
      [long.userId],
    );
    expect((await two.get('/inner')).statusCode).toBe(303);
  });

  it('tells the page when it will end, and is held open by whoever answers the warning', async () => {
    const visitor = server.visitor();
    const who = await account('Stays');
    await signIn(visitor, who);
    expect((await visitor.get('/inner')).body).toContain('data-idle-warn="780" data-idle-out="900"');
    await database.admin.query(
      "update session set last_seen_at = now() - interval '50 seconds' where user_id = $1",
      [who.userId],
    );
    expect((await visitor.get('/inner')).body).toContain('data-idle-out="850"');
    const reply = await visitor.post('/session/stay', {}, { accept: '*/*' });
    expect(reply.json()).toEqual({ stayed: true });
    expect((await visitor.get('/inner')).body).toContain('data-idle-out="900"');
  });

  it('that has ended answers a script with 401', async () => {
    const visitor = server.visitor();
    visitor.csrf = 'x';
    expect((await visitor.post('/session/stay', {}, { accept: '*/*' })).statusCode).toBe(401);
  });

  it('is one of three at most: the oldest ends', async () => {
    const who = await account('Many Desks');
    const visitors = [];
    for (let n = 0; n < 4; n++) {
      const visitor = server.visitor();
      await signIn(visitor, who);
      visitors.push(visitor);
    }
    const statuses = [];
    for (const visitor of visitors) statuses.push((await visitor.get('/inner')).statusCode);
    expect(statuses).toEqual([303, 200, 200, 200]);
  });

  it('ends with the next request when the person is disabled or their membership ends', async () => {
    for (const change of [
      'update app_user set disabled_at = now() where id = $1',
      "update membership set valid = '[2020-01-01,2020-02-01)' where user_id = $1",
    ]) {
      const visitor = server.visitor();
      const who = await account('Leaver');
      await signIn(visitor, who);
      expect((await visitor.get('/inner')).statusCode).toBe(200);
      await database.admin.query(change, [who.userId]);
      expect((await visitor.get('/inner')).statusCode).toBe(303);
    }
  });

  it('is written as seen at most once a minute', async () => {
    const visitor = server.visitor();
    const who = await account('Busy Person');
    await signIn(visitor, who);
    const seen = async () =>
      (
        await database.admin.query<{ at: string }>(
          'select last_seen_at::text as at from session where user_id = $1',
          [who.userId],
        )
      ).rows[0]?.at;
    const before = await seen();
    await visitor.get('/inner');
    await visitor.get('/inner');
    expect(await seen()).toBe(before);
  });

  it('is not kept in the database in a form that opens anything', async () => {
    const visitor = server.visitor();
    await signIn(visitor, await account('Hashed'));
    const { rows } = await database.admin.query<{ all: string }>(
      'select string_agg(s::text, chr(10)) as all from session s',
    );
    expect(rows[0]?.all).not.toContain(visitor.cookies.get(sessionCookie));
  });
});

describe('one’s own account', () => {
  it('shows where one is signed in, and ends a session elsewhere with its next request', async () => {
    const who = await account('Two Places');
    const [desk, laptop] = [
      server.visitor(),
      server.visitor({ userAgent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36' }),
    ];
    await signIn(desk, who);
    await signIn(laptop, who);
    const seen = await desk.get('/account');
    expect(wordsOf(seen.body)).toContain('Chrome on Windows');
    expect(wordsOf(seen.body)).toContain('This one');
    const session = /name="session" value="([0-9a-f]{64})"/.exec(seen.body)?.[1] ?? '';
    expect((await desk.post('/account/sessions/end', { session })).headers.location).toBe('/account');
    expect((await laptop.get('/inner')).statusCode).toBe(303);
    expect(wordsOf((await desk.get('/account')).body)).toContain('The session has ended.');
  });

  it('cannot end another person’s session, however its name was learned', async () => {
    const [mine, theirs] = [server.visitor(), server.visitor()];
    await signIn(mine, await account('Curious'));
    await signIn(theirs, await account('Left Alone'));
    const session = hashToken(theirs.cookies.get(sessionCookie) ?? '').toString('hex');
    await mine.get('/account');
    expect((await mine.post('/account/sessions/end', { session })).statusCode).toBe(404);
    expect((await mine.post('/account/sessions/end', { session: 'x' })).statusCode).toBe(400);
    expect((await theirs.get('/inner')).statusCode).toBe(200);
  });

  it('changes the purpose under a new token, and only to one the role may have', async () => {
    const visitor = server.visitor();
    await signIn(visitor, await account('Changes Purpose'));
    await visitor.get('/account');
    const before = visitor.cookies.get(sessionCookie);
    expect((await visitor.post('/account/purpose', { purpose: 'court-evidence' })).headers.location).toBe(
      '/account',
    );
    expect(visitor.cookies.get(sessionCookie)).not.toBe(before);
    expect(wordsOf((await visitor.get('/inner')).body)).toContain('For court-evidence');
    const reply = await visitor.post('/account/purpose', { purpose: 'rights-request' });
    expect(reply.statusCode).toBe(422);
    expect(wordsOf(reply.body)).toContain('Your role does not include that purpose');
  });

  it('changes the password after the present one, and ends the other sessions', async () => {
    const who = await account('Changes Password');
    const [here, there] = [server.visitor(), server.visitor()];
    await signIn(here, who);
    await signIn(there, who);
    await here.get('/account');
    const wrong = await here.post('/account/password', { present: 'no', password: 'orchard kettle moss' });
    expect(wordsOf(wrong.body)).toContain('That is not your present password');
    const right = await here.post('/account/password', {
      present: password,
      password: 'orchard kettle moss',
    });
    expect(right.headers.location).toBe('/account');
    expect((await here.get('/inner')).statusCode).toBe(200);
    expect((await there.get('/inner')).statusCode).toBe(303);
    expect((await server.visitor().post('/sign-in', { email: who.email, password })).statusCode).toBe(422);
  });

  it('keeps what one was typing, for oneself only', async () => {
    const [mine, theirs] = [server.visitor(), server.visitor()];
    const me = await account('Types Long');
    await signIn(mine, me);
    await signIn(theirs, await account('Other Person'));
    await mine.get('/account');
    const away = "update session set last_seen_at = now() - interval '13 minutes' where user_id = $1";
    const secondsUnseen = async () => {
      const { rows } = await database.admin.query<{ s: number }>(
        'select extract(epoch from now() - last_seen_at)::int as s from session where user_id = $1',
        [me.userId],
      );
      return rows[0]?.s;
    };
    await database.admin.query(away, [me.userId]);
    const kept = await mine.post(
      '/session/draft?form=/users/new',
      { name: 'Half a na', tick: ['a', 'b'] },
      { accept: '*/*' },
    );
    expect(kept.json()).toEqual({ kept: true });
    // A script kept it, so the person may still be away.
    expect(await secondsUnseen()).toBeGreaterThan(700);
    expect(wordsOf((await mine.get('/account')).body)).toContain('/users/new');
    expect(wordsOf((await theirs.get('/account')).body)).not.toContain('/users/new');
    const { rows } = await database.admin.query<{ answers: object }>('select answers from draft');
    expect(rows[0]?.answers).toEqual({ name: 'Half a na', tick: ['a', 'b'] });
  });
});

describe('the demonstration', () => {
  it('has a button for each person, which signs in without a password and says so in the audit', async () => {
    const userId = randomUUID();
    await database.admin.query(
      "insert into app_user (id, email, name) values ($1, 'demo@example.org', 'Demo Officer')",
      [userId],
    );
    await database.admin.query(
      "insert into membership (user_id, partner_no, role, valid) values ($1, $2, 'officer', '[2020-01-01,)')",
      [userId, await database.partner('council')],
    );
    const visitor = server.visitor();
    expect(wordsOf((await visitor.get('/sign-in')).body)).toContain(
      'Demo Officer, The council Sign in as Demo Officer',
    );
    const reply = await visitor.post('/sign-in/demonstration', { email: 'demo@example.org' });
    expect(reply.headers.location).toBe('/');
    expect((await visitor.get('/inner')).statusCode).toBe(200);
    const { rows } = await database.admin.query(
      "select subject_id from audit_leaf where use_case = 'sign-in.demo'",
    );
    expect(rows).toEqual([{ subject_id: userId }]);
    expect(
      (await server.visitor().post('/sign-in/demonstration', { email: 'other@example.org' })).statusCode,
    ).toBe(404);
  });

  it('will not start where another machine could reach it', () => {
    const demonstration = { host: '0.0.0.0', authenticator, people: [] };
    expect(() => signInRoutes({ secrets: database.secrets, demonstration })).toThrow('this machine only');
  });

  it('is not there otherwise', async () => {
    const real = await openTestServer(database, { routes: signInRoutes({ secrets: database.secrets }) });
    const visitor = real.visitor();
    expect(wordsOf((await visitor.get('/sign-in')).body)).not.toContain('Sign in as');
    expect((await visitor.post('/sign-in/demonstration', { email: 'demo@example.org' })).statusCode).toBe(
      404,
    );
    await real.close();
  });
});

describe('the audit', () => {
  it('has a leaf for each sign-in, failure, sign-out and ended session, none with a password or a token', async () => {
    const { rows } = await database.admin.query<{ use_case: string; leaf: string }>(
      'select use_case, a::text as leaf from audit_leaf a',
    );
    const names = new Set(rows.map((row) => row.use_case));
    for (const name of [
      'sign-in.try',
      'sign-in.password',
      'sign-in.code',
      'sign-in.open',
      'sign-in.out',
      'sign-in.end-session',
      'sign-in.change-purpose',
      'sign-in.accept-invitation',
    ])
      expect(names, name).toContain(name);
    expect(rows.map((row) => row.leaf).join('\n')).not.toMatch(/heron|violin|argon2|example\.org/);
  });
});
