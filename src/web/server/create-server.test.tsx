import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { useCase } from '../../kernel/use-case.ts';
import { openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import { openTestServer, wordsOf, type TestServer } from '../../../tests/fixtures/web-server.ts';
import { csv, json, page, redirect, refused, type Route } from './index.ts';

const greet = useCase({
  name: 'pears.greet',
  title: 'Greet a pear',
  input: z.object({ name: z.string().min(1, 'Say whom to greet') }),
  allow: { roles: ['officer'] },
  run: async (_ctx, { name }) => ok(`Hello ${name}`),
});

let drained = '';
const lines: string[] = [];
const log = {
  info: (facts: object, message: string) => void lines.push(JSON.stringify({ ...facts, message })),
  warn: (facts: object, message: string) => void lines.push(JSON.stringify({ ...facts, message })),
  error: (facts: object, message: string) => void lines.push(JSON.stringify({ ...facts, message })),
};

const refusals = {
  forbidden: refuse('forbidden', 'page/forbidden', 'Not yours.'),
  missing: refuse('missing', 'page/missing', 'Not there.'),
  conflict: refuse('conflict', 'page/conflict', 'Taken.'),
  refused: refuse('refused', 'page/refused', 'The rule says no.'),
} satisfies Record<string, Result<never>>;

async function* linesOfPears() {
  yield 'name\n';
  yield 'Comice\n';
}

const routes: Route[] = [
  {
    method: 'GET',
    path: '/pears/:name',
    async answer({ params, perform }) {
      const greeting = await perform(greet, { name: params['name'] });
      return greeting.ok
        ? page('Pears', <h1>{greeting.value}</h1>, { section: 'pears' })
        : refused(greeting.refusal);
    },
  },
  {
    method: 'GET',
    path: '/no/:kind',
    answer: async ({ params }) => refused(refusals[params['kind'] as 'missing'].refusal),
  },
  {
    method: 'GET',
    path: '/broken',
    async answer() {
      throw new Error('Mrs Ashcombe of 3 Mill Lane');
    },
  },
  {
    method: 'POST',
    path: '/pears',
    answer: async ({ body }) => redirect('/pears/conference', `${body['name'] as string} saved`),
  },
  {
    method: 'POST',
    path: '/pears/file',
    upload: true,
    async answer({ file, body }) {
      for await (const chunk of file?.stream ?? []) drained += String(chunk);
      return json({ name: file?.fileName, kind: body['kind'] });
    },
  },
  {
    method: 'GET',
    path: '/pears.csv',
    answer: async () => csv('pears of £.csv', linesOfPears()),
  },
  {
    method: 'GET',
    path: '/sign-in',
    access: 'anyone',
    answer: async ({ csrf }) =>
      page(
        'Sign in',
        <form>
          <input name="_csrf" value={csrf} />
        </form>,
      ),
  },
  {
    method: 'POST',
    path: '/sign-in',
    access: 'anyone',
    perMinute: 3,
    answer: async () => redirect('/sign-in'),
  },
];

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await openTestDatabase();
  server = await openTestServer(database, {
    routes,
    log,
    navigation: [
      { section: 'pears', text: 'Pears', href: '/pears/all' },
      { section: 'admin', text: 'Administration', href: '/admin', roles: ['administrator'] },
    ],
  });
});
afterAll(async () => {
  await server.close();
  await database.close();
});

