import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

/** Names of this machine under which a browser may reach it when no origin is configured. */
const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Whether a request that changes something comes from a page of ours: Origin must be given and be ours, and where the
 * browser says Sec-Fetch-Site that must agree. A page of ours is sent with `Referrer-Policy: same-origin`; under
 * `no-referrer` a browser would send `Origin: null` even for our own forms.
 *
 * @param origin what people type, when it is configured; otherwise only this machine's own names are ours
 */
export function isFromUs(request: FastifyRequest, origin: string | undefined): boolean {
  const said = request.headers.origin;
  const site = request.headers['sec-fetch-site'];
  if (said === undefined || (site !== undefined && site !== 'same-origin')) return false;
  if (origin !== undefined) return said === new URL(origin).origin;
  const host = request.headers.host ?? '';
  return loopbackNames.has(host.replace(/:\d+$/, '')) && said === `http://${host}`;
}

/** The token a page of this holder's must send back: nothing is stored, and no other holder's token fits. */
export function formTokenFor(key: Buffer, holder: string): string {
  return createHmac('sha256', key).update('form token').update(holder).digest('base64url');
}

export function isFormTokenFor(key: Buffer, holder: string, given: string | undefined): boolean {
  const expected = Buffer.from(formTokenFor(key, holder));
  const actual = Buffer.from(given ?? '');
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
