import type { VNode } from 'preact';
import type { UserActor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Refusal, Result } from '../../kernel/result.ts';
import type { Policy, UseCase } from '../../kernel/use-case.ts';

export type Method = 'GET' | 'POST';

/** What a form sent: one text per field, or several where a field repeats. */
export type FormBody = Record<string, string | string[]>;

/** A file sent with a form, as a stream that must be read or drained. */
export interface UploadedFile {
  field: string;
  fileName: string;
  stream: NodeJS.ReadableStream;
}

/** A request as a route sees it: who asks, what for, and the one way to get anything done. */
export interface Asked {
  actor: UserActor;
  params: Record<string, string>;
  query: URLSearchParams;
  body: FormBody;
  /** The first file of a multipart form; routes that take one say so with `upload: true`. */
  file?: UploadedFile;
  /** Path and query, for links back and for tables that keep their state in the URL. */
  url: string;
  csrf: string;
  nonce: string;
  requestId: string;
  clock: Clock;
  policy: Policy;
  perform<I, O>(useCase: UseCase<I, O>, input: unknown): Promise<Result<O>>;
}

/** What a route answers. Pages come wrapped in the layout; a refusal becomes the right error page and status. */
export type Answer =
  | { kind: 'page'; title: string; body: VNode; section?: string; wide?: boolean; status?: number }
  | { kind: 'redirect'; to: string; flash?: string }
  | { kind: 'csv'; fileName: string; text: string | AsyncIterable<string> }
  | { kind: 'json'; value: unknown }
  | { kind: 'refused'; refusal: Refusal };

export interface Route {
  method: Method;
  /** Fastify's path syntax: `/incidents/:reference`. */
  path: string;
  upload?: boolean;
  answer(asked: Asked): Promise<Answer>;
}

export function page(
  title: string,
  body: VNode,
  more: { section?: string; wide?: boolean; status?: number } = {},
): Answer {
  return { kind: 'page', title, body, ...more };
}

export function redirect(to: string, flash?: string): Answer {
  return flash === undefined ? { kind: 'redirect', to } : { kind: 'redirect', to, flash };
}

export function refused(refusal: Refusal): Answer {
  return { kind: 'refused', refusal };
}