describe('a page', () => {
  it('comes in the layout, in the name of whoever is signed in', async () => {
    const officer = await server.signedIn('officer', 'council');
    const reply = await officer.get('/pears/conference');
    expect(reply.statusCode).toBe(200);
    expect(wordsOf(reply.body)).toContain('Hello conference');
    expect(wordsOf(reply.body)).toContain('officer of council');
    expect(wordsOf(reply.body)).toContain('Pears');
    expect(wordsOf(reply.body)).not.toContain('Administration');
  });

  it('escapes what people were named', async () => {
    const officer = await server.signedIn('officer', 'council');
    const reply = await officer.get(`/pears/${encodeURIComponent('<script>alert(1)</script>')}`);
    expect(reply.body).toContain('Hello &lt;script>alert(1)&lt;/script>');
  });

  it('is never stored, never framed, and may load nothing from anywhere else', async () => {
    const officer = await server.signedIn('officer', 'council');
    const { headers } = await officer.get('/pears/conference');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['permissions-policy']).toContain('geolocation=()');
    expect(headers['referrer-policy']).toBe('same-origin');
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/default-src 'none'; script-src 'self' 'nonce-[\w+/=]{24}'; style-src 'self';/);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  it('has a new nonce each time, and its script carries it', async () => {
    const visitor = server.visitor();
    const nonces = new Set<string>();
    for (let n = 0; n < 3; n++) {
      const reply = await visitor.get('/sign-in');
      const nonce = /'nonce-([^']+)'/.exec(String(reply.headers['content-security-policy']))?.[1] ?? '';
      expect(reply.body).toContain(`nonce="${nonce}"`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  it('is asked for by HEAD too', async () => {
    const reply = await server.app.inject({ method: 'HEAD', url: '/sign-in' });
    expect(reply.statusCode).toBe(200);
    expect(reply.body).toBe('');
  });

  it('shows what the last request had to say, once', async () => {
    const officer = await server.signedIn('officer', 'council');
    const saved = await officer.post('/pears', { name: 'Comice' });
    expect(saved.statusCode).toBe(303);
    expect(saved.headers.location).toBe('/pears/conference');
    expect(wordsOf((await officer.get('/pears/conference')).body)).toContain('Comice saved');
    expect(wordsOf((await officer.get('/pears/conference')).body)).not.toContain('Comice saved');
  });
});

describe('saying no', () => {
  it.each([
    ['forbidden', 403, 'You cannot open this'],
    ['missing', 404, 'Page not found'],
    ['conflict', 409, 'Someone else has changed this'],
    ['refused', 422, 'This cannot be done'],
  ])('%s is answered with %d and its page', async (kind, status, heading) => {
    const officer = await server.signedIn('officer', 'council');
    const reply = await officer.get(`/no/${kind}`);
    expect(reply.statusCode).toBe(status);
    expect(wordsOf(reply.body)).toContain(heading);
  });

  it('a role that may not is told so, and by whom it could be changed', async () => {
    const analyst = await server.signedIn('analyst', 'council');
    const reply = await analyst.get('/pears/conference');
    expect(reply.statusCode).toBe(403);
    expect(wordsOf(reply.body)).toContain('Your role does not include this: Greet a pear.');
  });

  it('an address without a page is answered with 404 in the layout', async () => {
    const officer = await server.signedIn('officer', 'council');
    const reply = await officer.get('/plums');
    expect(reply.statusCode).toBe(404);
    expect(wordsOf(reply.body)).toContain('There is no page at this address.');
    expect(wordsOf(reply.body)).toContain('Sign out');
  });

  it('a fault of ours is a page with a number that is in the log, and the log does not say what the fault quoted', async () => {
    const officer = await server.signedIn('officer', 'council');
    lines.length = 0;
    const reply = await officer.get('/broken?name=Ashcombe');
    expect(reply.statusCode).toBe(500);
    const number = /RQ-\w{3}-\w{3}/.exec(wordsOf(reply.body))?.[0] ?? 'none';
    const fault = lines.find((line) => line.includes('web.fault')) ?? '';
    expect(fault).toContain(number);
    expect(fault).toContain('"route":"/broken"');
    expect(lines.join('\n') + reply.body).not.toContain('Ashcombe');
  });
});

describe('someone who is not signed in', () => {
  it('is sent to sign in, and where they were going is kept out of the address', async () => {
    const visitor = server.visitor();
    const reply = await visitor.get('/pears/conference?q=secret');
    expect(reply.statusCode).toBe(303);
    expect(reply.headers.location).toBe('/sign-in');
    expect(JSON.stringify([...visitor.cookies])).not.toContain('secret');
  });

  it('with a token that opens nothing is told that their session has ended', async () => {
    const visitor = server.visitor();
    visitor.cookies.set('cw-local-session', 'made-up-by-someone-else-and-planted-here-00');
    const reply = await visitor.get('/pears/conference');
    expect(reply.headers.location).toBe('/sign-in?ended=session');
  });

  it('reads no database for a page that anyone may see', async () => {
    const before = await contexts();
    await server.visitor().get('/sign-in');
    expect(await contexts()).toBe(before);
  });

  it('may not ask costly pages more often than a page allows, by network', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 5; n++) {
      const visitor = server.visitor({ address: `198.51.100.${n}` });
      statuses.push((await visitor.post('/sign-in')).statusCode);
    }
    expect(statuses).toEqual([303, 303, 303, 429, 429]);
    expect((await server.visitor({ address: '203.0.113.1' }).post('/sign-in')).statusCode).toBe(303);
  });
});

