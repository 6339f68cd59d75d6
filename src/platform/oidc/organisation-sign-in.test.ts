import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openIdentityProvider, type IdentityProvider } from '../../../tests/fixtures/identity-provider.ts';
import { openOrganisationSignIn, type OrganisationSignIn } from './index.ts';

const redirectUri = 'http://127.0.0.1:8443/sign-in/organisation/back';
const entra = {
  oid: '7d8a2f10-5d5c-4b1e-9d0e-0d6b2c1f0a11',
  tid: '2f3c1b9a-1111-4222-8333-444455556666',
  preferred_username: 'b.ashcombe@wexcombe.example',
  name: 'Bryony Ashcombe',
};

describe('an organisation’s own sign-in', () => {
  let provider: IdentityProvider;
  let organisation: OrganisationSignIn;
  beforeAll(async () => {
    provider = await openIdentityProvider(redirectUri);
    organisation = openOrganisationSignIn(provider);
  });
  afterAll(() => provider.close());

  async function goThere(claims: object, subject = 'AAAA-bryony') {
    provider.person = { subject, claims: { ...entra, ...claims } };
    const begun = await organisation.begin();
    if (!begun.ok) throw new Error(begun.refusal.message);
    const back = await provider.visit(begun.value.url);
    return { begun: begun.value, back };
  }

  it('asks with PKCE, state and nonce, and takes the answer of someone with a second factor', async () => {
    const { begun, back } = await goThere({
      amr: ['pwd', 'mfa'],
      email: 'B.Ashcombe@wexcombe.example',
      email_verified: true,
    });
    const asked = new URL(begun.url).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'state', 'nonce'])
      expect(asked.get(name)?.length).toBeGreaterThan(20);
    expect(await organisation.finish(back.searchParams, begun.kept)).toEqual({
      ok: true,
      value: {
        issuer: provider.issuer,
        subject: 'AAAA-bryony',
        verifiedEmail: 'b.ashcombe@wexcombe.example',
      },
    });
  });

  it('refuses someone without a second factor, in a sentence that says what to do', async () => {
    for (const amr of [undefined, ['pwd'], 'mfa', []]) {
      const { begun, back } = await goThere(amr === undefined ? {} : { amr });
      const answer = await organisation.finish(back.searchParams, begun.kept);
      expect(answer).toMatchObject({ ok: false, refusal: { code: 'sign-in/no-second-factor' } });
    }
  });

  it('takes an acr that was agreed with the provider instead', async () => {
    const agreed = openOrganisationSignIn({ ...provider, secondFactorAcr: ['urn:example:two'] });
    const outcome = async (acr: string) => {
      const { begun, back } = await goThere({ acr });
      return (await agreed.finish(back.searchParams, begun.kept)).ok;
    };
    expect([await outcome('urn:example:two'), await outcome('urn:example:one')]).toEqual([true, false]);
  });

  it('takes an address only when the provider verified it, and never the user name', async () => {
    const cases = [
      [{ email: 'a@example.org', email_verified: true }, 'a@example.org'],
      [{ email: 'a@example.org', xms_edov: true }, 'a@example.org'],
      [{ email: 'a@example.org', email_verified: false }, undefined],
      [{ email: 'a@example.org' }, undefined],
      [{ email_verified: true }, undefined],
    ] as const;
    for (const [claims, email] of cases) {
      const { begun, back } = await goThere({ amr: ['mfa'], ...claims });
      const answer = await organisation.finish(back.searchParams, begun.kept);
      expect(answer.ok && answer.value.verifiedEmail).toBe(email);
    }
  });

  it('refuses an answer with another state, nonce or verifier, and a code used twice', async () => {
    for (const change of ['state', 'nonce', 'verifier']) {
      const { begun, back } = await goThere({ amr: ['mfa'] });
      const kept = { ...JSON.parse(begun.kept), [change]: 'x'.repeat(43) };
      const answer = await organisation.finish(back.searchParams, JSON.stringify(kept));
      expect(answer, change).toMatchObject({
        ok: false,
        refusal: { code: 'sign-in/organisation-not-accepted' },
      });
    }
    const { begun, back } = await goThere({ amr: ['mfa'] });
    expect((await organisation.finish(back.searchParams, begun.kept)).ok).toBe(true);
    expect((await organisation.finish(back.searchParams, begun.kept)).ok).toBe(false);
  });

  it('says so when the provider says no, and when it cannot be reached', async () => {
    const { begun } = await goThere({ amr: ['mfa'] });
    const { state } = JSON.parse(begun.kept) as { state: string };
    const no = new URLSearchParams({ error: 'access_denied', state, iss: provider.issuer });
    expect(await organisation.finish(no, begun.kept)).toMatchObject({
      refusal: { code: 'sign-in/organisation-not-accepted' },
    });
    const nowhere = openOrganisationSignIn({ ...provider, issuer: 'http://127.0.0.1:9' });
    expect(await nowhere.begin()).toMatchObject({ refusal: { code: 'sign-in/organisation-unreachable' } });
  });
});

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A provider that signs whatever it is told to. */
async function openForger(
  change: (claims: Record<string, unknown>) => object,
  by?: KeyObject,
  alg = 'RS256',
) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let nonce = '';
  const server = createServer((request, response) => {
    const send = (value: object) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(value));
    };
    if (request.url === '/.well-known/openid-configuration')
      return send({
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
      });
    if (request.url === '/keys')
      return send({
        keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', use: 'sig', alg: 'RS256' }],
      });
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: issuer,
      aud: 'commonweal',
      sub: 's',
      iat: now,
      exp: now + 60,
      nonce,
      amr: ['mfa'],
    };
    const body = `${encode({ alg, kid: 'k' })}.${encode({ ...claims, ...change(claims) })}`;
    const signature =
      alg === 'none' ? '' : sign('sha256', Buffer.from(body), by ?? privateKey).toString('base64url');
    return send({ access_token: 'x', token_type: 'Bearer', id_token: `${body}.${signature}` });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const organisation = openOrganisationSignIn({
    issuer,
    clientId: 'commonweal',
    clientSecret: 'secret',
    redirectUri,
  });
  const begun = await organisation.begin();
  if (!begun.ok) throw new Error('no forger');
  const { state, nonce: asked } = JSON.parse(begun.value.kept) as { state: string; nonce: string };
  nonce = asked;
  const answer = await organisation.finish(new URLSearchParams({ code: 'c', state }), begun.value.kept);
  server.closeAllConnections();
  server.close();
  return answer;
}

describe('a token that is not for us', () => {
  it('is one, when nothing is changed, that is taken: so the forger forges well', async () => {
    expect((await openForger(() => ({}))).ok).toBe(true);
  });

  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  it.each([
    ['for another client', () => ({ aud: 'someone-else' })],
    ['for several, given to another', () => ({ aud: ['commonweal', 'other'], azp: 'other' })],
    ['of another issuer', () => ({ iss: 'https://login.example' })],
    ['that has run out', () => ({ exp: Math.floor(Date.now() / 1000) - 120 })],
    ['with another nonce', () => ({ nonce: createHash('sha256').update('x').digest('base64url') })],
    ['without a nonce', () => ({ nonce: undefined })],
  ])('%s is refused', async (_, change) => {
    expect(await openForger(change)).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } });
  });
  it('not signed at all is refused', async () => {
    expect((await openForger(() => ({}), undefined, 'none')).ok).toBe(false);
  });
  it('signed by a stranger is refused', async () => {
    expect((await openForger(() => ({}), stranger)).ok).toBe(false);
  });
});
