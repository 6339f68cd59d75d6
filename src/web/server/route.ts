import type { VNode } from 'preact';
import type { UserActor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Refusal, Result } from '../../kernel/result.ts';
import type { AnyUseCase, Policy, UseCase } from '../../kernel/use-case.ts';
import type { Session } from '../../platform/session/index.ts';
import type { LayoutProps } from '../layout.tsx';

export type Method = 'GET' | 'POST';

/** What a form sent: one text per field, or several where a field repeats. */
export type FormBody = Record<string, string | string[]>;

/** A file sent with a form, as a stream that must be read or drained. */
export interface UploadedFile {
  field: string;
  fileName: string;
  stream: NodeJS.ReadableStream;
  /** True once the stream has ended because the file was over the limit: what was read is only its beginning. */
  isTooLarge(): boolean;
}

/** What every route sees of a request. */
interface Request {
  params: Record<string, string>;
  query: URLSearchParams;
  body: FormBody;
  /** The first file of a multipart form; routes that take one say so with `upload: true`. */
  file?: UploadedFile;
  /** Path and query, for links back and for tables that keep their state in the URL. */
  url: string;
  /** The address people type: `https://asb.example.gov.uk`, for links that leave the program. */
  origin: string;
  csrf: string;
  nonce: string;
  requestId: string;
  clock: Clock;
  policy: Policy;
  /** The one way to get anything done. */
  perform<I, O>(useCase: UseCase<I, O>, input: unknown): Promise<Result<O>>;
}

/** A request from someone signed in; what is performed is performed in their name. */
export interface Asked extends Request {
  actor: UserActor;
  session: Session;
}

/** A request from someone who is not, or not yet: what is performed is performed by the program's own `sign-in`. */
export interface Arrival extends Request {
  /** Read only by routes for people part of the way through signing in. */
  session: Session | undefined;
  /** The part of the address that one subscriber holds: IPv4 /24, IPv6 /64. */
  network: string;
  /** Tokens by which this browser is known to some of those who use it. */
  deviceTokens: readonly string[];
  /** "Firefox on Windows", for the person's list of sessions. */
  deviceName: string;
  /** Where the person was going when they were asked to sign in; "/" when nowhere. */
  returnTo: string;
  /** What an earlier answer asked this browser to keep, sealed, for ten minutes. */
  kept: string | undefined;
}

/** What the browser is to hold from now on. */
export interface BrowserChange {
  /** A new session token, or null to forget the present one. */
  session?: string | null;
  /** Tokens by which this browser is known, newest first. */
  deviceTokens?: readonly string[];
  /** Kept sealed for ten minutes; null forgets it. */
  keep?: string | null;
  /** The person has got where they were going. */
  arrived?: boolean;
}

export type PageOptions = Pick<
  Partial<LayoutProps>,
  | 'section'
  | 'wide'
  | 'hasFaults'
  | 'regime'
  | 'back'
  | 'breadcrumbs'
  | 'scripts'
  | 'styles'
  | 'refreshSeconds'
> & {
  /** Otherwise 200, or 422 when the page shows faults. */
  status?: number;
  /** Said in the header Retry-After, with status 429. */
  retryAfterSeconds?: number;
  browser?: BrowserChange;
};

/** What a route answers. Pages come wrapped in the layout; a refusal becomes the right error page and status. */
export type Answer =
  | ({ kind: 'page'; title: string; body: VNode } & PageOptions)
  | { kind: 'redirect'; to: string; flash?: string; browser?: BrowserChange }
  | { kind: 'csv'; fileName: string; text: string | AsyncIterable<string> }
  | { kind: 'json'; value: unknown; keepSeconds?: number }
  | { kind: 'refused'; refusal: Refusal };

interface RouteForAny {
  method: Method;
  /** Fastify's path syntax: `/incidents/:reference`. */
  path: string;
  /** Takes a multipart form; its fields must stand before its file. */
  upload?: boolean;
  /** Most requests a minute from one network, where a request costs much or guesses something. */
  perMinute?: number;
}

/** For people signed in; everyone else is sent to sign in, and brought back. */
export interface StaffRoute extends RouteForAny {
  access?: 'signed-in';
  /** The use-case the page leads to: those who may not perform it are told so before they fill in a form. */
  needs?: AnyUseCase;
  /** Asked by a script by itself, so no sign of the person: the time until they are signed out runs on. */
  quiet?: boolean;
  answer(asked: Asked): Promise<Answer>;
}

/**
 * For people not signed in: `anyone` reads no session and touches no database by itself; `signing-in` reads the session
 * of someone part of the way, and sends others to the beginning.
 */
export interface OpenRoute extends RouteForAny {
  access: 'anyone' | 'signing-in';
  answer(arrival: Arrival): Promise<Answer>;
}

export type Route = StaffRoute | OpenRoute;

export function page(title: string, body: VNode, more: PageOptions = {}): Answer {
  return { kind: 'page', title, body, ...more };
}

/** @param flash one sentence shown at the top of the next page, once */
export function redirect(to: string, flash?: string, browser?: BrowserChange): Answer {
  return {
    kind: 'redirect',
    to,
    ...(flash === undefined ? {} : { flash }),
    ...(browser === undefined ? {} : { browser }),
  };
}

export function refused(refusal: Refusal): Answer {
  return { kind: 'refused', refusal };
}

export function csv(fileName: string, text: string | AsyncIterable<string>): Answer {
  return { kind: 'csv', fileName, text };
}

/** @param keepSeconds how long the reader's own browser may keep it: only what is about nobody, at an address of its version */
export function json(value: unknown, keepSeconds?: number): Answer {
  return keepSeconds === undefined ? { kind: 'json', value } : { kind: 'json', value, keepSeconds };
}

/** Where a fresh code stands in a form that is sent again. */
export const freshCodeField = '_code';

export type JudgedFreshCode = { kind: 'right' } | { kind: 'wrong' } | { kind: 'wait'; seconds: number };

/** A second factor in the middle of things: what was sent is kept, and goes on once the code is right. */
export interface FreshFactor {
  confirm(arrival: Arrival, code: string): Promise<JudgedFreshCode>;
  /** @param judged what was wrong with the code before, if there was one */
  ask(asked: Asked, sent: FormBody, judged?: JudgedFreshCode): Answer;
}