describe('a form that is not ours', () => {
  it.each([
    ['from another site', { origin: 'https://evil.example' }],
    ['from nowhere', { origin: '' }],
    ['from a page without an origin', { origin: 'null' }],
    ['from another port of this machine', { origin: 'http://127.0.0.1:9' }],
    ['that the browser calls cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['that the browser calls same-site', { 'sec-fetch-site': 'same-site' }],
    ['to a name of the attacker’s that leads here', { host: 'evil.example', origin: 'http://evil.example' }],
  ])('%s is refused', async (_, headers) => {
    const officer = await server.signedIn('officer', 'council');
    const reply = await officer.post('/pears', { name: 'x' }, headers);
    expect(reply.statusCode).toBe(403);
    expect(wordsOf(reply.body)).toContain('This form has expired');
  });

  it('without a token, with a made-up one, or with another person’s, is refused', async () => {
    const officer = await server.signedIn('officer', 'council');
    const other = await server.signedIn('officer', 'council');
    await other.get('/pears/conference');
    await officer.get('/pears/conference');
    for (const token of ['', 'x'.repeat(43), other.csrf])
      expect((await officer.post('/pears', { _csrf: token, name: 'x' })).statusCode).toBe(403);
    expect((await officer.post('/pears', { name: 'x' })).statusCode).toBe(303);
  });

  it('before signing in needs the token of this very browser', async () => {
    const one = server.visitor({ address: '192.0.2.1' });
    const two = server.visitor({ address: '192.0.2.1' });
    await one.get('/sign-in');
    await two.get('/sign-in');
    expect((await one.post('/sign-in', { _csrf: two.csrf })).statusCode).toBe(403);
    expect((await one.post('/sign-in')).statusCode).toBe(303);
  });

  it('may send its token in a header instead, as scripts do', async () => {
    const officer = await server.signedIn('officer', 'council');
    await officer.get('/pears/conference');
    const headers = { 'x-csrf-token': officer.csrf };
    const form = new URLSearchParams({ name: 'x' }).toString();
    const reply = await server.app.inject({
      method: 'POST',
      url: '/pears',
      payload: form,
      headers: {
        ...headers,
        host: '127.0.0.1:8443',
        origin: 'http://127.0.0.1:8443',
        'content-type': 'application/x-www-form-urlencoded',
        cookie: [...officer.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    expect(reply.statusCode).toBe(303);
  });
});

const multipart = (parts: string[]) => `${parts.map((part) => `--xyz\r\n${part}\r\n`).join('')}--xyz--\r\n`;
const field = (name: string, value: string) =>
  `content-disposition: form-data; name="${name}"\r\n\r\n${value}`;
const file = (bytes: string) =>
  `content-disposition: form-data; name="extract"; filename="april.csv"\r\ncontent-type: text/csv\r\n\r\n${bytes}`;

async function send(parts: string[], url = '/pears/file') {
  const officer = await server.signedIn('officer', 'council');
  await officer.get('/pears/conference');
  drained = '';
  return server.app.inject({
    method: 'POST',
    url: url.replace('TOKEN', encodeURIComponent(officer.csrf)),
    payload: multipart(parts.map((part) => part.replace('TOKEN', officer.csrf))),
    headers: {
      host: '127.0.0.1:8443',
      origin: 'http://127.0.0.1:8443',
      'content-type': 'multipart/form-data; boundary=xyz',
      cookie: [...officer.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    },
  });
}

describe('a form with a file', () => {
  it('streams, its token being the first part', async () => {
    const reply = await send([field('_csrf', 'TOKEN'), field('kind', 'full'), file('a,b\n1,2\n')]);
    expect(reply.json()).toEqual({ name: 'april.csv', kind: 'full' });
    expect(drained).toBe('a,b\n1,2\n');
  });

  it('may carry its token in the address', async () => {
    const reply = await send([field('kind', 'full'), file('a')], '/pears/file?_csrf=TOKEN');
    expect(reply.statusCode).toBe(200);
  });

  it('is refused without a token, and none of the file is kept', async () => {
    const reply = await send([file('a,b\n'.repeat(50_000))]);
    expect(reply.statusCode).toBe(403);
    expect(drained).toBe('');
  });
});

describe('at the edge', () => {
  it('says that it is alive, and nothing else', async () => {
    const reply = await server.app.inject('/healthz');
    expect([reply.statusCode, reply.body]).toEqual([200, 'ok']);
  });

  it('streams a CSV as a download with a harmless name', async () => {
    const officer = await server.signedIn('officer', 'council');
    const reply = await officer.get('/pears.csv');
    expect(reply.body).toBe('name\nComice\n');
    expect(reply.headers['content-disposition']).toBe('attachment; filename="pears-of--.csv"');
  });

  it('refuses a form over a megabyte, JSON, and a key that would change every object', async () => {
    const officer = await server.signedIn('officer', 'council');
    expect((await officer.post('/pears', { name: 'x'.repeat(1_100_000) })).statusCode).toBe(413);
    expect((await officer.post('/pears', {}, { 'content-type': 'application/json' })).statusCode).toBe(415);
    await officer.post('/pears', { ['__proto__']: 'x', 'constructor.prototype': 'y', name: 'x' });
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('serves built files for a year, and nothing above them', async () => {
    const css = await server.app.inject('/assets/manifest.json');
    if (css.statusCode === 200) expect(css.headers['cache-control']).toContain('immutable');
    for (const path of [
      '/assets/../package.json',
      '/assets/%2e%2e/package.json',
      '/assets/..%2fpackage.json',
    ])
      expect((await server.app.inject(path)).statusCode, path).toBe(404);
  });

  it('tells those who come when it is full to come back in a second', async () => {
    const small = await openTestServer(database, { routes, limits: { requestsAtOnce: 0 } });
    const reply = await small.app.inject('/sign-in');
    expect([reply.statusCode, reply.headers['retry-after']]).toEqual([503, '1']);
    await small.close();
  });

  it('logs the route, never the address', async () => {
    lines.length = 0;
    const officer = await server.signedIn('officer', 'council');
    await officer.get('/pears/conference?q=Ashcombe');
    expect(lines.join()).toContain('"route":"GET /pears/:name"');
    expect(lines.join()).not.toMatch(/Ashcombe|conference/);
  });
});

describe('over HTTPS', () => {
  it('cookies are Secure, for this host only, out of reach of scripts', async () => {
    const secure = await openTestServer(database, { routes, origin: 'https://asb.example.gov.uk' });
    const reply = await secure.visitor().get('/pears/conference');
    expect(reply.headers['set-cookie']).toMatch(
      /^__Host-cw-return=[\w-]+; Max-Age=1800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(reply.headers['strict-transport-security']).toContain('max-age=31536000');
    await secure.close();
  });
});

async function contexts(): Promise<number> {
  const { rows } = await database.admin.query<{ n: number }>('select count(*)::int as n from ctx.context');
  return rows[0]?.n ?? 0;
}
