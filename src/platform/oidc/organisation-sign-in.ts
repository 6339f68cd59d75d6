import * as oidc from 'openid-client';
import { ok, refuse, type Result } from '../../kernel/result.ts';

export interface OrganisationSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Where the provider sends people back: `https://asb.example.gov.uk/sign-in/organisation/back`. */
  redirectUri: string;
  /** Values of `acr` that mean a second factor, for providers that do not send `amr`; they are asked for, too. */
  secondFactorAcr?: readonly string[];
}

/** Someone whom their organisation vouches for, with a second factor. */
export interface VouchedPerson {
  issuer: string;
  subject: string;
  /** Only when the provider says it has verified the address. */
  verifiedEmail: string | undefined;
}

/** Single sign-on (OpenID Connect: authorisation code with PKCE, state and nonce). */
export interface OrganisationSignIn {
  /** @returns where to send the browser, and what to keep (sealed) until it is back */
  begin(): Promise<Result<{ url: string; kept: string }>>;
  /** @param query what stands after `?` in the address the browser came back to */
  finish(query: URLSearchParams, kept: string): Promise<Result<VouchedPerson>>;
}

interface Kept {
  verifier: string;
  state: string;
  nonce: string;
}

/** Finds the provider at first use, so that a provider that is down does not keep the program from starting. */
export function openOrganisationSignIn(settings: OrganisationSettings): OrganisationSignIn {
  let found: Promise<oidc.Configuration> | undefined;
  const provider = async () => {
    found ??= discover(settings);
    try {
      return await found;
    } catch (thrown) {
      found = undefined;
      throw thrown;
    }
  };
  const acr = settings.secondFactorAcr ?? [];
  return {
    async begin() {
      try {
        const verifier = oidc.randomPKCECodeVerifier();
        const kept: Kept = { verifier, state: oidc.randomState(), nonce: oidc.randomNonce() };
        const url = oidc.buildAuthorizationUrl(await provider(), {
          redirect_uri: settings.redirectUri,
          scope: 'openid profile email',
          code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          state: kept.state,
          nonce: kept.nonce,
          ...(acr.length > 0 ? { acr_values: acr.join(' ') } : {}),
        });
        return ok({ url: url.href, kept: JSON.stringify(kept) });
      } catch {
        return unreachable();
      }
    },
    async finish(query, kept) {
      const expected = JSON.parse(kept) as Kept;
      const back = new URL(settings.redirectUri);
      back.search = query.toString();
      let claims: oidc.IDToken | undefined;
      try {
        const tokens = await oidc.authorizationCodeGrant(await provider(), back, {
          pkceCodeVerifier: expected.verifier,
          expectedState: expected.state,
          expectedNonce: expected.nonce,
          idTokenExpected: true,
        });
        claims = tokens.claims();
      } catch (thrown) {
        // A refusal by the provider, and any fault of issuer, audience, signature, time, state or nonce.
        if (isOutage(thrown)) return unreachable();
        return notAccepted();
      }
      if (!claims) return notAccepted();
      if (!hasSecondFactor(claims, acr))
        return refuse(
          'forbidden',
          'sign-in/no-second-factor',
          'Your organisation signed you in without a second factor (a code or an app), which these records need. Set one up with your organisation, then sign in again.',
        );
      return ok({ issuer: claims.iss, subject: claims.sub, verifiedEmail: verifiedEmailOf(claims) });
    },
  };
}

function discover(settings: OrganisationSettings): Promise<oidc.Configuration> {
  const issuer = new URL(settings.issuer);
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(issuer.hostname);
  return oidc.discovery(issuer, settings.clientId, settings.clientSecret, undefined, {
    timeout: 10,
    execute: [
      // Without it the library trusts the connection and leaves the token's signature unchecked.
      oidc.enableNonRepudiationChecks,
      // Plain HTTP only to a provider on this machine: for trying things out.
      ...(issuer.protocol === 'http:' && isHere ? [oidc.allowInsecureRequests] : []),
    ],
  });
}

/** `amr` as Entra ID and RFC 8176 have it; or an `acr` this partnership has agreed with its provider. */
function hasSecondFactor(claims: oidc.IDToken, acr: readonly string[]): boolean {
  const methods = claims['amr'];
  return (
    (Array.isArray(methods) && methods.includes('mfa')) ||
    (typeof claims['acr'] === 'string' && acr.includes(claims['acr']))
  );
}

/**
 * Entra ID lets anyone put any address into `email`; `xms_edov` says that the domain's owner was checked. `preferred_username`
 * may change hands, so it is never used to find an account.
 */
function verifiedEmailOf(claims: oidc.IDToken): string | undefined {
  const isVerified =
    claims['email_verified'] === true || [true, 1, '1', 'true'].includes(claims['xms_edov'] as string);
  return isVerified && typeof claims['email'] === 'string' ? claims['email'].toLowerCase() : undefined;
}

/** The provider could not be asked: a socket that failed, or an answer of 5xx. */
function isOutage(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  if (thrown instanceof TypeError) return true;
  return 'status' in thrown && typeof thrown.status === 'number' && thrown.status >= 500;
}

function unreachable(): Result<never> {
  return refuse(
    'refused',
    'sign-in/organisation-unreachable',
    'Your organisation’s sign-in does not answer at this moment. Try again in a few minutes.',
  );
}

function notAccepted(): Result<never> {
  return refuse(
    'forbidden',
    'sign-in/organisation-not-accepted',
    'What your organisation’s sign-in answered could not be accepted. Begin again; if it happens twice, tell your administrator.',
  );
}
