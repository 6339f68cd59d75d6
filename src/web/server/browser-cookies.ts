import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { openText, sealText } from './sealed-text.ts';

const minuteS = 60;
const dayS = 24 * 60 * minuteS;

/**
 * What the browser holds. Over HTTPS each name begins `__Host-`, which a browser accepts only with Secure, this very host
 * and the whole path; over plain HTTP (this machine only) a browser would refuse that, so the names differ.
 */
export interface BrowserCookies {
  session(request: FastifyRequest): string | undefined;
  setSession(reply: FastifyReply, token: string | null): void;
  deviceTokens(request: FastifyRequest): string[];
  setDeviceTokens(reply: FastifyReply, tokens: readonly string[]): void;
  /** The token that ties forms to this browser before there is a session; made when there is none. */
  formToken(request: FastifyRequest, reply: FastifyReply): string;
  knownFormToken(request: FastifyRequest): string | undefined;
  sealed(request: FastifyRequest, name: SealedName): string | undefined;
  setSealed(reply: FastifyReply, name: SealedName, text: string | null): void;
}

export type SealedName = 'flash' | 'return' | 'kept';

const sealedSeconds: Record<SealedName, number> = {
  flash: minuteS,
  return: 30 * minuteS,
  kept: 10 * minuteS,
};

/** Browsers drop a cookie over 4,096 bytes; what would not fit is not kept. */
const mostBytes = 3500;

export function browserCookies(options: {
  isSecure: boolean;
  key: Buffer;
  nowS: () => number;
}): BrowserCookies {
  const { isSecure, key, nowS } = options;
  const name = (short: string) => (isSecure ? `__Host-cw-${short}` : `cw-local-${short}`);
  const held = (request: FastifyRequest, short: string) => request.cookies[name(short)] || undefined;
  const set = (reply: FastifyReply, short: string, value: string | null, maxAge?: number) => {
    reply.setCookie(name(short), value ?? '', {
      path: '/',
      httpOnly: true,
      secure: isSecure,
      sameSite: 'lax',
      ...(value === null ? { maxAge: 0 } : maxAge === undefined ? {} : { maxAge }),
    });
  };
  return {
    session: (request) => held(request, 'session'),
    setSession: (reply, token) => set(reply, 'session', token),
    deviceTokens: (request) =>
      (held(request, 'device') ?? '').split('.').filter((token) => /^[\w-]{43}$/.test(token)),
    setDeviceTokens: (reply, tokens) => set(reply, 'device', tokens.join('.'), 180 * dayS),
    knownFormToken: (request) => held(request, 'form'),
    formToken(request, reply) {
      const known = held(request, 'form');
      if (known && /^[\w-]{22}$/.test(known)) return known;
      const made = randomBytes(16).toString('base64url');
      set(reply, 'form', made);
      return made;
    },
    sealed(request, sealedName) {
      const text = held(request, sealedName);
      return text === undefined ? undefined : openText(key, sealedName, text, nowS());
    },
    setSealed(reply, sealedName, text) {
      const seconds = sealedSeconds[sealedName];
      const sealed = text === null ? null : sealText(key, sealedName, text, nowS() + seconds);
      if (sealed === null || sealed.length <= mostBytes) set(reply, sealedName, sealed, seconds);
    },
  };
}
